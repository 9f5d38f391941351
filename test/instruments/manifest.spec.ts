import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestFaultsIn, pinVersions, readManifest, readVersion } from '@tongxing/api';

it('every shipped version is as the manifest pins it, and none is missing from it', () => {
  expect(manifestFaultsIn('surveys')).toEqual([]);
  expect(Object.keys(readManifest('surveys').versions).length).toBeGreaterThan(30);
});

describe('a manifest finds', () => {
  const VERSIONS = ['session-log/1.0.0', 'habits-health-b/1.0.0', 'licensed/phq-a/1.0.0'];
  let surveys: string;

  beforeEach(() => {
    surveys = mkdtempSync(join(tmpdir(), 'tongxing-surveys-'));
    for (const version of VERSIONS)
      cpSync(join('surveys', version), join(surveys, version), { recursive: true });
    const ours = readManifest('surveys');
    const names = ['session-log@1.0.0', 'habits-health-b@1.0.0', 'phq-a@1.0.0'];
    const versions = Object.fromEntries(names.map((name) => [name, ours.versions[name]]));
    writeFileSync(join(surveys, 'manifest.json'), JSON.stringify({ ...ours, versions }));
  });
  afterEach(() => {
    rmSync(surveys, { recursive: true });
  });

  const found = () =>
    manifestFaultsIn(surveys).map(({ instrument, version, code }) => `${instrument}@${version} ${code}`);

  function edit(file: string, change: (text: string) => string): void {
    const path = join(surveys, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  it('nothing where nothing changed', () => {
    expect(found()).toEqual([]);
  });

  it('nothing where only the layout of a file changed', () => {
    edit('session-log/1.0.0/questionnaire.json', (text) => JSON.stringify(JSON.parse(text)));
    expect(found()).toEqual([]);
  });

  it.each([
    ['one character of an item', 'session-log/1.0.0/questionnaire.json', 'session-log'],
    ['the licence', 'licensed/phq-a/1.0.0/provenance.json', 'phq-a'],
  ])('a change of %s', (_, file, instrument) => {
    edit(file, (text) => text.replace(/"(licence|default)": "(.)/, '"$1": "X$2'));
    expect(found()).toEqual([`${instrument}@1.0.0 version-changed`]);
  });

  it('a cut of the key that moved', () => {
    edit('licensed/phq-a/1.0.0/scoring.json', (text) => text.replace('"from": 11', '"from": 10'));
    expect(found()).toEqual(['phq-a@1.0.0 version-changed']);
  });

  it('a version that went', () => {
    rmSync(join(surveys, 'session-log'), { recursive: true });
    expect(found()).toEqual(['session-log@1.0.0 version-removed']);
  });

  it('a version whose number changed: one went and one is new', () => {
    renameSync(join(surveys, 'licensed/phq-a/1.0.0'), join(surveys, 'licensed/phq-a/1.0.1'));
    for (const file of ['scoring.json', 'provenance.json'])
      edit(`licensed/phq-a/1.0.1/${file}`, (text) => text.replace('"version": "1.0.0"', '"version": "1.0.1"'));
    expect(found()).toEqual(['phq-a@1.0.1 version-unlisted', 'phq-a@1.0.0 version-removed']);
  });

  it('no removal of a version that is there and cannot be read', () => {
    edit('session-log/1.0.0/scoring.json', () => '{');
    expect(found()).toEqual([]);
  });

  it('a version that nobody pinned, until it is pinned', () => {
    writeFileSync(join(surveys, 'manifest.json'), '{"schema": "tongxing.manifest/1", "versions": {}}');
    expect(found()).toHaveLength(3);
    const read = readVersion({
      instrument: 'session-log',
      version: '1.0.0',
      path: join(surveys, 'session-log/1.0.0'),
    });
    expect(pinVersions(surveys, 'definition' in read ? [read.definition] : [])).toEqual(['session-log@1.0.0']);
    expect(found()).toHaveLength(2);
    expect(readManifest(surveys).versions['session-log@1.0.0']).toBe(
      readManifest('surveys').versions['session-log@1.0.0'],
    );
  });

  it('a pinned hash that pinning again does not move', () => {
    edit('session-log/1.0.0/questionnaire.json', (text) => text.replace(/"default": "(.)/, '"default": "X$1'));
    const read = readVersion({
      instrument: 'session-log',
      version: '1.0.0',
      path: join(surveys, 'session-log/1.0.0'),
    });
    expect(pinVersions(surveys, 'definition' in read ? [read.definition] : [])).toEqual([]);
    expect(found()).toEqual(['session-log@1.0.0 version-changed']);
  });

  it('that it cannot be read', () => {
    writeFileSync(join(surveys, 'manifest.json'), '{"versions": 3}');
    expect(() => manifestFaultsIn(surveys)).toThrow();
  });
});
