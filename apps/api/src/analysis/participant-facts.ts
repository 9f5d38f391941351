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

type Flags = ToldFlags['flags'];

/**
 * What was told of families, by wave and participant. Where a family was asked twice at a wave the first is taken, as
 * with scores; a questionnaire goes before the roster.
 */
export class FamiliesByWave {
  readonly #waves = new Map<string, { flags: (Flags | null)[]; isOfRoster: Uint8Array }>();

  constructor(readonly participants: number) {}

  /** Takes in what was told, in the order in which it was recorded. @param row the participant's place */
  add(row: number, { waveId, source, flags }: Omit<ToldFlags, 'participantId'>): void {
    if (waveId === null) return;
    const wave = this.#waves.get(waveId) ?? {
      flags: new Array<Flags | null>(this.participants).fill(null),
      isOfRoster: new Uint8Array(this.participants),
    };
    this.#waves.set(waveId, wave);
    const goesBefore = wave.isOfRoster[row] === 1 && source === 'questionnaire';
    if (wave.flags[row] && !goesBefore) return;
    wave.flags[row] = flags;
    wave.isOfRoster[row] = Number(source === 'roster');
  }

  /** Left-behind flags as they were at one wave, under their names. What is unknown is no label. */
  facts(waveId: string | undefined): Fact[] {
    const told = this.#waves.get(waveId ?? '')?.flags ?? [];
    const facts = LEFT_BEHIND_FACTS.map((name) => ({
      name,
      values: told.map((flags) => {
        const flag = flags?.[name];
        return flag === undefined || flag === 'unknown' ? null : flag;
      }),
    }));
    return facts.filter(({ values }) => values.some((value) => value !== null));
  }
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
