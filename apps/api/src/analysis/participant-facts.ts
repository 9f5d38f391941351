import { LEFT_BEHIND_FACTS } from '@tongxing/contracts';
import type { Exit, Fact } from '@tongxing/impact';
import { stateAfter, type CourseStepEntity, type ParticipantEntity } from '../people/index.js';
import type { Person, ToldFlags } from './roster.js';

/** Sex and every named fact that is a word for some participant; numbers and what nobody has are left out. */
export function factsOf(people: readonly Pick<ParticipantEntity, 'sex' | 'covariates'>[]): Fact[] {
  const covariates = new Set(people.map((p) => p.covariates));
  const names = [...new Set([...covariates].flatMap((known) => Object.keys(known)))].sort();
  const word = (value: unknown) => (typeof value === 'string' ? value : null);
  const facts: Fact[] = [
    { name: 'sex', values: people.map((p) => p.sex ?? null) },
    ...names.map((name) => ({ name, values: people.map((p) => word(p.covariates[name])) })),
  ];
  return facts.filter(({ values }) => values.some((value) => value !== null));
}

/**
 * Left-behind flags as they were at one wave, under their names. What is unknown is no label. Where a family was
 * asked twice at the wave the first is taken, as with scores; a questionnaire goes before the roster.
 *
 * @param statuses of the project, in the order in which they were recorded
 */
export function familyFacts(
  people: readonly Pick<Person, 'id'>[],
  statuses: readonly ToldFlags[],
  waveId: string | undefined,
): Fact[] {
  const atWave = new Map<string, ToldFlags>();
  for (const status of statuses) {
    const known = atWave.get(status.participantId);
    const goesBefore = known?.source === 'roster' && status.source === 'questionnaire';
    if (status.waveId === waveId && (!known || goesBefore)) atWave.set(status.participantId, status);
  }
  const flagsOf = people.map(({ id }) => atWave.get(id)?.flags);
  const facts = LEFT_BEHIND_FACTS.map((name) => ({
    name,
    values: flagsOf.map((flags) => {
      const flag = flags?.[name];
      return flag === undefined || flag === 'unknown' ? null : flag;
    }),
  }));
  return facts.filter(({ values }) => values.some((value) => value !== null));
}

/** How each participant left, null where they take part; undefined where nobody has left. */
export function exitsOf(
  people: readonly Pick<Person, 'id'>[],
  courses: ReadonlyMap<string, readonly CourseStepEntity[]>,
): (Exit | null)[] | undefined {
  const exits = people.map(({ id }) => {
    const steps = courses.get(id);
    if (!steps) return null;
    const state = stateAfter(steps);
    return state.kind === 'exited' ? { on: state.on, reason: state.reason } : null;
  });
  return exits.some((exit) => exit !== null) ? exits : undefined;
}
