/**
 * A database with so many children at two waves, synthetic and named so.
 *
 *   node test/load/report/million/build.mjs --children 1000000 --database sqlite:/tmp/million.sqlite
 *
 * The frame is made by the server's services, rows are written past it in bulk: identities, audit and assignments are
 * left out, since no report reads them. The file is SQLite; carry.mjs takes its rows to PostgreSQL.
 */
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule, readConfiguration } from '../../../../dist/cli/apps/api/src/index.js';
import { partsOf, sqliteWriter } from './bulk.mjs';
import { Children } from './children.mjs';
import { makeFrame } from './frame.mjs';

const { values: options } = parseArgs({
  options: { children: { type: 'string', default: '10000' }, database: { type: 'string' } },
});
const configuration = readConfiguration({ TONGXING_DATABASE: options.database });
const app = await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false });
const frame = await makeFrame(app);
await app.close();

const { database } = configuration;
const writer = sqliteWriter(database.path);
const start = performance.now();
await writer.write(partsOf(new Children(frame, Number(options.children))));
await writer.close();
process.stdout.write(
  `${options.children} children written in ${((performance.now() - start) / 1000).toFixed(0)} s\n`,
);
