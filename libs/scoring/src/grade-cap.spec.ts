import { ScoringKey } from '@tongxing/instruments';
import { scoreRespondent } from './score.js';

const name = { zh: '名', en: 'name' };
const band = (id: string, from: number) => ({ id, name, from, population: 'none', citation: 'none' });

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'x',
  version: '1.0.0',
  items: { lead: { min: 0, max: 3 }, files: { min: 0, max: 3 }, fund: { min: 0, max: 3 } },
  scales: [
    {
      id: 'system',
      name,
      domain: 'system',
      items: ['lead', 'files', 'fund'],
      minimumAnsweredPercent: 60,
      direction: 'higher_is_better',
      measurement: 'formative',
      bands: [band('weak', 0), band('fair', 40), band('strong', 70)],
      cap: { mustHaves: ['lead', 'files'], band: 'fair' },
    },
  ],
});

const bandFor = (answers: Record<string, unknown>) => {
  const [score] = scoreRespondent(key, answers);
  return score?.kind === 'scored' ? score.band : undefined;
};

describe('must-haves cap the band', () => {
  it.each([
    ['all in place', { lead: 3, files: 3, fund: 3 }, 'strong'],
    ['a must-have at 1 is met', { lead: 1, files: 3, fund: 3 }, 'strong'],
    ['one at 0 caps', { lead: 0, files: 3, fund: 3 }, 'fair'],
    ['one not shown caps', { files: 3, fund: 3 }, 'fair'],
    ['another item at 0 does not', { lead: 3, files: 3, fund: 0 }, 'fair'],
    ['a cap never lifts', { lead: 0, files: 0, fund: 1 }, 'weak'],
  ])('%s', (_, answers, expected) => {
    expect(bandFor(answers)).toBe(expected);
  });

  it('leaves the score as it is', () => {
    expect(scoreRespondent(key, { lead: 0, files: 3, fund: 3 })).toMatchObject([{ value: 200 / 3 }]);
  });
});
