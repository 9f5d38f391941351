import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isConsentScript, type EarlySubmissions } from '@tongxing/contracts';
import { ParticipantsRepository } from '../../people/index.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import { WaveGate } from '../../safeguarding/index.js';
import { Acceptance, type AcceptedSubmission } from '../acceptance.js';
import { EarlySubmissionsRepository } from './early-submissions.repository.js';

/**
 * Marks what arrives before its wave is opened. It is stored, screened for red flags and scored as everything is:
 * answers that were given are kept, and a child in danger waits for no form. Analyses do without it until the wave
 * is opened for its county.
 */
@Injectable()
export class EarlySubmissionsService implements OnModuleInit {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly gate: WaveGate,
    private readonly participants: ParticipantsRepository,
    private readonly programme: ProgrammeRepository,
    private readonly repository: EarlySubmissionsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.acceptance.also((tx, accepted) => this.#mark(tx, accepted));
  }

  /** What arrived early at a wave, by county. @throws ProblemException `not-found` */
  list(project: string, wave: string): Promise<EarlySubmissions> {
    return this.unitOfWork.read(async (view) => {
      const [found] = await this.programme.wavesById(view, [wave]);
      if (found?.projectId !== project) throw new ProblemException('not-found');
      return { items: await this.repository.counts(view, wave) };
    });
  }

  async #mark(tx: WriteTransaction, accepted: readonly AcceptedSubmission[]): Promise<void> {
    const asked = accepted.filter(
      ({ isHistorical, envelope }) => !isHistorical && !isConsentScript(envelope.instrument.id),
    );
    for (const project of new Set(asked.map(({ projectId }) => projectId)))
      await this.#markIn(
        tx,
        project,
        asked.filter(({ projectId }) => projectId === project),
      );
  }

  async #markIn(tx: WriteTransaction, project: string, asked: readonly AcceptedSubmission[]): Promise<void> {
    const ids = [...new Set(asked.map(({ envelope }) => envelope.participant))];
    const sites = new Map((await this.participants.byId(tx, ids)).map(({ id, siteId }) => [id, siteId]));
    const verdicts = await this.gate.verdicts(
      tx,
      project,
      asked.map(({ envelope: { wave, participant } }) => ({ wave, site: sites.get(participant) ?? '' })),
    );
    const rows = asked.flatMap(({ id, envelope }, i) => {
      const county = verdicts[i]?.county;
      return county ? [{ submissionId: id, waveId: envelope.wave, countyId: county.id }] : [];
    });
    if (rows.length > 0) await this.repository.insertMany(tx, rows);
  }
}
