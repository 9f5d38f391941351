import { connect, connectionOptions, migrate, readConfiguration, SCHEMA } from '@tongxing/api';
import type { DataSource } from 'typeorm';
import { tongxing } from '../support/command.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';

describe.each(ENGINES)('migrations on %s', (engine) => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await newDatabase(engine);
    const { database: address } = readConfiguration({ TONGXING_DATABASE: database.address });
    dataSource = await connect(connectionOptions(address, SCHEMA));
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** What would have to change for the schema to be the entities': nothing. */
  const drift = async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };
  const tables = async () => {
    const runner = dataSource.createQueryRunner();
    const names = (await runner.getTables()).map(({ name }) => name.replace('public.', ''));
    await runner.release();
    return names.filter((name) => !/^(migration$|typeorm_|sqlite_)|\./.test(name)).sort();
  };

  it('bring an empty database to the shape of the entities, and change nothing when run again', async () => {
    await migrate(dataSource);
    expect(await drift()).toEqual([]);
    expect(await tables()).toEqual(SCHEMA.entities.map((e) => dataSource.getMetadata(e).tableName).sort());
    await migrate(dataSource);
    expect(await dataSource.showMigrations()).toBe(false);
  });

  it('can be undone to nothing and done again', async () => {
    await migrate(dataSource);
    let left = SCHEMA.migrations.length;
    while (left-- > 0) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await tables()).toEqual([]);
    await migrate(dataSource);
    expect(await drift()).toEqual([]);
  });

  it('run once when three processes start together', async () => {
    const starts = [1, 2, 3].map(() => tongxing(database.address, 'instruments', 'list'));
    const ended = await Promise.all(starts.map((start) => start.ended));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    expect(await dataSource.query('SELECT count(*) AS n FROM migration')).toEqual([
      { n: engine === 'sqlite' ? SCHEMA.migrations.length : String(SCHEMA.migrations.length) },
    ]);
    expect(await drift()).toEqual([]);
  });
});
