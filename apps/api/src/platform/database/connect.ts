import type BetterSqlite3 from 'better-sqlite3';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import type { Configuration } from '../config/config.js';
import { SnakeCaseNaming } from './naming.js';

/** What the database holds, given by the application: the platform knows no feature. */
export interface Schema {
  readonly entities: readonly (EntityTarget<ObjectLiteral> & (new () => ObjectLiteral))[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** How long a connection waits for another process's write before it gives up, in milliseconds. */
const BUSY_TIMEOUT = 15_000;

/** The options of a connection. `synchronize` is never among them: only migrations change a schema. */
export function connectionOptions(
  database: Configuration['database'],
  schema: Schema,
  mode: 'write' | 'read' = 'write',
): DataSourceOptions {
  const shared = {
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    namingStrategy: new SnakeCaseNaming(),
    migrationsTableName: 'migration',
    logging: false,
  };
  if (database.engine === 'postgres')
    return {
      ...shared,
      type: 'postgres',
      url: database.url,
      poolSize: mode === 'write' ? 10 : 2,
      applicationName: 'tongxing',
    };
  return {
    ...shared,
    type: 'better-sqlite3',
    database: database.path,
    readonly: mode === 'read',
    timeout: BUSY_TIMEOUT,
    enableWAL: mode === 'write',
    prepareDatabase: (connection) => {
      (connection as BetterSqlite3.Database).pragma('synchronous = FULL');
      (connection as BetterSqlite3.Database).pragma('secure_delete = ON');
    },
  };
}

/** Opens a connection; on SQLite its transactions begin as writers begin. */
export async function connect(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = new DataSource(options);
  await dataSource.initialize();
  if (options.type === 'better-sqlite3')
    giveOwnRunners(dataSource, options.readonly ? 'DEFERRED' : 'IMMEDIATE');
  return dataSource;
}

/**
 * Every caller gets a query runner of its own, so that none sees another's transaction as its own. Writers
 * take the write lock when they begin: a transaction that has read and only then asks for the lock cannot
 * wait for another process, and SQLite refuses it at once.
 */
function giveOwnRunners(dataSource: DataSource, begin: 'DEFERRED' | 'IMMEDIATE'): void {
  class OwnRunner extends BetterSqlite3QueryRunner {
    override query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
      const statement = sql === 'BEGIN TRANSACTION' ? `BEGIN ${begin} TRANSACTION` : sql;
      return super.query(statement, parameters, structured) as Promise<never>;
    }
  }
  const { driver } = dataSource;
  driver.createQueryRunner = () =>
    new OwnRunner(driver as ConstructorParameters<typeof BetterSqlite3QueryRunner>[0]);
}
