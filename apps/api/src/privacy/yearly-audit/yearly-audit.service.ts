import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { BilingualText, Language } from '@tongxing/contracts';
import { renderPdf } from '@tongxing/report';
import { AccountEntity } from '../../access/index.js';
import { AccessReport, AuditEventEntity, AuditVerifier } from '../../platform/audit/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { ProjectEntity, SiteEntity } from '../../programme/index.js';
import { auditDocument } from './audit-document.js';
import { grantPeriods, type GrantPeriod } from './grant-periods.js';
import type { YearlyAudit } from './yearly-audit.js';

const OF_GRANTS = ['grant.given', 'grant.revoked', 'account.deactivated', 'account.activated'];

/** The yearly audit of who had access to what and what they did, as the law asks (2024 regulation, article 37). */
@Injectable()
export class YearlyAuditService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AccessReport,
    private readonly verifier: AuditVerifier,
  ) {}

  /** @param year in UTC */
  async ofYear(year: number): Promise<YearlyAudit> {
    const lines = await this.access.ofYear(year);
    const verdict = await this.verifier.verify();
    return this.unitOfWork.read(async (view) => {
      const grants = await grantsOf(view, year);
      return { year, lines, grants, verdict, names: await namesIn(view) };
    });
  }

  /** The same log gives the same bytes. @param year in UTC */
  async pdf(year: number, language: Language): Promise<Uint8Array> {
    return renderPdf(auditDocument(await this.ofYear(year), language));
  }
}

async function grantsOf(view: View, year: number): Promise<GrantPeriod[]> {
  const until = String(year + 1);
  const events = await view.manager.find(AuditEventEntity, {
    where: { action: In(OF_GRANTS), at: LessThan(until) },
    order: { ordinal: 'ASC' },
  });
  return grantPeriods(
    events.map(({ action, at, subjectId, detail }) => ({
      action,
      at,
      account: subjectId ?? '',
      detail: JSON.parse(detail ?? '{}') as Record<string, unknown>,
    })),
    { from: String(year), until },
  );
}

async function namesIn({ manager }: View): Promise<Map<string, string | BilingualText>> {
  const accounts = await manager.find(AccountEntity, { select: { id: true, name: true, displayName: true } });
  const projects = await manager.find(ProjectEntity, { select: { id: true, name: true } });
  const sites = await manager.find(SiteEntity, { select: { id: true, name: true } });
  return new Map<string, string | BilingualText>([
    ...accounts.map(
      ({ id, name, displayName }) => [id, displayName === name ? name : `${displayName} (${name})`] as const,
    ),
    ...[...projects, ...sites].map(({ id, name }) => [id, name] as const),
  ]);
}
