import { Injectable } from '@nestjs/common';
import {
  canonicalJson,
  type JsonValue,
  type NewParticipant,
  type RosterMapping,
  type RosterReport,
  type RosterRowReport,
} from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { sha256 } from '../../platform/ids.js';
import { mayAtSite, mayInProject } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { heldBytes, openTable, openWorkbook, TableRefused, type Table } from '../../platform/tables/index.js';
import { ProgrammeRepository, ProgrammeService, type WaveEntity } from '../../programme/index.js';
import { FamilyStatusRepository, FamilyStatusService } from '../family/index.js';
import { IdentityStore } from '../identities/index.js';
import type { ParticipantEntity } from '../participant.entity.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { ParticipantsService } from '../participants.service.js';
import { addition, differingColumns } from './known-facts.js';
import { RosterReader, type RosterRow } from './roster-row.js';
import type { RowFault } from './row-fault.js';

export interface RosterRequest {
  readonly format: 'csv' | 'xlsx';
  readonly content: Uint8Array;
  readonly mapping: RosterMapping;
  readonly dryRun: boolean;
  readonly skipFaulty: boolean;
}

type Verdict = {
  readonly row: RosterRow;
  readonly person?: ParticipantEntity;
  /** Whether a name is stored: the row has one, the child has none yet, and nobody asked for it to be deleted. */
  readonly names?: boolean;
} & (
  | { readonly outcome: 'enrolled' | 'completed' | 'unchanged' }
  | { readonly outcome: 'rejected'; readonly faults: readonly RowFault[] }
);

interface Rows {
  readonly encoding: Table['encoding'];
  readonly sound: readonly RosterRow[];
  readonly faulty: readonly RosterRowReport[];
}

/** Identities sealed and written at once. */
const IDENTITIES_AT_ONCE = 500;

/** Rosters from other systems: each whole file in one transaction, or nothing of it. */
@Injectable()
export class RosterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly participants: ParticipantsService,
    private readonly people: ParticipantsRepository,
    private readonly families: FamilyStatusService,
    private readonly statuses: FamilyStatusRepository,
    private readonly identities: IdentityStore,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes a roster in. A row whose child is known adds what was not known and changes nothing that was; the same file
   * again changes nothing. Unless faulty rows are to be skipped, one of them keeps the whole file out.
   *
   * A site out of the caller's reach is unknown, and of a child at one nothing is told but that the site differs. Sites
   * are made for those only who reach the whole project.
   *
   * Names are stored where there are none, but not again where one was deleted on request, and never compared with those that are there: who may write names but
   * not read them must not learn one by asking whether it differs.
   *
   * @throws ProblemException `not-found`, also for a mapping with names by somebody who may not write any;
   *   `wave-unknown`, `table-unreadable` with the reason, `key-destroyed`, `keys-unavailable`
   */
  async import(projectId: string, request: RosterRequest): Promise<RosterReport> {
    if (request.mapping.identity && !mayInProject(currentActor(), 'identities.write', projectId))
      throw new ProblemException('not-found');
    const rows = await readRows(request);
    const judge = (view: View) => this.#judged(view, projectId, request.mapping, rows.sound);
    const judged = request.dryRun
      ? await this.unitOfWork.read(judge)
      : await this.#write(projectId, request, rows, judge);
    const reports = [...rows.faulty, ...judged.map(toReport)].sort((a, b) => a.line - b.line);
    const count = (outcome: RosterRowReport['outcome']) =>
      reports.filter((report) => report.outcome === outcome).length;
    return {
      stored: !request.dryRun && isTakenIn(request, reports),
      encoding: rows.encoding,
      fileHash: sha256(request.content),
      counts: {
        enrolled: count('enrolled'),
        completed: count('completed'),
        unchanged: count('unchanged'),
        rejected: count('rejected'),
      },
      identities: judged.filter(({ names }) => names).length,
      rows: reports,
    };
  }

  #write(
    projectId: string,
    request: RosterRequest,
    { faulty }: Rows,
    judge: (view: View) => Promise<Verdict[]>,
  ): Promise<Verdict[]> {
    return this.unitOfWork.writeOrRetry(async (tx) => {
      const verdicts = await judge(tx);
      if (isTakenIn(request, [...faulty, ...verdicts])) await this.#store(tx, projectId, request, verdicts);
      return verdicts;
    });
  }

  /** What would become of each row, by what is known now. */
  async #judged(
    view: View,
    projectId: string,
    mapping: RosterMapping,
    rows: readonly RosterRow[],
  ): Promise<Verdict[]> {
    await this.programme.requireProject(view, projectId);
    await this.#wave(view, projectId, mapping);
    const reaches = (site: string) => mayAtSite(currentActor(), 'participants.write', projectId, site);
    const reached = (await this.frame.allSites(view, projectId)).filter(({ id }) => reaches(id));
    const sites = new Map(reached.map(({ code, id }) => [code, id]));
    const makesSites =
      mapping.sites !== undefined && mayInProject(currentActor(), 'participants.write', projectId);
    const codes = [...new Set(rows.map((row) => row.participant))];
    const known = await this.people.bySourceCodes(view, projectId, codes);
    const people = new Map(known.map((person) => [person.sourceCode, person]));
    const named = mapping.identity ? await this.identities.settled(view, projectId) : new Set<string>();
    const met = new Set<string>();
    return rows.map((row): Verdict => {
      const person = people.get(row.participant);
      const reject = (...faults: RowFault[]): Verdict => ({ row, outcome: 'rejected', faults });
      if (met.has(row.participant))
        return reject({ code: 'participant-twice', column: mapping.columns.participant });
      met.add(row.participant);
      const site = sites.get(row.site);
      if (site === undefined && !makesSites)
        return reject({ code: 'site-unknown', column: mapping.columns.site });
      const names = row.identity !== undefined && !(person && named.has(person.id));
      if (!person) return { row, names, outcome: 'enrolled' };
      if (!reaches(person.siteId)) return reject({ code: 'participant-differs', column: mapping.columns.site });
      const differing = differingColumns(mapping, person, row, site);
      if (differing.length > 0)
        return reject(...differing.map((column) => ({ code: 'participant-differs' as const, column })));
      return { row, person, names, outcome: names || addition(person, row) ? 'completed' : 'unchanged' };
    });
  }

  async #store(
    tx: WriteTransaction,
    projectId: string,
    { mapping, content }: RosterRequest,
    verdicts: readonly Verdict[],
  ): Promise<void> {
    const accepted = verdicts.filter(({ outcome }) => outcome !== 'rejected');
    const sites = await this.#sites(tx, projectId, mapping, accepted);
    const fresh = accepted.filter(({ person }) => !person);
    const enrolled = await this.participants.enrol(
      tx,
      projectId,
      fresh.map(({ row }): NewParticipant => ({
        ...row.about,
        site: sites.get(row.site) as string,
        sourceCode: row.participant,
      })),
    );
    for (const { person, row } of accepted) {
      const added = person && addition(person, row);
      if (added) await this.people.addFacts(tx, person.id, added);
    }
    const ids = new Map(enrolled.map((person) => [person.sourceCode, person.id]));
    const told = accepted.map(({ row, person, names }) => ({
      row,
      names,
      id: person?.id ?? (ids.get(row.participant) as string),
    }));
    await this.#tell(tx, projectId, mapping, told);
    await this.#name(tx, projectId, told);
    this.audit.record(tx, {
      action: 'roster.imported',
      project: projectId,
      detail: { file: sha256(content), enrolled: enrolled.length, rows: accepted.length },
    });
  }

  async #name(
    tx: WriteTransaction,
    projectId: string,
    told: readonly { readonly row: RosterRow; readonly id: string; readonly names: boolean | undefined }[],
  ): Promise<void> {
    const fresh = told.flatMap(({ row: { identity }, id, names }) =>
      names && identity ? [[id, identity] as const] : [],
    );
    for (let start = 0; start < fresh.length; start += IDENTITIES_AT_ONCE)
      await this.identities.put(tx, projectId, new Map(fresh.slice(start, start + IDENTITIES_AT_ONCE)));
  }

  /** Keeps what was told of families, where it is not what the roster told last. */
  async #tell(
    tx: WriteTransaction,
    projectId: string,
    mapping: RosterMapping,
    told: readonly { readonly row: RosterRow; readonly id: string }[],
  ): Promise<void> {
    const wave = await this.#wave(tx, projectId, mapping);
    const { heldOn } = mapping.family ?? {};
    const last = new Map<string, string>();
    for (const status of await this.statuses.ofProject(tx, projectId))
      if (
        status.source === 'roster' &&
        status.waveId === (wave?.id ?? null) &&
        status.heldOn === (heldOn ?? null)
      )
        last.set(status.participantId, canonicalJson(status.variables as JsonValue));
    await this.families.record(
      tx,
      told
        .filter(({ row, id }) => canonicalJson(row.family as JsonValue) !== last.get(id))
        .map(({ row, id }) => ({
          projectId,
          participantId: id,
          source: 'roster',
          ...(wave && { waveId: wave.id }),
          heldOn,
          answers: row.family,
        })),
    );
  }

  async #wave(view: View, projectId: string, { family }: RosterMapping): Promise<WaveEntity | undefined> {
    if (family?.wave === undefined) return undefined;
    const wave = (await this.frame.waves(view, projectId)).find(({ code }) => code === family.wave);
    if (!wave) throw new ProblemException('wave-unknown');
    return wave;
  }

  async #sites(
    tx: WriteTransaction,
    projectId: string,
    { sites }: RosterMapping,
    accepted: readonly Verdict[],
  ): Promise<Map<string, string>> {
    const known = new Map((await this.frame.allSites(tx, projectId)).map((s) => [s.code, s.id]));
    for (const code of new Set(accepted.map(({ row }) => row.site))) {
      if (known.has(code) || !sites) continue;
      const name = sites.names[code] ?? { zh: code, en: code };
      known.set(code, (await this.programme.addSite(tx, projectId, { code, name, kind: sites.kind })).id);
    }
    return known;
  }
}

const isTakenIn = (
  { skipFaulty }: RosterRequest,
  rows: readonly { readonly outcome: RosterRowReport['outcome'] }[],
): boolean => skipFaulty || rows.every(({ outcome }) => outcome !== 'rejected');

const toReport = (verdict: Verdict): RosterRowReport => ({
  line: verdict.row.line,
  outcome: verdict.outcome,
  ...(verdict.outcome === 'rejected' && { faults: [...verdict.faults] }),
});

async function readRows({ format, content, mapping }: RosterRequest): Promise<Rows> {
  const reader = new RosterReader(mapping);
  const { encoding, rows } = await (
    format === 'xlsx'
      ? openWorkbook(content, mapping.file.sheet, reader.columns)
      : openTable(heldBytes(content), mapping.file, reader.columns)
  ).catch(refuseUnreadable);
  const sound: RosterRow[] = [];
  const faulty: RosterRowReport[] = [];
  const reject = (line: number, faults: RowFault[]) => faulty.push({ line, outcome: 'rejected', faults });
  for await (const row of rows) {
    const read = 'cells' in row ? reader.read(row.line, row.cells) : { ...row, faults: [{ code: row.fault }] };
    if ('faults' in read) reject(read.line, read.faults);
    else sound.push(read);
  }
  return { encoding, sound, faulty };
}

function refuseUnreadable(error: unknown): never {
  if (!(error instanceof TableRefused)) throw error;
  const { code, subjects } = error;
  const errors = subjects.length > 0 ? subjects.map((path) => ({ code, path })) : [{ code }];
  throw new ProblemException('table-unreadable', errors);
}
