import { LEFT_BEHIND_FACTS } from '@tongxing/contracts';
import type { Exit, Fact } from '@tongxing/impact';
import {
  stateAfter,
  type CourseStepEntity,
  type FamilyStatusEntity,
  type ParticipantEntity,
} from '../people/index.js';

/** Sex and every named fact that is a word for some participant; numbers and what nobody has are left out. */
export function factsOf(people: readonly ParticipantEntity[]): Fact[] {
  const names = [...new Set(people.flatMap((p) => Object.keys(p.covariates)))].sort();
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
  people: readonly ParticipantEntity[],
  statuses: readonly FamilyStatusEntity[],
  waveId: string | undefined,
): Fact[] {
  const atWave = new Map<string, FamilyStatusEntity>();
  for (const status of statuses) {
    const known = atWave.get(status.participantId);
    const goesBefore = known?.source === 'roster' && status.source === 'questionnaire';
    if (status.waveId === waveId && (!known || goesBefore)) atWave.set(status.participantId, status);
  }
  const facts = LEFT_BEHIND_FACTS.map((name) => ({
    name,
    values: people.map(({ id }) => {
      const flag = atWave.get(id)?.flags[name];
      return flag === undefined || flag === 'unknown' ? null : flag;
    }),
  }));
  return facts.filter(({ values }) => values.some((value) => value !== null));
}

/** How each participant left, null where they take part; undefined where nobody has left. */
export function exitsOf(
  people: readonly ParticipantEntity[],
  courses: ReadonlyMap<string, readonly CourseStepEntity[]>,
): (Exit | null)[] | undefined {
  const exits = people.map(({ id }) => {
    const state = stateAfter(courses.get(id) ?? []);
    return state.kind === 'exited' ? { on: state.on, reason: state.reason } : null;
  });
  return exits.some((exit) => exit !== null) ? exits : undefined;
}
