import type { AttendedDay } from '@tongxing/impact';
import { speaksOf } from '@tongxing/instruments';
import type { SubmissionEntity } from '../collection/index.js';
import type { PublishedVersion } from '../instruments/index.js';
import { ageOn } from '../people/index.js';
import type { ScoresByScale } from '../scoring/index.js';
import { attendedDay } from './instrument-subject.js';
import { InstrumentColumns } from './instrument-columns.js';
import type { Person } from './roster.js';

type Subject = ReturnType<typeof speaksOf>;

/** One submission's place, and what was answered and scored. */
export interface Taken {
  readonly wave: number;
  readonly row: number;
  readonly version: PublishedVersion;
  readonly submission: Pick<SubmissionEntity, 'receivedAt' | 'collectedOn'>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: ScoresByScale;
}

/**
 * What a project's submissions say, taken in one by one.
 *
 * | the instrument speaks of | scores | presence, age, day of the interview | attendance |
 * |--------------------------|--------|-------------------------------------|------------|
 * | a participant            | yes    | yes                                 |            |
 * | a site                   | yes    |                                     |            |
 * | attendance               |        |                                     | yes        |
 * | a session as a whole     |        |                                     |            |
 * | a script of consent      |        |                                     |            |
 */
export class Gathering {
  readonly columns = new Map<string, InstrumentColumns>();
  readonly present: readonly Uint8Array[];
  readonly ages: readonly Float64Array[];
  readonly #interviewedOn: (string | null)[][];
  /** By participant: day by day whether the child came. */
  readonly #days = new Map<number, Map<string, boolean>>();
  /** Versions of which something was taken in, attendance among them. */
  readonly versions = new Map<string, PublishedVersion>();
  readonly #subjects = new Map<PublishedVersion, Subject>();
  /** By wave: the earliest day or instant of an answer. */
  readonly opened: (string | undefined)[];
  readonly #recordsOfSites = new Set<number>();
  readonly #listedAtSessions = new Set<number>();

  constructor(
    readonly waves: number,
    readonly people: readonly Pick<Person, 'birthMonth'>[],
    readonly flags: readonly string[],
  ) {
    const each = <T>(make: () => T): T[] => Array.from({ length: waves }, make);
    this.present = each(() => new Uint8Array(people.length));
    this.ages = each(() => new Float64Array(people.length).fill(NaN));
    this.#interviewedOn = each(() => new Array<string | null>(people.length).fill(null));
    this.opened = each(() => undefined);
  }

  add(taken: Taken): void {
    const { wave, row, version, submission, answers, scores } = taken;
    const subject = this.#subjectOf(version);
    if (subject === 'script') return;
    if (subject === 'attendance') {
      this.#listedAtSessions.add(row);
      this.#attended(taken);
      return;
    }
    if (subject === 'session') {
      this.#recordsOfSites.add(row);
      return;
    }
    const { receivedAt, collectedOn } = submission;
    this.#columnsOf(version).add(wave, row, { receivedAt, answers, scores });
    this.opened[wave] = earlier(this.opened[wave], collectedOn ?? receivedAt);
    if (subject === 'site') {
      this.#recordsOfSites.add(row);
      return;
    }
    (this.present[wave] as Uint8Array)[row] = 1;
    (this.ages[wave] as Float64Array)[row] = ageOn(collectedOn, this.people[row]?.birthMonth);
    if (collectedOn) (this.#interviewedOn[wave] as (string | null)[])[row] = collectedOn;
  }

  /** Rows that hold nothing but records about a site or its sessions: nobody. */
  recordsOnly(): ReadonlySet<number> {
    const isPerson = (row: number) =>
      this.#listedAtSessions.has(row) || this.present.some((wave) => wave[row] === 1);
    return new Set([...this.#recordsOfSites].filter((row) => !isPerson(row)));
  }

  /** Days of each participant, and of their interviews; nothing where nobody's attendance is recorded. */
  attendance(): { attendance?: AttendedDay[][]; interviewedOn?: (string | null)[][] } {
    if (this.#days.size === 0) return {};
    const daysOf = (row: number) => [...(this.#days.get(row) ?? [])].map(([on, came]) => ({ on, came }));
    return { attendance: this.people.map((_, row) => daysOf(row)), interviewedOn: this.#interviewedOn };
  }

  #subjectOf(version: PublishedVersion): Subject {
    const known = this.#subjects.get(version);
    if (known) return known;
    const subject = speaksOf(version.definition.key);
    this.#subjects.set(version, subject);
    this.versions.set(version.id, version);
    return subject;
  }

  #columnsOf(version: PublishedVersion): InstrumentColumns {
    const standing = this.columns.get(version.id);
    if (standing) return standing;
    const made = new InstrumentColumns(version, this.waves, this.people.length, this.flags);
    this.columns.set(version.id, made);
    return made;
  }

  /** A day that was recorded twice, by card and on paper, is one; the child came if either says so. */
  #attended({ row, submission, answers, scores }: Taken): void {
    const found = attendedDay(answers, scores, submission.collectedOn);
    if (!found) return;
    const days = this.#days.get(row) ?? new Map<string, boolean>();
    this.#days.set(row, days.set(found.on, found.came || days.get(found.on) === true));
  }
}

/** Days and instants sort together: a day lies before every instant in it. */
const earlier = (known: string | undefined, next: string): string =>
  known === undefined || next < known ? next : known;
