import { Injectable } from '@nestjs/common';
import {
  ConsentsService,
  CourseRepository,
  enrolmentSite,
  FamilyStatusRepository,
  MergesRepository,
  ParticipantsRepository,
} from '../people/index.js';
import type { ReadView } from '../platform/database/index.js';
import { onceForEach } from './distinct.js';
import { inPages } from './in-pages.js';
import { exitsOf, FamiliesByWave } from './participant-facts.js';
import type { Person, Roster, ToldFlags } from './roster.js';
import { hashedFamilies, hashedPeople } from './snapshot-lines.js';

/** Rows read at a time: large enough to be quick, small enough to let other requests in between. */
const PAGE = 5_000;

/** Reads who takes part. */
@Injectable()
export class RosterReader {
  constructor(
    private readonly participants: ParticipantsRepository,
    private readonly families: FamilyStatusRepository,
    private readonly courses: CourseRepository,
    private readonly consents: ConsentsService,
    private readonly merges: MergesRepository,
  ) {}

  /**
   * Participants at the sites where they were enrolled, whoever moved later: arms were assigned there. Who has
   * withdrawn consent is in no analysis, and who was entered twice is one.
   *
   * @param tell is told lines with all that an analysis may rest on
   */
  async read(view: ReadView, projectId: string, tell: (lines: string) => void): Promise<Roster> {
    const withdrawn = await this.consents.withdrawnIn(view, projectId);
    const merges = await this.merges.standing(view, projectId);
    const keptOf = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    const courses = await this.courses.ofProject(view, projectId);
    const same = onceForEach((text) => text);
    const sameOrNone = <T extends string>(text: T | null) => text && (same(text) as T);
    const covariates = onceForEach((text) => JSON.parse(text) as Person['covariates']);
    const people: Person[] = [];
    const rowOf = new Map<string, number>();
    const lineOf = hashedPeople();
    const pages = inPages((after) => this.participants.described(view, projectId, after, PAGE));
    for await (const page of pages) {
      let lines = '';
      for (const row of page) {
        const { id, arm, sex, birthMonth } = row;
        if (withdrawn.has(id) || keptOf.has(id)) continue;
        const steps = courses.get(id);
        const person = {
          id,
          siteId: same(steps ? enrolmentSite(row, steps) : row.siteId),
          arm: sameOrNone(arm),
          sex: sameOrNone(sex as Person['sex']),
          birthMonth: sameOrNone(birthMonth),
          covariates: covariates(row.covariates),
        };
        rowOf.set(id, people.length);
        people.push(person);
        lines += lineOf(person);
      }
      tell(lines);
    }
    for (const [merged, kept] of keptOf) {
      const row = rowOf.get(kept);
      if (row !== undefined) rowOf.set(merged, row);
    }
    const families = new FamiliesByWave(people.length);
    const familyLine = hashedFamilies();
    for await (const page of this.#families(view, projectId)) {
      let lines = '';
      for (const told of page) {
        if (withdrawn.has(told.participantId)) continue;
        const row = rowOf.get(told.participantId);
        if (row !== undefined) families.add(row, told);
        lines += familyLine({ ...told, participantId: keptOf.get(told.participantId) ?? told.participantId });
      }
      tell(lines);
    }
    return { people, rowOf, families, exits: exitsOf(people, courses) };
  }

  /** What was told of families, in the order in which it was recorded. */
  async *#families(view: ReadView, projectId: string): AsyncGenerator<readonly ToldFlags[]> {
    const same = onceForEach((text) => text);
    const flags = onceForEach((text) => JSON.parse(text) as ToldFlags['flags']);
    const pages = inPages((after) => this.families.flags(view, projectId, after, PAGE));
    for await (const page of pages)
      yield page.map((row) => ({
        participantId: row.participantId,
        waveId: row.waveId && same(row.waveId),
        source: same(row.source) as ToldFlags['source'],
        flags: flags(row.flags),
      }));
  }
}
