import { Injectable } from '@nestjs/common';
import type { DrillReport, NewDrill } from '@tongxing/contracts';
import { clocksAt, type AlertLevel } from '@tongxing/safeguarding';
import { UnitOfWork } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import { actingPerson } from '../acting-person.js';
import { reachesCase } from '../alerts.policy.js';
import { AlertsRepository } from '../alerts.repository.js';
import type { CaseSummary } from '../case-file.js';
import { CaseFiles } from '../case-files.js';
import { CaseRegister } from '../case-register.js';
import { maySee } from '../visibility.js';

const MINUTE = 60_000;

/** Simulated alerts, to see before fieldwork whether they reach somebody, and how fast. */
@Injectable()
export class DrillsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeRepository,
    private readonly repository: AlertsRepository,
    private readonly files: CaseFiles,
    private readonly register: CaseRegister,
  ) {}

  /** Raises simulated alerts. They stand in a queue of their own. @throws ProblemException `site-unknown` */
  async raise(project: string, { site, alerts }: NewDrill): Promise<DrillReport> {
    await this.unitOfWork.write(async (tx) => {
      const known = await this.programme.site(tx, project, site);
      if (!known || !reachesCase('alerts.write', project, site)) throw new ProblemException('site-unknown');
      const raisedAt = now();
      for (let i = 0; i < alerts; i++) {
        const level = ((i % 3) + 1) as AlertLevel;
        await this.files.open(tx, project, { source: 'drill', level, raisedAt, site, reasons: [], signs: [] });
      }
    });
    return this.report(project);
  }

  report(project: string): Promise<DrillReport> {
    return this.unitOfWork.read(async (view) => {
      const person = actingPerson();
      const members = await this.repository.members(view, project);
      const drills = (await this.register.all(view, project))
        .filter(({ alert }) => alert.source === 'drill')
        .filter(({ standing }) => maySee(members, standing, person))
        .filter(({ alert }) => reachesCase('alerts.read', project, alert.site))
        .sort((a, b) => compare(a.alert.raisedAt, b.alert.raisedAt) || a.alert.level - b.alert.level);
      return reportOf(drills, now());
    });
  }
}

/** How fast simulated alerts were handled. */
export function reportOf(drills: readonly CaseSummary[], at: string): DrillReport {
  const alerts = drills.map(({ id, alert, standing: { facts } }) => {
    const { level, raisedAt } = alert;
    const clocks = clocksAt(facts, at);
    return {
      id,
      level,
      raisedAt,
      ...(facts.acknowledgedAt !== undefined && { acknowledgedAfter: minutes(raisedAt, facts.acknowledgedAt) }),
      ...(facts.contactedAt !== undefined && { contactedAfter: minutes(raisedAt, facts.contactedAt) }),
      inTime: clocks.every(({ state }) => state === 'met' || state === 'running'),
    };
  });
  const times = alerts.flatMap(({ acknowledgedAfter }) => acknowledgedAfter ?? []).sort((a, b) => a - b);
  const middle = ((times[(times.length - 1) >> 1] ?? 0) + (times[times.length >> 1] ?? 0)) / 2;
  return {
    alerts,
    acknowledged: times.length,
    inTime: alerts.filter(({ inTime }) => inTime).length,
    ...(times.length > 0 && { medianToAcknowledge: middle }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MINUTE;
