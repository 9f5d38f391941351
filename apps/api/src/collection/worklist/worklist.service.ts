import { Injectable } from '@nestjs/common';
import { CONSENT_KINDS, CONSENT_SCRIPTS, type Worklist, type WorklistQuery } from '@tongxing/contracts';
import { InstrumentsService } from '../../instruments/index.js';
import { ParticipantNames, ParticipantsRepository } from '../../people/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { mayAtSite, sitesWhere } from '../../platform/permissions/index.js';
import {
  hotlinesAt,
  ProgrammeRepository,
  ProgrammeService,
  type ProjectEntity,
} from '../../programme/index.js';
import {
  AssignmentsRepository,
  DescribedAssignments,
  type Among,
  type Described,
} from '../assignments/index.js';
import { ProtocolsService } from '../protocol/index.js';
import { WorklistChanges, type Changes } from './changes.js';

/**
 * How long before an answer the next `since` begins: what was being written meanwhile carries an earlier moment, and
 * comes with the next answer, some of it twice.
 */
const OVERLAP_MS = 5 * 60_000;

/** Of more than so many everything is told again. */
const MOST_CHANGED = 10_000;

/** What a tablet, or somebody at a laptop, has to do at the sites they reach. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly protocols: ProtocolsService,
    private readonly instruments: InstrumentsService,
    private readonly participants: ParticipantsRepository,
    private readonly names: ParticipantNames,
    private readonly assignments: AssignmentsRepository,
    private readonly described: DescribedAssignments,
    private readonly changes: WorklistChanges,
  ) {}

  /**
   * Names are read in a transaction that can write: every look is recorded.
   *
   * @throws ProblemException `not-found`, `wave-unknown`; `key-destroyed`, `keys-unavailable` where names are asked for
   */
  find(projectId: string, waveId: string, query: WorklistQuery): Promise<Worklist> {
    return query.names
      ? this.unitOfWork.write(async (tx) => {
          const { worklist, items } = await this.#read(tx, projectId, waveId, query);
          return this.#named(tx, projectId, worklist, items);
        })
      : this.unitOfWork.read(async (view) => (await this.#read(view, projectId, waveId, query)).worklist);
  }

  async #read(
    view: View,
    projectId: string,
    waveId: string,
    { after, limit, since }: WorklistQuery,
  ): Promise<{ worklist: Worklist; items: Described[] }> {
    const until = new Date(Date.now() - OVERLAP_MS).toISOString();
    const project = await this.programme.requireProject(view, projectId);
    await this.protocols.requireWave(view, projectId, waveId);
    const among: Among = { waveId, sites: sitesWhere(currentActor(), 'assignments.read', projectId) };
    const found = since === undefined ? undefined : await this.changes.since(view, projectId, waveId, since);
    const changed = found && found.participants.length <= MOST_CHANGED ? found : undefined;
    const { rows, next } = await this.assignments.pageOf(view, among, changed?.participants ?? 'all', {
      after,
      limit,
    });
    const items = await this.described.of(view, projectId, rows);
    return {
      items,
      worklist: {
        project: project.id,
        wave: waveId,
        consentRequired: project.consentRequired,
        until,
        sites: await this.#sites(view, project),
        instruments: versionsOf(items),
        scripts: await this.#scripts(view),
        items: items.map(({ assignment, participant }) => ({
          ...assignment,
          language: participant.covariates['language'] === 'en' ? 'en' : 'zh-CN',
        })),
        gone: found && after === undefined ? await this.#gone(view, among, found) : [],
        ...(next !== undefined && { next }),
      },
    };
  }

  /** Assignments of children who are, or have just been, where the caller reaches, and that are asked there no more. */
  async #gone(view: View, { waveId, sites }: Among, { participants, left }: Changes): Promise<string[]> {
    const reached = (site: string) => sites === 'all' || sites.includes(site);
    const people = await this.participants.byId(view, participants);
    const concerned = people
      .filter(({ id, siteId }) => reached(siteId) || [...(left.get(id) ?? [])].some(reached))
      .map(({ id }) => id);
    const asked = new Set(
      (await this.assignments.idsAmong(view, { waveId, sites }, concerned)).map(({ id }) => id),
    );
    const all = await this.assignments.idsOf(view, waveId, concerned);
    return all.map(({ id }) => id).filter((id) => !asked.has(id));
  }

  async #sites(view: View, { id, hotlines }: ProjectEntity): Promise<Worklist['sites']> {
    const sites = await this.frame.allSites(view, id);
    return sites
      .filter((site) => mayAtSite(currentActor(), 'assignments.read', id, site.id))
      .map((site) => ({
        id: site.id,
        code: site.code,
        name: site.name,
        hotlines: hotlinesAt(sites, site.id, hotlines),
      }));
  }

  async #scripts(view: View): Promise<Worklist['scripts']> {
    const newest = await this.instruments.newest(view, Object.values(CONSENT_SCRIPTS).flat());
    return CONSENT_KINDS.flatMap((kind) =>
      CONSENT_SCRIPTS[kind].flatMap((id) => {
        const found = newest.get(id);
        return found ? [{ kind, id, version: found.version, hash: found.contentHash }] : [];
      }),
    );
  }

  async #named(
    tx: WriteTransaction,
    projectId: string,
    worklist: Worklist,
    items: readonly Described[],
  ): Promise<Worklist> {
    const people = items.map(({ participant }) => participant);
    const names = await this.names.read(tx, projectId, people, 'interview');
    return {
      ...worklist,
      items: worklist.items.map((item) => {
        const name = names.get(item.participant);
        return { ...item, ...(name !== undefined && { name }) };
      }),
    };
  }
}

const versionsOf = (items: readonly Described[]): Worklist['instruments'] => [
  ...new Map(items.map(({ assignment: { instrument } }) => [instrument.hash, instrument])).values(),
];
