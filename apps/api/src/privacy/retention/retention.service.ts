import { Injectable } from '@nestjs/common';
import type { Retention, RetentionDates } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { ERASABLE, Erasure, type Erasable } from '../erasure.js';
import { retentionItems } from './retention-rules.js';
import { RetentionEntity } from './retention.entity.js';

/** Something of a project whose time has come. */
export interface DueErasure {
  readonly project: { readonly id: string; readonly code: string };
  readonly what: Erasable;
  readonly dueOn: string;
  /** How many records were erased; absent in a dry run. */
  readonly erased?: number;
}

/** Keeps no name longer than the rules say. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly erasure: Erasure,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  find(projectId: string): Promise<Retention> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      return this.#of(view, projectId);
    });
  }

  /** @throws ProblemException `not-found` */
  setDates(projectId: string, { finalReportOn }: RetentionDates): Promise<Retention> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      await this.#change(tx, projectId, { finalReportOn });
      this.audit.record(tx, { action: 'retention.dated', project: projectId, detail: { finalReportOn } });
      return this.#of(tx, projectId);
    });
  }

  /**
   * Erases what is due, each in a transaction of its own, so that a run that was cut off has kept what it did.
   *
   * @param dryRun only says what is due
   */
  async run(dryRun: boolean): Promise<DueErasure[]> {
    const due = await this.unitOfWork.read((view) => this.#due(view));
    if (dryRun) return due;
    const done: DueErasure[] = [];
    for (const item of due) done.push({ ...item, erased: await this.#erase(item) });
    return done;
  }

  /** Erases something of a project now, due or not. @returns how many records */
  eraseNow(projectId: string, what: Erasable): Promise<number> {
    return this.unitOfWork.write(async (tx) => {
      const erased = await this.erasure.erase(tx, what, projectId);
      await this.#change(tx, projectId, { [`${what}ErasedAt`]: now() });
      return erased;
    });
  }

  #erase({ project, what }: DueErasure): Promise<number> {
    return this.eraseNow(project.id, what);
  }

  async #due(view: View): Promise<DueErasure[]> {
    const due: DueErasure[] = [];
    for (let after: string | undefined; ;) {
      const { rows, next } = await this.frame.projects(view, { limit: 100, ...(after && { after }) }, 'all');
      for (const { id, code } of rows)
        for (const { what, state, dueOn } of (await this.#of(view, id)).items)
          if (state === 'due' && dueOn !== undefined) due.push({ project: { id, code }, what, dueOn });
      if (next === undefined) return due;
      after = next;
    }
  }

  async #of(view: View, projectId: string): Promise<Retention> {
    const kept = await view.manager.findOneBy(RetentionEntity, { projectId });
    const lastWave = (await this.frame.waves(view, projectId)).at(-1);
    const dated = kept?.finalReportOn ? { finalReportOn: kept.finalReportOn } : {};
    const facts = {
      ...(lastWave?.closesOn && { lastWaveEndsOn: lastWave.closesOn }),
      ...dated,
      done: ERASABLE.filter((what) => (kept?.[`${what}ErasedAt`] ?? null) !== null),
    };
    return { ...dated, items: retentionItems(facts, now().slice(0, 10)) };
  }

  async #change(tx: WriteTransaction, projectId: string, change: Partial<RetentionEntity>): Promise<void> {
    const { affected } = await tx.manager.update(RetentionEntity, { projectId }, change);
    if (affected === 1) return;
    const empty = { finalReportOn: null, contactsErasedAt: null, identitiesErasedAt: null };
    await tx.manager.insert(RetentionEntity, { projectId, ...empty, ...change });
  }
}
