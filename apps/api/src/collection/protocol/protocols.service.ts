import { Injectable } from '@nestjs/common';
import type { NewProtocol, Protocol, ProtocolEntry } from '@tongxing/contracts';
import { InstrumentsService } from '../../instruments/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { hashOf, newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, type WaveEntity } from '../../programme/index.js';
import type { ProtocolEntity } from './protocol.entity.js';
import { ProtocolsRepository } from './protocols.repository.js';

/** Which questionnaires are asked at which wave, of whom and about children of which ages. */
@Injectable()
export class ProtocolsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeRepository,
    private readonly instruments: InstrumentsService,
    private readonly repository: ProtocolsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `wave-unknown` */
  find(projectId: string, waveId: string): Promise<Protocol> {
    return this.unitOfWork.read(async (view) => {
      await this.requireWave(view, projectId, waveId);
      return toProtocol(waveId, await this.repository.ofWave(view, waveId));
    });
  }

  /**
   * Lays the protocol of a wave down anew. The same again changes nothing. Assignments that are there stay as they
   * are: new ones follow it when they are generated.
   *
   * @throws ProblemException `wave-unknown`; `instrument-version-unknown` naming each that is not published;
   *   `wave-undated` for ages at a wave that has no first day
   */
  async set(projectId: string, waveId: string, { entries }: NewProtocol): Promise<Protocol> {
    await this.#requirePublished(entries);
    return this.unitOfWork.writeOrRetry((tx) => this.#set(tx, projectId, waveId, entries));
  }

  /** The revision that stands; null where nothing was ever laid down. */
  standing(view: View, waveId: string): Promise<ProtocolEntity | null> {
    return this.repository.ofWave(view, waveId);
  }

  /** @throws ProblemException `wave-unknown` */
  async requireWave(view: View, projectId: string, waveId: string): Promise<WaveEntity> {
    const [wave] = await this.programme.wavesById(view, [waveId]);
    if (wave?.projectId !== projectId) throw new ProblemException('wave-unknown');
    return wave;
  }

  async #set(
    tx: WriteTransaction,
    projectId: string,
    waveId: string,
    entries: readonly ProtocolEntry[],
  ): Promise<Protocol> {
    const { opensOn } = await this.requireWave(tx, projectId, waveId);
    if (opensOn === null && entries.some(({ ages }) => ages)) throw new ProblemException('wave-undated');
    const standing = await this.repository.ofWave(tx, waveId);
    const hash = hashOf(entries);
    if (standing?.hash === hash) return toProtocol(waveId, standing);
    const revision = (standing?.revision ?? 0) + 1;
    const row: ProtocolEntity = { id: newId(), projectId, waveId, revision, entries, hash, setAt: now() };
    await this.repository.insert(tx, row);
    this.audit.record(tx, {
      action: 'protocol.set',
      project: projectId,
      subject: { kind: 'wave', id: waveId },
      detail: { revision, hash },
    });
    return toProtocol(waveId, row);
  }

  async #requirePublished(entries: readonly ProtocolEntry[]): Promise<void> {
    const unknown: string[] = [];
    for (const { instrument } of entries)
      if (!(await this.instruments.pinned(instrument.id, instrument.version)))
        unknown.push(`${instrument.id}@${instrument.version}`);
    if (unknown.length > 0)
      throw new ProblemException(
        'instrument-version-unknown',
        unknown.map((path) => ({ code: 'instrument-version-unknown', path })),
      );
  }
}

const toProtocol = (wave: string, row: ProtocolEntity | null): Protocol =>
  row
    ? { wave, revision: row.revision, hash: row.hash, entries: [...row.entries], setAt: row.setAt }
    : { wave, revision: 0, entries: [] };
