import { Injectable } from '@nestjs/common';
import {
  REFERRAL_SERVICES,
  type ReferralContacts,
  type ReferralMap,
  type ReferralMapList,
} from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService, type SiteEntity } from '../../programme/index.js';
import { actingName } from '../acting-person.js';
import { countiesAmong } from './county.js';
import type { ReferralMapEntity } from './referral-map.entity.js';
import { mayReadAt, maySignFor } from './referrals.policy.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Whom each county can turn to. Nobody asks children questions where nobody could help them afterwards. */
@Injectable()
export class ReferralMapsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly sites: ProgrammeRepository,
    private readonly repository: ReferralsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** The maps of the counties in which the caller works. @throws ProblemException `not-found` */
  list(project: string): Promise<ReferralMapList> {
    return this.unitOfWork.read(async (view) => {
      const sites = await this.sites.allSites(view, project);
      const reached = sites.filter(({ id }) => mayReadAt(project, id));
      const counties = new Set(countiesAmong(reached, sites).map(({ id }) => id));
      return { items: (await this.all(view, project)).filter(({ county }) => counties.has(county.id)) };
    });
  }

  /** The map of every county of a project, also of those that have none yet. */
  async all(view: View, project: string): Promise<ReferralMap[]> {
    await this.programme.requireProject(view, project);
    const sites = await this.sites.allSites(view, project);
    const counties = countiesAmong(sites, sites);
    const ids = counties.map(({ id }) => id);
    const maps = new Map((await this.repository.maps(view, ids)).map((map) => [map.countyId, map]));
    return counties.map((county) => toMap(county, maps.get(county.id)));
  }

  /** Sets a county's contacts, which takes a signature away. @throws ProblemException `not-found` */
  set(project: string, countyId: string, { contacts }: ReferralContacts): Promise<ReferralMap> {
    return this.unitOfWork.write(async (tx) => {
      await this.#require(tx, project, countyId);
      await this.repository.setMap(tx, { countyId, contacts, signedAt: null, signedBy: null });
      const subject = { kind: 'site', id: countyId };
      this.audit.record(tx, {
        action: 'referral-map.set',
        project,
        subject,
        detail: { contacts: contacts.length },
      });
      return this.#require(tx, project, countyId);
    });
  }

  /** Signs for a county. @throws ProblemException `not-found`; `referral-map-incomplete` naming the services */
  sign(project: string, countyId: string): Promise<ReferralMap> {
    return this.unitOfWork.write(async (tx) => {
      const { contacts, missing } = await this.#require(tx, project, countyId);
      if (missing.length > 0)
        throw new ProblemException(
          'referral-map-incomplete',
          missing.map((service) => ({ code: 'missing', path: service })),
        );
      const signedBy = actingName();
      await this.repository.setMap(tx, { countyId, contacts, signedAt: now(), signedBy });
      const subject = { kind: 'site', id: countyId };
      this.audit.record(tx, { action: 'referral-map.signed', project, subject });
      return this.#require(tx, project, countyId);
    });
  }

  async #require(view: View, project: string, countyId: string): Promise<ReferralMap> {
    if (!maySignFor(project, countyId)) throw new ProblemException('not-found');
    const map = (await this.all(view, project)).find(({ county }) => county.id === countyId);
    if (!map) throw new ProblemException('not-found');
    return map;
  }
}

function toMap({ id, code, name }: SiteEntity, map: ReferralMapEntity | undefined): ReferralMap {
  const contacts = map?.contacts ?? [];
  const named = new Set(contacts.map(({ service }) => service));
  return {
    county: { id, code, name },
    contacts: [...contacts],
    missing: REFERRAL_SERVICES.filter((service) => !named.has(service)),
    ...(map?.signedAt && { signedAt: map.signedAt }),
    ...(map?.signedBy && { signedBy: map.signedBy }),
  };
}
