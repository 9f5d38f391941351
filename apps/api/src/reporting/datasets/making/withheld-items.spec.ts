import { ScoringKey } from '@tongxing/instruments';
import { withheldFrom } from './withheld-items.js';

const name = { zh: '测', en: 'Test' };
const scale = (id: string, ...items: string[]) => ({
  id,
  name,
  domain: 'safety',
  items,
  direction: 'neutral',
  measurement: 'formative',
});

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'safe',
  version: '1.0.0',
  items: Object.fromEntries([...'abcdefgh'].map((item) => [item, { min: 0, max: 1 }])),
  scales: [
    scale('one', 'a', 'b', 'c'),
    scale('two', 'c', 'd', 'e'),
    scale('three', 'f', 'g'),
    scale('four', 'h'),
  ],
  redFlags: [
    { id: 'act', level: 1, name, when: [{ item: 'a', atLeast: 1 }] },
    { id: 'soon', level: 2, name, when: [{ items: ['f'], in: [1], count: 1 }] },
    { id: 'week', level: 3, name, when: [{ item: 'h', atLeast: 1 }] },
  ],
});

describe('what raises an alert', () => {
  it('is withheld, with every item by which it could be had back from a score', () => {
    expect([...withheldFrom(key, 'internal').items].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('is not told by the score of a scale too short to hide it', () => {
    expect([...withheldFrom(key, 'internal').scales]).toEqual(['three']);
    expect([...withheldFrom(key, 'public').scales]).toEqual(['three', 'four']);
  });

  it('within a week is withheld from the public', () => {
    expect(withheldFrom(key, 'public').items).toContain('h');
  });

  it('leaves an instrument without red flags as it is', () => {
    expect(withheldFrom({ scales: key.scales }, 'public')).toEqual({ items: new Set(), scales: new Set() });
  });
});
