import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, parsedOutcome, type AnalysisPlan, type JsonValue } from '@tongxing/contracts';
import { NO_ARM, NO_PERSON, type Exit, type Fact, type StudyData, type StudyDesign } from '@tongxing/impact';
import { SubmissionsRepository, type SubmissionEntity } from '../collection/index.js';
import { InstrumentsService, type PublishedVersion } from '../instruments/index.js';
import {
  ConsentsService,
  CourseRepository,
  enrolmentSite,
  FamilyStatusRepository,
  MergesRepository,
  ParticipantsRepository,
  type FamilyStatusEntity,
  type ParticipantEntity,
} from '../people/index.js';
import type { ReadView } from '../platform/database/index.js';
import { ProgrammeRepository, type ProjectEntity, type WaveEntity } from '../programme/index.js';
import { ScoresRepository } from '../scoring/index.js';
import { derivedOutcomes } from './derived-outcomes.js';
import { distinctNames } from './distinct-names.js';
import { Gathering } from './gathering.js';
import { exitsOf, factsOf, familyFacts } from './participant-facts.js';
import { linkedOutcomes } from './linked-outcomes.js';
import type { Snapshot } from './snapshot.js';

/** Rows read at a time: large enough to be quick, small enough to let other requests in between. */
const PAGE = 2_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** The one arm of a project whose participants have none. */
const EVERYONE = 'all';

export interface Study {
  readonly design: StudyDesign;
  readonly data: StudyData;
  readonly snapshot: Snapshot;
  /** Participants by their place in the data. */
  readonly people: readonly string[];
  /** By wave: the earliest day or instant of an answer. */
  readonly opened: readonly (string | undefined)[];
}

interface Roster {
  readonly people: readonly ParticipantEntity[];
  /** By entry that was merged: the entry of which it is part. */
  readonly keptOf: ReadonlyMap<string, string>;
  readonly families: readonly FamilyStatusEntity[];
  readonly exits: readonly (Exit | null)[] | undefined;
}

/** Reads a project's data, as one frozen state, into the columns that analyses take. */
@Injectable()
export class StudyReader {
  constructor(
    private readonly programme: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly families: FamilyStatusRepository,
    private readonly courses: CourseRepository,
    private readonly consents: ConsentsService,
    private readonly merges: MergesRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly scores: ScoresRepository,
    private readonly instruments: InstrumentsService,
  ) {}

  /**
   * @param plan its baseline is the wave at which participants are described, the first with answers without one; its
   *   outcomes that are made from scores and answers are added to the scales
   * @param progress told after each page how many submissions have been read
   */
  async read(
    view: ReadView,
    project: ProjectEntity,
    plan?: Pick<AnalysisPlan, 'baseline' | 'outcomes'>,
    progress?: (submissions: number) => void,
  ): Promise<Study> {
    const waves = await this.programme.waves(view, project.id);
    const named = plan?.outcomes ?? [];
    const roster = await this.#roster(view, project.id);
    const { people, exits } = roster;
    const { gathered, ...stamp } = await this.#gather(view, project.id, {
      ...roster,
      waves,
      flags: flagsIn(named),
      progress,
    });
    const described = waves.find(({ code }, i) =>
      plan === undefined ? gathered.present[i]?.includes(1) : code === plan.baseline,
    );
    const { arms, ...placed } = armsOf(people, gathered.recordsOnly());
    const columns = [...gathered.columns.values()];
    const scales = linkedOutcomes(columns);
    const siteIds = [...new Set(people.map((p) => p.siteId))];
    const sites = new Map(siteIds.map((id, i) => [id, i]));
    const codes = new Map((await this.programme.allSites(view, project.id)).map(({ id, code }) => [id, code]));
    return {
      design: {
        allocation: project.allocation,
        arms,
        comparisons: project.comparisons,
        waves: waves.map(({ code, name }) => ({ code, name })),
        sites: sites.size,
      },
      data: {
        participants: people.length,
        ...placed,
        site: Int32Array.from(people, (p) => sites.get(p.siteId) as number),
        siteCodes: siteIds.map((id) => codes.get(id) as string),
        present: gathered.present,
        ...(gathered.ages.some((wave) => wave.some((age) => !Number.isNaN(age))) && { ages: gathered.ages }),
        ...(exits && { exits }),
        ...gathered.attendance(),
        facts: factsAbout(people, familyFacts(people, roster.families, described?.id)),
        outcomes: distinctNames([...scales, ...derivedOutcomes(named, columns, scales)], columns),
        duplicates: columns.reduce((sum, c) => sum + c.duplicates, 0),
      },
      opened: gathered.opened,
      people: people.map(({ id }) => id),
      snapshot: {
        hash: stamp.hash,
        participants: people.length,
        submissions: stamp.submissions,
        dataAsOf: stamp.dataAsOf,
        instruments: [...gathered.versions.values()].map(({ definition, contentHash, keyHash }) => ({
          instrument: definition.instrument,
          version: definition.version,
          title: definition.provenance.title,
          hash: contentHash,
          keyHash,
        })),
      },
    };
  }

  /**
   * Participants at the sites where they were enrolled, whoever moved later: arms were assigned there. Who has
   * withdrawn consent is in no analysis, and who was entered twice is one.
   */
  async #roster(view: ReadView, projectId: string): Promise<Roster> {
    const withdrawn = await this.consents.withdrawnIn(view, projectId);
    const merges = await this.merges.standing(view, projectId);
    const keptOf = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    const people = (await this.#people(view, projectId)).filter(
      ({ id }) => !withdrawn.has(id) && !keptOf.has(id),
    );
    const courses = await this.courses.ofProject(view, projectId);
    const families = await this.families.ofProject(view, projectId);
    return {
      people: people.map((p) => ({ ...p, siteId: enrolmentSite(p, courses.get(p.id) ?? []) })),
      keptOf,
      families: families
        .filter((s) => !withdrawn.has(s.participantId))
        .map((s) => ({ ...s, participantId: keptOf.get(s.participantId) ?? s.participantId })),
      exits: exitsOf(people, courses),
    };
  }

  async #people(view: ReadView, projectId: string): Promise<ParticipantEntity[]> {
    const all: ParticipantEntity[] = [];
    for (let after: string | undefined, more = true; more;) {
      const cursor = { limit: PAGE, ...(after && { after }) };
      const page = await this.participants.page(view, projectId, cursor, 'all');
      all.push(...page.rows);
      after = page.next;
      more = after !== undefined;
    }
    return all;
  }

  async #gather(
    view: ReadView,
    projectId: string,
    { waves, people, keptOf, families, flags, exits = [], progress }: Sources,
  ) {
    const waveIndex = new Map(waves.map((w, i) => [w.id, i]));
    const rowOf = new Map(people.map((p, i) => [p.id, i]));
    const versions = new Map<string, PublishedVersion>();
    const gathered = new Gathering(waves.length, people, flags);
    const hash = createHash('sha256');
    for (const p of people) hash.update(`${canonicalJson(known(p))}\n`);
    for (const s of families) hash.update(`${canonicalJson(told(s))}\n`);
    exits.forEach((exit, i) => exit && hash.update(`${String(i)} ${exit.on} ${exit.reason}\n`));
    let submissions = 0;
    let dataAsOf = '';
    for await (const { submission, scores } of this.#scoredSubmissions(view, projectId, progress)) {
      const { id, instrumentVersionId, receivedAt } = submission;
      const row = rowOf.get(keptOf.get(submission.participantId) ?? submission.participantId);
      if (row === undefined) continue;
      const version =
        versions.get(instrumentVersionId) ?? (await this.instruments.byId(view, instrumentVersionId));
      versions.set(instrumentVersionId, version);
      gathered.add({
        wave: waveIndex.get(submission.waveId) as number,
        row,
        version,
        submission,
        answers: JSON.parse(submission.answers) as Record<string, unknown>,
        scores,
      });
      hash.update(`${id} ${submission.hash}\n`);
      submissions++;
      if (receivedAt > dataAsOf) dataAsOf = receivedAt;
    }
    return { gathered, hash: hash.digest('hex'), submissions, dataAsOf };
  }

  /** Every submission of a project with its scores, in the order of ids. */
  async *#scoredSubmissions(view: ReadView, projectId: string, progress?: Sources['progress']) {
    let read = 0;
    for (let after = BEFORE_ALL, page: SubmissionEntity[]; ; after = page.at(-1)?.id ?? after) {
      page = await this.submissions.after(view, projectId, after, PAGE);
      const last = page.at(-1);
      if (!last) return;
      const scores = await this.scores.between(view, projectId, after, last.id);
      for (const submission of page)
        yield { submission, scores: scores.get(submission.id) ?? new Map<string, number | null>() };
      progress?.((read += page.length));
    }
  }
}

/** Whose answers of which waves, and the red flags to be looked for. */
interface Sources extends Roster {
  readonly waves: readonly WaveEntity[];
  readonly flags: readonly string[];
  readonly progress: ((submissions: number) => void) | undefined;
}

const flagsIn = (outcomes: readonly string[]): string[] =>
  outcomes.flatMap((id) => {
    const form = parsedOutcome(id)?.form;
    return form?.kind === 'flag' ? [form.flag] : [];
  });

/** All of a participant that an analysis may rest on. */
const known = ({ id, arm, siteId, sex, birthMonth, covariates }: ParticipantEntity): JsonValue =>
  ({ id, arm, siteId, sex, birthMonth, covariates }) as JsonValue;

/** What was computed goes before anything of the same name that was typed in. */
function factsAbout(people: readonly ParticipantEntity[], computed: readonly Fact[]): Fact[] {
  const names = new Set(computed.map(({ name }) => name));
  return [...factsOf(people).filter(({ name }) => !names.has(name)), ...computed];
}

/** All of a family's situation that an analysis may rest on. */
const told = ({ participantId, waveId, source, flags }: FamilyStatusEntity): JsonValue =>
  ({ participantId, waveId, source, flags }) as JsonValue;

/** @param records rows that are nobody */
function armsOf(
  people: readonly ParticipantEntity[],
  records: ReadonlySet<number>,
): { arms: string[]; arm: Int32Array; recordedIn?: Int32Array } {
  const named = [...new Set(people.flatMap((p, row) => (records.has(row) ? [] : (p.arm ?? []))))].sort();
  const arms = named.length === 0 ? [EVERYONE] : named;
  const of = (p: ParticipantEntity) =>
    named.length === 0 ? 0 : p.arm === null ? NO_ARM : named.indexOf(p.arm);
  return {
    arms,
    arm: Int32Array.from(people, (p, row) => (records.has(row) ? NO_PERSON : of(p))),
    ...(records.size > 0 && { recordedIn: Int32Array.from(people, of) }),
  };
}
