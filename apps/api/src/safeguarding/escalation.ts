import { Injectable, type OnModuleInit } from '@nestjs/common';
import { escalationDue } from '@tongxing/safeguarding';
import { isTaken, UnitOfWork } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { JobsService } from '../platform/jobs/index.js';
import { AlertsRepository } from './alerts.repository.js';
import { summaryOf, type CaseSummary } from './case-file.js';
import { CaseFiles } from './case-files.js';
import { CaseRegister } from './case-register.js';
import { whoSees } from './visibility.js';

const JOB = 'safeguarding-escalation';
const EVERY_MS = 60_000;

/**
 * Marks alerts of level 1 that nobody has acknowledged in time, and logs whose they are from then on. It looks
 * every minute whether or not there are alerts, so that the list of jobs tells nothing. It sends nothing to
 * anybody: the queue shows the mark.
 */
@Injectable()
export class Escalation implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AlertsRepository,
    private readonly files: CaseFiles,
    private readonly register: CaseRegister,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, JOB, () => this.escalate(now()));
  }

  /** Marks what is due at a moment; what is marked stays so, and is marked once. */
  async escalate(at: string): Promise<void> {
    const projects = await this.unitOfWork.read((view) => this.repository.projectsWithAlerts(view));
    for (const project of projects) {
      const cases = await this.unitOfWork.read((view) => this.register.all(view, project));
      for (const { id } of cases.filter((one) => isDue(one, at))) await this.#passOn(project, id, at);
    }
  }

  /** Looks again, for somebody may have it in hand by now. Who writes to the log at the same moment has it too. */
  async #passOn(project: string, id: string, at: string): Promise<void> {
    const write = this.unitOfWork.write(async (tx) => {
      const file = await this.files.find(tx, project, id);
      if (!file || !isDue(summaryOf(file), at)) return;
      const members = await this.repository.members(tx, project);
      const to = whoSees(members, summaryOf(file).standing)[1];
      const entry = { kind: 'escalate', at, by: 'system', ...(to !== undefined && { to }) } as const;
      await this.files.append(tx, project, file, entry);
    });
    await write.catch((error: unknown) => {
      if (!isTaken(error)) throw error;
    });
  }
}

function isDue({ standing: { facts, escalated } }: CaseSummary, at: string): boolean {
  const due = escalationDue(facts);
  return due !== undefined && due <= at && !escalated;
}
