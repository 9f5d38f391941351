import { ScoringKey } from '@tongxing/instruments';
import { scoreRespondent } from '@tongxing/scoring';
import { alertProposal } from './alert-proposal.js';

const name = { zh: '名', en: 'name' };
const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'x',
  version: '1.2.0',
  items: { mood: { min: 0, max: 3 }, tie: { min: 0, max: 3 } },
  missingValues: { rather_not_say: 'rather_not_say' },
  scales: ['mood', 'tie'].map((id) => ({
    id,
    name,
    domain: 'd',
    items: [id],
    direction: 'higher_is_better',
    measurement: 'formative',
  })),
  redFlags: [
    {
      id: 'low',
      level: 3,
      name,
      when: [
        { scale: 'mood', belowCut: 'p10' },
        { scale: 'tie', atMost: 34 },
      ],
    },
    { id: 'hit', level: 2, name, when: [{ item: 'hit', atLeast: 2 }] },
    { id: 'alone', level: 1, name, when: [{ item: 'tonight', in: ['nobody'] }] },
  ],
});

const proposed = (answers: Record<string, unknown>, cuts?: Record<string, number>) =>
  alertProposal(key, answers, scoreRespondent(key, answers), cuts);

describe('alertProposal', () => {
  it('proposes nothing where no flag is raised', () => {
    expect(proposed({})).toBeUndefined();
    expect(proposed({ tonight: 'rather_not_say', mood: 0 })).toBeUndefined();
  });

  it('makes one alert of all flags, as urgent as the most urgent of them, and names where to look', () => {
    const at = { instrument: 'x', version: '1.2.0' };
    expect(proposed({ hit: 2, tonight: 'nobody' })).toEqual({
      level: 1,
      reasons: [
        { ...at, flag: 'alone', level: 1, name, items: ['tonight'], scales: [] },
        { ...at, flag: 'hit', level: 2, name, items: ['hit'], scales: [] },
      ],
    });
  });

  it('raises level 3 where several conditions hold together, and only with the cut that the key names', () => {
    const low = { mood: 0, tie: 1 };
    expect(proposed(low)).toBeUndefined();
    expect(proposed(low, { p10: 20 })).toMatchObject({ level: 3, reasons: [{ scales: ['mood', 'tie'] }] });
    expect(proposed({ mood: 0, tie: 3 }, { p10: 20 })).toBeUndefined();
  });

  it('carries no answer', () => {
    expect(JSON.stringify(proposed({ tonight: 'nobody' }))).not.toContain('nobody');
  });
});
