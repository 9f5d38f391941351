import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule, DataKeyEntity, KeyRotation, Keys, readConfiguration, UnitOfWork } from '@tongxing/api';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const PLACE = { table: 'identity', column: 'name', row: '1' };

describe.each(ENGINES)('keys on %s', (engine) => {
  let api: TestApi;
  let unitOfWork: UnitOfWork;
  let keys: Keys;

  beforeAll(async () => {
    api = await startApi(engine);
    unitOfWork = api.app.get(UnitOfWork);
    keys = api.app.get(Keys);
  });
  afterAll(() => api.stop());

  const newScope = () => ({ purpose: 'identities' as const, project: v7() });
  type Scope = ReturnType<typeof newScope>;
  const seal = (scope: Scope, text: string) =>
    unitOfWork.write(async (tx) => (await keys.toWrite(tx, scope)).seal(PLACE, text));
  const open = (scope: Scope, sealed: string) =>
    unitOfWork.read(async (view) => (await keys.toRead(view, scope)).open(PLACE, sealed));
  const stored = ({ project }: Scope) =>
    unitOfWork.read((view) => view.manager.findBy(DataKeyEntity, { scope: project }));

  it('are made when first needed, one for a project however many ask at once', async () => {
    const scope = newScope();
    const sealed = await Promise.all(Array.from({ length: 20 }, (_, i) => seal(scope, `text ${String(i)}`)));
    expect(await stored(scope)).toMatchObject([{ ordinal: 1, state: 'active', purpose: 'identities' }]);
    const opened = await Promise.all(sealed.map((text) => open(scope, text)));
    expect(opened).toEqual(sealed.map((_, i) => `text ${String(i)}`));
  });

  it('of one project open nothing of another', async () => {
    const [one, other] = [newScope(), newScope()];
    const sealed = await seal(one, '王小明');
    await seal(other, '李小红');
    await expect(open(other, sealed)).rejects.toThrow('not at hand');
  });

  it('once destroyed open nothing, and no new one takes their place', async () => {
    const scope = newScope();
    const sealed = await seal(scope, '王小明');
    expect(await unitOfWork.write((tx) => keys.destroy(tx, scope))).toBe(1);
    expect(await stored(scope)).toMatchObject([{ state: 'destroyed', wrapped: null }]);
    await expect(open(scope, sealed)).rejects.toThrow('key-destroyed');
    await expect(seal(scope, '李小红')).rejects.toThrow('key-destroyed');
  });

  it('by which values are looked up are never exchanged: they cannot be made anew', async () => {
    const purpose = 'identities-index';
    const { project } = newScope();
    await unitOfWork.write((tx) => keys.toWrite(tx, { purpose, project }));
    const rotation = api.app.get(KeyRotation);
    expect(await rotation.places(purpose)).toEqual([]);
    await expect(rotation.rotate({ purpose, scope: project })).rejects.toThrow(RangeError);
    expect(await stored({ purpose: 'identities', project })).toMatchObject([{ purpose, state: 'active' }]);
  });

  it('are not made by a transaction that fails', async () => {
    const scope = newScope();
    const failed = unitOfWork.write(async (tx) => {
      await keys.toWrite(tx, scope);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await stored(scope)).toEqual([]);
  });

  it('do not open when their row was given to another project', async () => {
    const [one, other] = [newScope(), newScope()];
    await seal(one, '王小明');
    await api.app
      .get(DataSource)
      .query(`UPDATE data_key SET scope = '${other.project}' WHERE scope = '${one.project}'`);
    await expect(seal(other, '李小红')).rejects.toThrow();
  });
});

describe('the master key of a SQLite database', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongxing-keys-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const path = () => join(folder, 'db.sqlite');
  const withApp = async <T>(work: (app: INestApplicationContext) => Promise<T>) => {
    const configuration = readConfiguration({ TONGXING_DATABASE: `sqlite:${path()}` });
    const app = await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false });
    return work(app).finally(() => app.close());
  };
  const seal = (app: INestApplicationContext) =>
    app
      .get(UnitOfWork)
      .write(async (tx) => (await app.get(Keys).toWrite(tx, { purpose: 'accounts' })).seal(PLACE, 'text'));
  const open = (app: INestApplicationContext, sealed: string) =>
    app
      .get(UnitOfWork)
      .read(async (view) => (await app.get(Keys).toRead(view, { purpose: 'accounts' })).open(PLACE, sealed));

  it('is made beside it when first needed, and found at the next start', async () => {
    await withApp(() => Promise.resolve());
    expect(existsSync(`${path()}.master-key`)).toBe(false);
    const sealed = await withApp(seal);
    expect(await withApp((app) => open(app, sealed))).toBe('text');
  });

  it('is never made anew where something is wrapped by the one that is lost', async () => {
    const sealed = await withApp(seal);
    renameSync(`${path()}.master-key`, join(folder, 'kept'));
    await expect(withApp(seal)).rejects.toThrow('keys-unavailable');
    expect(existsSync(`${path()}.master-key`)).toBe(false);
    renameSync(join(folder, 'kept'), `${path()}.master-key`);
    expect(await withApp((app) => open(app, sealed))).toBe('text');
  });

  it('is refused where it is another than the one that wraps', async () => {
    await withApp(seal);
    rmSync(`${path()}.master-key`);
    const other = join(folder, 'other.sqlite');
    const configuration = readConfiguration({ TONGXING_DATABASE: `sqlite:${other}` });
    const app = await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false });
    await seal(app).finally(() => app.close());
    renameSync(`${other}.master-key`, `${path()}.master-key`);
    await expect(withApp(seal)).rejects.toThrow('keys-unavailable');
  });
});
