import type { GenerationReport, ProtocolEntry } from '@tongxing/contracts';
import type { AssignmentEntity } from './assignment.entity.js';

/** Somebody of a roster, as generating sees them. */
export interface Candidate {
  readonly id: string;
  /** In completed years on the wave's first day; NaN where it is not known. */
  readonly age: number;
  /** Why nothing is asked of or about them. */
  readonly left?: 'exited' | 'withdrawn' | 'merged';
}

/** An entry of a protocol with the version it pins. */
export type PinnedEntry = ProtocolEntry & { readonly versionId: string };

export type Known = Pick<
  AssignmentEntity,
  'participantId' | 'instrument' | 'respondent' | 'instrumentVersionId'
>;

export interface Planned {
  readonly participant: Candidate;
  readonly entry: PinnedEntry;
}

export interface Plan {
  readonly planned: readonly Planned[];
  readonly report: Omit<GenerationReport, 'stored'>;
}

/**
 * Who gets what by a protocol, of what they do not have yet. The band goes by the age on the wave's first day, and of
 * whom no month of birth is known nothing is asked that is for certain ages.
 *
 * @param known assignments of the wave that are there
 */
export function planAssignments(
  entries: readonly PinnedEntry[],
  people: readonly Candidate[],
  known: readonly Known[],
): Plan {
  const there = new Map(known.map((row) => [keyOf(row.participantId, row.instrument, row.respondent), row]));
  const leftOut = { exited: 0, withdrawn: 0, merged: 0, ageUnknown: 0, outsideAges: 0 };
  const planned: Planned[] = [];
  let [kept, otherVersion] = [0, 0];
  for (const participant of people) {
    if (participant.left) {
      leftOut[participant.left]++;
      continue;
    }
    const own = entries.filter(({ ages }) => isOfAge(participant.age, ages));
    if (entries.some(({ ages }) => ages) && !own.some(({ ages }) => ages))
      leftOut[Number.isNaN(participant.age) ? 'ageUnknown' : 'outsideAges']++;
    for (const entry of own) {
      const found = there.get(keyOf(participant.id, entry.instrument.id, entry.respondent));
      if (!found) planned.push({ participant, entry });
      else {
        kept++;
        if (found.instrumentVersionId !== entry.versionId) otherVersion++;
      }
    }
  }
  return {
    planned,
    report: {
      created: planned.length,
      kept,
      otherVersion,
      entries: entries.map((entry) => ({
        instrument: entry.instrument.id,
        respondent: entry.respondent,
        created: planned.filter((one) => one.entry === entry).length,
      })),
      leftOut,
    },
  };
}

const isOfAge = (age: number, ages: ProtocolEntry['ages']): boolean =>
  !ages || (ages.from <= age && age <= ages.to);

const keyOf = (...parts: readonly string[]) => parts.join(' ');
