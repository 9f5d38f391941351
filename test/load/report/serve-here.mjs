/** The server as it would be if it made reports in its own process: to compare with. */
import { createServer, newLog, readConfiguration } from '../../../dist/cli/apps/api/src/index.js';

const app = await createServer(readConfiguration(process.env), newLog('error'), 'here');
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
