import { Injectable } from '@nestjs/common';
import { speaksOf } from '@tongxing/instruments';
import { SubmissionsRepository } from '../../../collection/index.js';
import { InstrumentsService, type PublishedVersion } from '../../../instruments/index.js';
import {
  ageOn,
  ConsentsService,
  CourseRepository,
  enrolmentSite,
  FamilyStatusRepository,
  MergesRepository,
  ParticipantsRepository,
  type FamilyStatusEntity,
} from '../../../people/index.js';
import type { ReadView } from '../../../platform/database/index.js';
import { ProgrammeRepository, type WaveEntity } from '../../../programme/index.js';
import { ScoresRepository } from '../../../scoring/index.js';
import type { Child } from './child-fields.js';
import type { Answered } from './wave-fields.js';

const PAGE = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Who and what may stand in a dataset, without the answers. */
export interface Frame {
  readonly children: readonly Child[];
  /** By child: all entries in which the child was enrolled. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** By child: the waves of which there are answers. */
  readonly answeredAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly waves: readonly WaveEntity[];
  /** Of which there are answers, by name and number. */
  readonly versions: readonly PublishedVersion[];
  /** Instant of the newest answers; empty where there are none. */
  readonly asOf: string;
}

/** By wave: what was answered to each version. */
export type ChildAnswers = ReadonlyMap<string, ReadonlyMap<string, Answered>>;

/** Reads what a dataset is made of, from one frozen state. */
@Injectable()
export class ExportReader {
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
   * Children with answers to an instrument that measures something about them. Who has withdrawn consent is in no
   * dataset, and who was entered twice is one; records about sites and of attendance are not about a child's answers.
   */
  async frame(view: ReadView, projectId: string, signal?: AbortSignal): Promise<Frame> {
    const withdrawn = await this.consents.withdrawnIn(view, projectId);
    const keptOf = new Map((await this.merges.standing(view, projectId)).map((m) => [m.mergedId, m.keptId]));
    const outline = await this.#outline(view, projectId, withdrawn, keptOf, signal);
    const courses = await this.courses.ofProject(view, projectId);
    const flags = firstFlags(await this.families.ofProject(view, projectId), keptOf);
    const people = (await this.participants.ofProject(view, projectId)).filter(({ id }) =>
      outline.first.has(id),
    );
    return {
      ...outline,
      waves: await this.programme.waves(view, projectId),
      entries: entriesOf(people, keptOf),
      children: people.map((p) => ({
        id: p.id,
        site: enrolmentSite(p, courses.get(p.id) ?? []),
        arm: p.arm ?? '',
        sex: p.sex ?? null,
        age: ageOn(outline.first.get(p.id) ?? null, p.birthMonth),
        flags: flags.get(p.id) ?? {},
      })),
    };
  }

  /** Answers of some children; of several to one version at a wave those received first count, as in analyses. */
  async answers(
    view: ReadView,
    children: readonly Child[],
    { entries, versions }: Pick<Frame, 'entries' | 'versions'>,
  ): Promise<Map<string, ChildAnswers>> {
    const childOf = new Map(
      children.flatMap(({ id }) => (entries.get(id) ?? [id]).map((entry) => [entry, id])),
    );
    const wanted = new Set(versions.map(({ id }) => id));
    const rows = (await this.submissions.ofParticipants(view, [...childOf.keys()])).filter((row) =>
      wanted.has(row.instrumentVersionId),
    );
    const scores = await this.#scores(
      view,
      rows.map(({ id }) => id),
    );
    const found = new Map<string, Map<string, Map<string, Answered>>>();
    for (const { id, participantId, waveId, instrumentVersionId, answers } of rows) {
      const child = childOf.get(participantId) as string;
      const waves = found.get(child) ?? new Map<string, Map<string, Answered>>();
      const wave = waves.get(waveId) ?? new Map<string, Answered>();
      found.set(child, waves.set(waveId, wave));
      if (!wave.has(instrumentVersionId))
        wave.set(instrumentVersionId, {
          answers: JSON.parse(answers) as Record<string, unknown>,
          scores: scores.get(id) ?? new Map<string, number | null>(),
        });
    }
    return found;
  }

  /** Values by submission and scale. */
  async #scores(view: ReadView, ids: readonly string[]): Promise<Map<string, Map<string, number | null>>> {
    const found = new Map<string, Map<string, number | null>>();
    for (const { submissionId, scale, value } of await this.scores.ofSubmissions(view, ids)) {
      const scores = found.get(submissionId) ?? new Map<string, number | null>();
      found.set(submissionId, scores.set(scale, value));
    }
    return found;
  }

  async #outline(
    view: ReadView,
    projectId: string,
    withdrawn: ReadonlySet<string>,
    keptOf: ReadonlyMap<string, string>,
    signal: AbortSignal | undefined,
  ) {
    const versions = new Map<string, PublishedVersion>();
    const answeredAt = new Map<string, Set<string>>();
    /** By child: the day of the first interview, null where none has a day. */
    const first = new Map<string, string | null>();
    let asOf = '';
    for (let after = BEFORE_ALL, isMore = true; isMore;) {
      signal?.throwIfAborted();
      const page = await this.submissions.outline(view, projectId, after, PAGE);
      for (const row of page) {
        const child = keptOf.get(row.participantId) ?? row.participantId;
        if (withdrawn.has(row.participantId) || withdrawn.has(child)) continue;
        const version =
          versions.get(row.instrumentVersionId) ?? (await this.instruments.byId(view, row.instrumentVersionId));
        if (!measures(version)) continue;
        versions.set(version.id, version);
        answeredAt.set(child, (answeredAt.get(child) ?? new Set()).add(row.waveId));
        first.set(child, earlier(first.get(child), row.collectedOn));
        if (row.receivedAt > asOf) asOf = row.receivedAt;
      }
      isMore = page.length === PAGE;
      after = page.at(-1)?.id ?? after;
    }
    return { versions: [...versions.values()].sort(byNameAndNumber), answeredAt, first, asOf };
  }
}

/** Whether an instrument measures something about a participant: scripts that ask for consent do not. */
const measures = ({ definition: { key } }: PublishedVersion): boolean =>
  key.scales.length > 0 && speaksOf(key) === 'participant';

const earlier = (known: string | null | undefined, next: string | null): string | null =>
  !known ? next : !next || known < next ? known : next;

const byNameAndNumber = ({ definition: a }: PublishedVersion, { definition: b }: PublishedVersion): number =>
  a.instrument === b.instrument
    ? a.version.localeCompare(b.version, 'en', { numeric: true })
    : a.instrument < b.instrument
      ? -1
      : 1;

/** Every entry of each child, its own first. */
function entriesOf(people: readonly { readonly id: string }[], keptOf: ReadonlyMap<string, string>) {
  const entries = new Map(people.map(({ id }) => [id, [id]]));
  for (const [merged, kept] of keptOf) entries.get(kept)?.push(merged);
  return entries;
}

/** What was known first of each family; of what was told at once, a questionnaire goes before the roster. */
function firstFlags(statuses: readonly FamilyStatusEntity[], keptOf: ReadonlyMap<string, string>) {
  const first = new Map<string, FamilyStatusEntity>();
  for (const status of statuses) {
    const child = keptOf.get(status.participantId) ?? status.participantId;
    const known = first.get(child);
    const goesBefore =
      known?.waveId === status.waveId && known.source === 'roster' && status.source === 'questionnaire';
    if (!known || goesBefore) first.set(child, status);
  }
  return new Map([...first].map(([child, { flags }]) => [child, flags]));
}
