import type { CourseStepEntity, FamilyStatusEntity, ParticipantEntity } from '../people/index.js';
import { exitsOf, factsOf, FamiliesByWave } from './participant-facts.js';
import type { ToldFlags } from './roster.js';

describe('facts about participants', () => {
  const person = (sex: 'female' | 'male' | null, covariates: ParticipantEntity['covariates']) =>
    ({ sex, covariates }) as ParticipantEntity;

  it('are sex and what is said in words; nobody without it counts as a group', () => {
    const people = [person('female', { boarding: 'weekly', visits: 3 }), person(null, { township: 'north' })];
    expect(factsOf(people)).toEqual([
      { name: 'sex', values: ['female', null] },
      { name: 'boarding', values: ['weekly', null] },
      { name: 'township', values: [null, 'north'] },
    ]);
  });

  it('that nobody has are left out', () => {
    expect(factsOf([person(null, { visits: 3 })])).toEqual([]);
    expect(factsOf([])).toEqual([]);
  });
});

describe('left-behind flags as facts', () => {
  const told = (
    flags: Partial<FamilyStatusEntity['flags']>,
    { waveId = 'baseline', source = 'questionnaire' }: { waveId?: string; source?: ToldFlags['source'] } = {},
  ) => ({ waveId, source, flags: flags as ToldFlags['flags'] });
  const families = (...statuses: readonly (readonly [row: number, told: ReturnType<typeof told>])[]) => {
    const byWave = new FamiliesByWave(3);
    for (const [row, status] of statuses) byWave.add(row, status);
    return byWave;
  };

  it('are those of the wave, and unknown belongs to no group', () => {
    const byWave = families(
      [0, told({ LBC_2016: 'yes', boarding: 'unknown' })],
      [1, told({ LBC_2016: 'unknown', boarding: 'unknown' })],
      [2, told({ LBC_2016: 'no' }, { waveId: 'endline' })],
    );
    expect(byWave.facts('baseline')).toEqual([{ name: 'LBC_2016', values: ['yes', null, null] }]);
    expect(byWave.facts(undefined)).toEqual([]);
  });

  it('told twice are the first, and those of a questionnaire go before the roster', () => {
    const byWave = families(
      [0, told({ LBC_2016: 'yes' }, { source: 'roster' })],
      [0, told({ LBC_2016: 'no' })],
      [0, told({ LBC_2016: 'unknown' })],
      [1, told({ LBC_2016: 'yes' })],
      [1, told({ LBC_2016: 'no' }, { source: 'roster' })],
    );
    expect(byWave.facts('baseline')).toEqual([{ name: 'LBC_2016', values: ['no', 'yes', null] }]);
  });
});

describe('exits', () => {
  const people = ['a', 'b'].map((id) => ({ id }) as ParticipantEntity);
  const exit = {
    kind: 'exited',
    happenedOn: '2027-03-01',
    reason: 'joined_parents',
    ordinal: 1,
    undoneAt: null,
  };
  const back = { kind: 're_entered', happenedOn: '2027-09-01', reason: null, ordinal: 2, undoneAt: null };
  const courses = (...steps: object[]) => new Map([['a', steps as CourseStepEntity[]]]);

  it('are of those who are away at present', () => {
    expect(exitsOf(people, courses(exit))).toEqual([{ on: '2027-03-01', reason: 'joined_parents' }, null]);
    expect(exitsOf(people, courses(exit, back))).toBeUndefined();
    expect(exitsOf(people, courses({ ...exit, undoneAt: '2027-03-02T00:00:00.000Z' }))).toBeUndefined();
    expect(exitsOf(people, new Map())).toBeUndefined();
  });
});
