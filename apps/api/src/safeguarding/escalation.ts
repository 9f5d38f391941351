import { Injectable, type OnModuleInit } from '@nestjs/common';
import { escalationDue } from '@tongxing/safeguarding';
import { UnitOfWork } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { JobsService } from '../platform/jobs/index.js';
import { AlertsRepository } from './alerts.repository.js';
import { standingOf, type CaseFile } from './case-file.js';
import { CaseFiles } from './case-files.js';
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
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, JOB, () => this.escalate(now()));
  }

  /** Marks what is due at a moment; what is marked stays so, and is marked once. */
  async escalate(at: string): Promise<void> {
    const projects = await this.unitOfWork.read((view) => this.repository.projectsWithAlerts(view));
    for (const project of projects)
      await this.unitOfWork.write(async (tx) => {
        const members = await this.repository.members(tx, project);
        const due = (await this.files.all(tx, project)).filter((file) => isDue(file, at));
        for (const file of due) {
          const to = whoSees(members, standingOf(file))[1];
          const entry = { kind: 'escalate', at, by: 'system', ...(to !== undefined && { to }) } as const;
          await this.files.append(tx, project, file, entry);
        }
      });
  }
}

function isDue(file: CaseFile, at: string): boolean {
  const { facts, escalated } = standingOf(file);
  const due = escalationDue(facts);
  return due !== undefined && due <= at && !escalated;
}
