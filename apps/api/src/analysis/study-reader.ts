import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parsedOutcome, type AnalysisPlan } from '@tongxing/contracts';
import { NO_ARM, NO_PERSON, type Fact, type StudyData, type StudyDesign } from '@tongxing/impact';
import { SubmissionsRepository } from '../collection/index.js';
import { InstrumentsService, type PublishedVersion } from '../instruments/index.js';
import type { ReadView } from '../platform/database/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import { ProgrammeRepository, type ProjectEntity, type WaveEntity } from '../programme/index.js';
import { ScoresRepository, type ScoresByScale } from '../scoring/index.js';
import { derivedOutcomes } from './derived-outcomes.js';
import { onceForEach } from './distinct.js';
import { distinctNames } from './distinct-names.js';
import { Gathering } from './gathering.js';
import { factsOf } from './participant-facts.js';
import { inPages } from './in-pages.js';
import { linkedOutcomes } from './linked-outcomes.js';
import { RosterReader } from './roster-reader.js';
import type { Person, Roster } from './roster.js';
import type { Snapshot } from './snapshot.js';

/** Rows read at a time: large enough to be quick, small enough for a cancel to be seen soon. */
const PAGE = 5_000;
/** The one arm of a project whose participants have none. */
const EVERYONE = 'all';

export interface Study {
  readonly design: StudyDesign;
  readonly data: StudyData;
  readonly snapshot: Snapshot;
  /** Participants by their place in the data, one after the other in one text: see `namesIn`. */
  readonly people: string;
  /** By wave: the earliest day or instant of an answer. */
  readonly opened: readonly (string | undefined)[];
}

/**
 * The participants of a study by their place. They stay one text as long as nobody asks for them: while an analysis
 * runs, every collection of garbage would go through a million of them.
 */
export const namesIn = ({ people }: Study): string[] => (people === '' ? [] : people.split(' '));

/** Reads a project's data, as one frozen state, into the columns that analyses take. */
@Injectable()
export class StudyReader {
  constructor(
    private readonly programme: ProgrammeRepository,
    private readonly roster: RosterReader,
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
    const hash = createHash('sha256');
    const roster = await this.roster.read(view, project.id, (lines) => hash.update(lines));
    const { people, exits } = roster;
    const { gathered, ...stamp } = await this.#gather(view, project.id, hash, {
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
        facts: factsAbout(people, roster.families.facts(described?.id)),
        outcomes: distinctNames([...scales, ...derivedOutcomes(named, columns, scales)], columns),
        duplicates: columns.reduce((sum, c) => sum + c.duplicates, 0),
      },
      opened: gathered.opened,
      people: people.map(({ id }) => id).join(' '),
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

  async #gather(
    view: ReadView,
    projectId: string,
    hash: Hash,
    { waves, people, rowOf, flags, exits = [], progress }: Sources,
  ) {
    const waveIndex = new Map(waves.map((w, i) => [w.id, i]));
    const gathered = new Gathering(waves.length, people, flags);
    exits.forEach((exit, i) => exit && hash.update(`${String(i)} ${exit.on} ${exit.reason}\n`));
    const versions = new Map<string, PublishedVersion>();
    const day = onceForEach((text) => text);
    let submissions = 0;
    let dataAsOf = '';
    let read = 0;
    const pages = inPages((after) => this.#scoredPage(view, projectId, after, versions));
    for await (const page of pages) {
      let counted = '';
      for (const { submission, version, scores, id } of page) {
        const { receivedAt } = submission;
        const row = rowOf.get(submission.participantId);
        if (row === undefined) continue;
        gathered.add({
          wave: waveIndex.get(submission.waveId) as number,
          row,
          version,
          submission: { receivedAt, collectedOn: submission.collectedOn && day(submission.collectedOn) },
          answers: JSON.parse(submission.answers) as Record<string, unknown>,
          scores,
        });
        counted += `${id} ${submission.hash}\n`;
        submissions++;
        if (receivedAt > dataAsOf) dataAsOf = receivedAt;
      }
      hash.update(counted);
      progress?.((read += page.length));
    }
    return { gathered, hash: hash.digest('hex'), submissions, dataAsOf };
  }

  /** Submissions of a project after an id, each with its scores. */
  async #scoredPage(view: ReadView, projectId: string, after: string, versions: Map<string, PublishedVersion>) {
    const page = await this.submissions.after(view, projectId, after, PAGE);
    const scores = new Map<string, ReadonlyMap<string, ScoresByScale>>();
    for (const [id, own] of groupedBy(page, ({ instrumentVersionId }) => instrumentVersionId)) {
      const version = versions.get(id) ?? (await this.instruments.byId(view, id));
      versions.set(id, version);
      const scales = version.definition.key.scales.map((scale) => scale.id);
      const ids = own.map((submission) => submission.id);
      scores.set(id, await this.scores.byScale(view, ids, scales));
    }
    return page.map((submission) => ({
      id: submission.id,
      submission,
      version: versions.get(submission.instrumentVersionId) as PublishedVersion,
      scores: scores.get(submission.instrumentVersionId)?.get(submission.id) ?? NO_SCORES,
    }));
  }
}

const NO_SCORES: ScoresByScale = new Map<string, number | null>();

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

/** What was computed goes before anything of the same name that was typed in. */
function factsAbout(people: readonly Person[], computed: readonly Fact[]): Fact[] {
  const names = new Set(computed.map(({ name }) => name));
  return [...factsOf(people).filter(({ name }) => !names.has(name)), ...computed];
}

/** @param records rows that are nobody */
function armsOf(
  people: readonly Person[],
  records: ReadonlySet<number>,
): { arms: string[]; arm: Int32Array; recordedIn?: Int32Array } {
  const named = [...new Set(people.flatMap((p, row) => (records.has(row) ? [] : (p.arm ?? []))))].sort();
  const arms = named.length === 0 ? [EVERYONE] : named;
  const of = (p: Person) => (named.length === 0 ? 0 : p.arm === null ? NO_ARM : named.indexOf(p.arm));
  return {
    arms,
    arm: Int32Array.from(people, (p, row) => (records.has(row) ? NO_PERSON : of(p))),
    ...(records.size > 0 && { recordedIn: Int32Array.from(people, of) }),
  };
}
