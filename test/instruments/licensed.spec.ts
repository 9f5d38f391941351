import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licensedFolders, readVersion, versionFolders, type VersionFolder } from '@tongxing/api';
import { rendersOnScreen, type InstrumentDefinition } from '@tongxing/instruments';
import { scoreRespondent } from '@tongxing/scoring';

const FOLDERS = licensedFolders('surveys').map((folder): [string, VersionFolder] => [
  folder.instrument,
  folder,
]);

function definitionIn(folder: VersionFolder): InstrumentDefinition {
  const read = readVersion(folder);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.definition;
}

it('keys of instruments that others own are not among those that are published by themselves', () => {
  const shipped = versionFolders('surveys').map(({ instrument }) => instrument);
  expect(FOLDERS.filter(([name]) => shipped.includes(name) || shipped.includes('licensed'))).toEqual([]);
  expect(FOLDERS.length).toBeGreaterThan(10);
});

describe.each(FOLDERS)('the key of %s', (_, folder) => {
  const definition = definitionIn(folder);
  const { key, provenance } = definition;

  it('has no texts and cannot be shown', () => {
    expect(definition.questionnaire).toBeUndefined();
    expect(rendersOnScreen(definition)).toBe(false);
  });

  it('says where its facts come from and which are only heard', () => {
    const marks = (provenance.facts ?? []).map(({ mark }) => mark);
    expect(marks).toContain('confirmed');
  });

  it('says of each cut-off whether it was examined in China', () => {
    const bands = key.scales.flatMap((scale) => scale.bands);
    expect(bands.filter((band) => band.validatedInChina === undefined)).toEqual([]);
  });

  it('prints no diagnosis', () => {
    const text = readFileSync(join(folder.path, 'scoring.json'), 'utf8');
    expect(text).not.toMatch(/抑郁症|焦虑症|确诊|\bdisorder\b|\bdiagnos/iu);
  });
});

describe('facts of others’ instruments', () => {
  const keyOf = (name: string) => definitionIn(FOLDERS.find(([id]) => id === name)?.[1] as VersionFolder).key;
  const scaleOf = (name: string, id: string) => keyOf(name).scales.find((scale) => scale.id === id);

  it('the five reversed items of the SDQ stand by scale, never by a number of the form', () => {
    const reversed = keyOf('sdq-self')
      .scales.slice(0, 5)
      .flatMap((scale) => scale.reversed);
    expect(reversed).toEqual(['conduct_2', 'hyperactivity_4', 'hyperactivity_5', 'peer_2', 'peer_3']);
    expect(keyOf('sdq-parent').scales).toEqual(keyOf('sdq-self').scales);
  });

  it('the SDQ has no cut-offs, for none is confirmed', () => {
    expect(keyOf('sdq-self').scales.flatMap((scale) => scale.bands)).toEqual([]);
  });

  it('the scales of the SCARED share out its 41 items', () => {
    const [total, ...parts] = keyOf('scared').scales;
    expect(parts.flatMap((scale) => scale.items).sort()).toEqual(total?.items.toSorted());
    expect(parts.map((scale) => scale.items.length)).toEqual([13, 9, 8, 7, 4]);
  });

  it('the validity items of the MHT are outside its total', () => {
    const lie = scaleOf('mht', 'validity')?.items ?? [];
    expect(lie).toHaveLength(10);
    expect(scaleOf('mht', 'total')?.items).toHaveLength(90);
    expect(scaleOf('mht', 'total')?.items.filter((item) => lie.includes(item))).toEqual([]);
  });

  it('the two keys of the Rosenberg scale do not share a name, for they score item 8 differently', () => {
    expect(scaleOf('rosenberg-item-8-reversed', 'self-esteem')?.reversed).toContain('rse_8');
    expect(scaleOf('rosenberg-without-item-8', 'self-esteem')?.items).not.toContain('rse_8');
  });

  it('the PedsQL is scored with half of its items and not with fewer', () => {
    const answers = (n: number) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`pq_${String(i + 1)}`, 1]));
    const kinds = [12, 11].map((n) => scoreRespondent(keyOf('pedsql-4'), answers(n))[0]);
    expect(kinds).toMatchObject([{ kind: 'scored', value: 75 }, { kind: 'missing' }]);
  });
});
