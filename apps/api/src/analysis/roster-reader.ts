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
import { exitsOf } from './participant-facts.js';
import type { Person, Roster, ToldFlags } from './roster.js';

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
   */
  async read(view: ReadView, projectId: string): Promise<Roster> {
    const withdrawn = await this.consents.withdrawnIn(view, projectId);
    const merges = await this.merges.standing(view, projectId);
    const keptOf = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    const courses = await this.courses.ofProject(view, projectId);
    const same = onceForEach((text) => text);
    const sameOrNone = <T extends string>(text: T | null) => text && (same(text) as T);
    const covariates = onceForEach((text) => JSON.parse(text) as Person['covariates']);
    const people: Person[] = [];
    const pages = inPages((after) => this.participants.described(view, projectId, after, PAGE));
    for await (const page of pages)
      for (const row of page) {
        const { id, arm, sex, birthMonth } = row;
        if (withdrawn.has(id) || keptOf.has(id)) continue;
        const steps = courses.get(id);
        people.push({
          id,
          siteId: same(steps ? enrolmentSite(row, steps) : row.siteId),
          arm: sameOrNone(arm),
          sex: sameOrNone(sex as Person['sex']),
          birthMonth: sameOrNone(birthMonth),
          covariates: covariates(row.covariates),
        });
      }
    const families = await this.#families(view, projectId, (id) => withdrawn.has(id), keptOf);
    return { people, keptOf, families, exits: exitsOf(people, courses) };
  }

  async #families(
    view: ReadView,
    projectId: string,
    isWithdrawn: (participantId: string) => boolean,
    keptOf: Roster['keptOf'],
  ): Promise<ToldFlags[]> {
    const told: ToldFlags[] = [];
    const same = onceForEach((text) => text);
    const flags = onceForEach((text) => JSON.parse(text) as ToldFlags['flags']);
    const pages = inPages((after) => this.families.flags(view, projectId, after, PAGE));
    for await (const page of pages)
      for (const row of page) {
        if (isWithdrawn(row.participantId)) continue;
        told.push({
          participantId: keptOf.get(row.participantId) ?? row.participantId,
          waveId: row.waveId && same(row.waveId),
          source: same(row.source) as ToldFlags['source'],
          flags: flags(row.flags),
        });
      }
    return told;
  }
}
