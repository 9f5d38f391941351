import { ScoringKey } from '@tongxing/instruments';
import { scoreRespondent } from '@tongxing/scoring';
import { raisedFlags } from './raised-flags.js';

const name = { zh: '名', en: 'name' };
const flag = (id: string, level: number, ...when: object[]) => ({ id, level, name, when });

const key = ScoringKey.parse({
  schema: 'tongxing.scoring-key/1',
  instrument: 'x',
  version: '1.0.0',
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
    flag('low', 3, { scale: 'mood', belowCut: 'p10' }, { scale: 'tie', atMost: 34 }),
    flag('high', 3, { scale: 'mood', atLeast: 100 }),
    flag('alone', 1, { item: 'tonight', in: ['nobody'] }),
    flag('helper', 2, { item: 'helpers', in: ['stranger'] }),
    flag('away', 2, { item: 'days', atLeast: 30 }),
    flag('none', 2, { item: 'adults', atMost: 0 }),
    flag('many', 3, { items: ['h1', 'h2', 'h3'], in: ['yes'], count: 2 }),
  ],
});

const raised = (answers: Record<string, unknown>, cuts?: Record<string, number>) =>
  raisedFlags(key, answers, scoreRespondent(key, answers), cuts).map((f) => f.flag);

describe('raisedFlags', () => {
  it.each([
    ['nothing answered', {}, []],
    ['one of the listed answers', { tonight: 'nobody' }, ['alone']],
    ['another answer', { tonight: 'grandmother' }, []],
    ['rather not say', { tonight: 'rather_not_say', days: 'rather_not_say' }, []],
    ['any of several choices', { helpers: ['aunt', 'stranger'] }, ['helper']],
    ['the threshold itself', { days: 30 }, ['away']],
    ['just under the threshold', { days: 29 }, []],
    ['nought, which is a number', { adults: 0 }, ['none']],
    ['a text where a number is asked for', { adults: '0' }, []],
    ['as many as asked for', { h1: 'yes', h3: 'yes' }, ['many']],
    ['too few of them', { h1: 'yes', h2: 'no' }, []],
    ['a scale at its threshold', { mood: 3 }, ['high']],
  ])('%s', (_, answers, expected) => {
    expect(raised(answers)).toEqual(expected);
  });

  it('compares with a cut only when the project has one', () => {
    expect(raised({ mood: 0, tie: 0 })).toEqual([]);
    expect(raised({ mood: 0, tie: 0 }, { p10: 20 })).toEqual(['low']);
    expect(raised({ mood: 0, tie: 0 }, { p10: 0 })).toEqual([]);
  });

  it('asks for every condition of a flag', () => {
    expect(raised({ mood: 0, tie: 3 }, { p10: 20 })).toEqual([]);
    expect(raised({ mood: 0, tie: 'rather_not_say' }, { p10: 20 })).toEqual([]);
  });

  it('says the most urgent first and no answer', () => {
    const answers = { adults: 0, tonight: 'nobody', h1: 'yes', h2: 'yes', h3: 'yes' };
    expect(raisedFlags(key, answers, scoreRespondent(key, answers))).toEqual([
      { flag: 'alone', level: 1 },
      { flag: 'none', level: 2 },
      { flag: 'many', level: 3 },
    ]);
  });
});
