import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DynamicModule, Global, Inject, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Configuration } from '../config/config.js';
import { connect, connectionOptions, type Schema } from './connect.js';
import { migrate } from './migrate.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { ReadOnlyUnitOfWork } from './read-only-unit-of-work.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import { UnitOfWork } from './unit-of-work.js';

/** Opens the database, brings its schema up to date, and gives features the unit of work as their only way in. */
@Global()
@Module({})
export class DatabaseModule implements BeforeApplicationShutdown {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  static for(database: Configuration['database'], schema: Schema): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => connectionOptions(database, schema),
          dataSourceFactory: (options) => openAndMigrate(options as DataSourceOptions),
        }),
      ],
      providers: [
        {
          provide: UnitOfWork,
          inject: [DataSource],
          useFactory: (writer: DataSource) => unitOfWork(writer, database, schema),
        },
      ],
      exports: [UnitOfWork],
    };
  }

  /** Before TypeORM's own module closes the writer: the last connection closed must be one that can tidy up. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.unitOfWork.close();
  }
}

/** The same for a process that only reads, of a database that is there and up to date. */
@Global()
@Module({})
export class ReadOnlyDatabaseModule {
  static for(database: Configuration['database'], schema: Schema): DynamicModule {
    const useFactory = (): Promise<UnitOfWork> => openReadOnly(database, schema);
    return {
      module: ReadOnlyDatabaseModule,
      providers: [{ provide: UnitOfWork, useFactory }],
      exports: [UnitOfWork],
    };
  }
}

async function openAndMigrate(options: DataSourceOptions): Promise<DataSource> {
  if (options.type === 'better-sqlite3') mkdirSync(dirname(options.database), { recursive: true });
  const dataSource = await connect(options);
  await migrate(dataSource);
  return dataSource;
}

/** A database that is only read, by a process that keeps nothing. */
async function openReadOnly(database: Configuration['database'], schema: Schema): Promise<UnitOfWork> {
  const openReader = () => connect(connectionOptions(database, schema, 'read'));
  const reader = await openReader();
  return new ReadOnlyUnitOfWork(
    database.engine === 'postgres'
      ? new PostgresUnitOfWork(reader)
      : new SqliteUnitOfWork(reader, reader, openReader),
  );
}

async function unitOfWork(
  writer: DataSource,
  database: Configuration['database'],
  schema: Schema,
): Promise<UnitOfWork> {
  if (database.engine === 'postgres') return new PostgresUnitOfWork(writer);
  const openReader = () => connect(connectionOptions(database, schema, 'read'));
  return new SqliteUnitOfWork(writer, await openReader(), openReader);
}
