import { Injectable } from '@nestjs/common';
import type { View } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, type SiteEntity } from '../../programme/index.js';
import { countyOf } from './county.js';
import { ReferralsRepository } from './referrals.repository.js';

/** A child at a site is to be asked, or was asked, at a wave. */
export interface AskedAt {
  readonly wave: string;
  readonly site: string;
}

/** For which county a wave is not open. */
export interface ClosedFor {
  readonly county: Pick<SiteEntity, 'id' | 'code'>;
}

/**
 * Says whether a wave is open where a child is. No child is asked in a county before the safeguarding lead has
 * signed whom to turn to there (domain.md 3.8, 9). In projects of synthetic data there is no child, and every wave
 * is open.
 */
@Injectable()
export class WaveGate {
  constructor(
    private readonly programme: ProgrammeRepository,
    private readonly referrals: ReferralsRepository,
  ) {}

  /** What keeps each back, in the order asked; undefined where nothing does. */
  async verdicts(
    view: View,
    projectId: string,
    asked: readonly AskedAt[],
  ): Promise<readonly (ClosedFor | undefined)[]> {
    const project = await this.programme.project(view, projectId);
    if (asked.length === 0 || project?.synthetic !== false) return asked.map(() => undefined);
    const sites = new Map((await this.programme.allSites(view, projectId)).map((site) => [site.id, site]));
    const open = await this.#openings(view, new Set(asked.map(({ wave }) => wave)));
    return asked.map(({ wave, site }) => {
      const place = sites.get(site);
      if (!place) return undefined;
      const { id, code } = countyOf(place, sites);
      return open.has(`${wave} ${id}`) ? undefined : { county: { id, code } };
    });
  }

  /**
   * For whatever begins work at a wave.
   *
   * @throws ProblemException `wave-not-open` naming the counties by their codes
   */
  async requireOpen(view: View, projectId: string, asked: readonly AskedAt[]): Promise<void> {
    const closed = (await this.verdicts(view, projectId, asked)).flatMap((one) => one?.county.code ?? []);
    if (closed.length > 0)
      throw new ProblemException(
        'wave-not-open',
        [...new Set(closed)].map((path) => ({ code: 'county', path })),
      );
  }

  async #openings(view: View, waves: ReadonlySet<string>): Promise<Set<string>> {
    const open = new Set<string>();
    for (const wave of waves)
      for (const { countyId } of await this.referrals.openings(view, wave)) open.add(`${wave} ${countyId}`);
    return open;
  }
}
