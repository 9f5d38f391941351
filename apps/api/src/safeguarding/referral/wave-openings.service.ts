import { Injectable } from '@nestjs/common';
import type { NewWaveOpening, ReferralMap, WaveOpenings } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import { ReferralMapsService } from './referral-maps.service.js';
import { ReferralsRepository } from './referrals.repository.js';

/**
 * Opens waves for counties. Before that nobody is asked (`WaveGate`); what arrives all the same is stored and waits:
 * answers that a child has given are never refused for a form that somebody has not signed.
 */
@Injectable()
export class WaveOpeningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeRepository,
    private readonly maps: ReferralMapsService,
    private readonly repository: ReferralsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  list(project: string, wave: string): Promise<WaveOpenings> {
    return this.unitOfWork.read((view) => this.#opened(view, project, wave));
  }

  /**
   * Opens a wave for counties whose referral maps are signed: for all that are asked for, or for none. A county
   * for which it is open stays so.
   *
   * @throws ProblemException `not-found`, also for a county there is not; `referral-map-unsigned` naming the
   *   counties by their codes
   */
  open(project: string, wave: string, { counties }: NewWaveOpening): Promise<WaveOpenings> {
    return this.unitOfWork.write(async (tx) => {
      await this.#requireWave(tx, project, wave);
      const asked = chosen(await this.maps.all(tx, project), counties);
      const unsigned = asked.filter(({ signedAt }) => signedAt === undefined);
      if (unsigned.length > 0)
        throw new ProblemException(
          'referral-map-unsigned',
          unsigned.map(({ county }) => ({ code: 'county', path: county.code })),
        );
      const open = new Set((await this.repository.openings(tx, wave)).map(({ countyId }) => countyId));
      const fresh = asked.map(({ county }) => county.id).filter((id) => !open.has(id));
      const openedAt = now();
      await this.repository.addOpenings(
        tx,
        fresh.map((countyId) => ({ waveId: wave, countyId, openedAt })),
      );
      const subject = { kind: 'wave', id: wave };
      this.audit.record(tx, { action: 'wave.opened', project, subject, detail: { counties: fresh.length } });
      return this.#opened(tx, project, wave);
    });
  }

  async #opened(view: View, project: string, wave: string): Promise<WaveOpenings> {
    await this.#requireWave(view, project, wave);
    const rows = await this.repository.openings(view, wave);
    return { items: rows.map(({ countyId, openedAt }) => ({ county: countyId, openedAt })) };
  }

  async #requireWave(view: View, project: string, wave: string): Promise<void> {
    const [found] = await this.programme.wavesById(view, [wave]);
    if (found?.projectId !== project) throw new ProblemException('not-found');
  }
}

/** @throws ProblemException `not-found` */
function chosen(maps: readonly ReferralMap[], counties: readonly string[] | undefined): readonly ReferralMap[] {
  if (!counties) return maps;
  return counties.map((id) => {
    const map = maps.find(({ county }) => county.id === id);
    if (!map) throw new ProblemException('not-found');
    return map;
  });
}
