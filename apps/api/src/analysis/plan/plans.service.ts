import { Injectable } from '@nestjs/common';
import {
  parsedOutcome,
  type AnalysisPlan,
  type LockedPlan,
  type LockedPlans,
  type OutcomeForm,
  type Problem,
} from '@tongxing/contracts';
import type { ScoringKey } from '@tongxing/instruments';
import { InstrumentsService } from '../../instruments/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { isTaken, UnitOfWork, type View } from '../../platform/database/index.js';
import { hashOf, newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService, type ProjectEntity } from '../../programme/index.js';
import type { LockedPlanEntity } from './locked-plan.entity.js';
import { LockedPlansRepository } from './locked-plans.repository.js';

type Fault = NonNullable<Problem['errors']>[number];

/** Analysis plans of projects: checked against what the project has, locked with their hash, never taken back. */
@Injectable()
export class PlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly instruments: InstrumentsService,
    private readonly repository: LockedPlansRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Locks a plan. The plan in force again changes nothing; another one is added as a change, and analyses
   * under it say so.
   *
   * @throws ProblemException `not-found`; `plan-invalid`, naming what the project has not
   */
  async lock(projectId: string, plan: AnalysisPlan): Promise<{ locked: LockedPlan; isNew: boolean }> {
    const missing = await this.#unpublished(plan);
    const attempt = (): Promise<{ locked: LockedPlan; isNew: boolean }> =>
      this.#lockNext(projectId, plan, missing).catch((error: unknown) => {
        // Somebody else took the ordinal: theirs is stored, so each attempt leaves fewer to wait for.
        if (isTaken(error)) return attempt();
        throw error;
      });
    return attempt();
  }

  #lockNext(projectId: string, plan: AnalysisPlan, missing: readonly Fault[]) {
    return this.unitOfWork.write(async (tx) => {
      const project = await this.programme.requireProject(tx, projectId);
      const faults = [...missing, ...(await this.#notInProject(tx, project, plan))];
      if (faults.length > 0) throw new ProblemException('plan-invalid', faults);
      const newest = (await this.repository.all(tx, projectId)).at(-1);
      const hash = hashOf(plan);
      if (newest?.hash === hash) return { locked: toLockedPlan(newest), isNew: false };
      const row = { id: newId(), projectId, ordinal: (newest?.ordinal ?? 0) + 1, hash, plan, lockedAt: now() };
      await this.repository.insert(tx, row);
      const subject = { kind: 'plan', id: row.id };
      this.audit.record(tx, { action: 'plan.locked', project: projectId, subject, detail: { hash } });
      return { locked: toLockedPlan(row), isNew: true };
    });
  }

  /** Every plan a project has locked, first to newest. @throws ProblemException `not-found` */
  list(projectId: string): Promise<LockedPlans> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      return { items: (await this.repository.all(view, projectId)).map(toLockedPlan) };
    });
  }

  async #unpublished({ outcomes }: AnalysisPlan): Promise<Fault[]> {
    const faults: Fault[] = [];
    for (const [i, outcome] of outcomes.entries()) {
      const parsed = parsedOutcome(outcome);
      const published = parsed && (await this.instruments.pinned(parsed.instrument, parsed.version));
      const code = published ? unknownIn(published.definition.key, parsed.form) : 'instrument-version-unknown';
      if (code) faults.push({ code, path: `outcomes.${String(i)}` });
    }
    return faults;
  }

  async #notInProject(view: View, project: ProjectEntity, plan: AnalysisPlan): Promise<Fault[]> {
    const waves = await this.frame.waves(view, project.id);
    const ordinal = (code: string) => waves.find((w) => w.code === code)?.ordinal;
    const [baseline, endline] = [ordinal(plan.baseline), ordinal(plan.endline)];
    const faults: Fault[] = [];
    if (baseline === undefined) faults.push({ code: 'wave-unknown', path: 'baseline' });
    if (endline === undefined) faults.push({ code: 'wave-unknown', path: 'endline' });
    if (baseline !== undefined && endline !== undefined && baseline >= endline)
      faults.push({ code: 'wave-order', path: 'endline' });
    plan.comparisons.forEach((pair, i) => {
      if (!project.comparisons.some((c) => hashOf(c) === hashOf(pair)))
        faults.push({ code: 'comparison-unknown', path: `comparisons.${String(i)}` });
    });
    return faults;
  }
}

/** What of an outcome the key has not; undefined where it has all. */
function unknownIn({ scales, items, redFlags }: ScoringKey, form: OutcomeForm): string | undefined {
  if (form.kind === 'flag') return redFlags?.some((f) => f.id === form.flag) ? undefined : 'red-flag-unknown';
  const isNumber = form.kind === 'reaches' && Number.isFinite(Number(form.from));
  if (form.kind === 'item' || (form.kind === 'reaches' && form.of === 'item')) {
    const known = Object.hasOwn(items, form.kind === 'item' ? form.item : form.id);
    if (!known) return 'item-unknown';
    return form.kind === 'item' || isNumber ? undefined : 'band-unknown';
  }
  const scale = scales.find((s) => s.id === (form.kind === 'reaches' ? form.id : form.scale));
  if (!scale) return 'scale-unknown';
  if (form.kind === 'bands') return scale.bands.length > 0 ? undefined : 'band-unknown';
  const hasBand = form.kind === 'score' || isNumber || scale.bands.some((b) => b.id === form.from);
  return hasBand ? undefined : 'band-unknown';
}

const toLockedPlan = ({ ordinal, hash, plan, lockedAt }: LockedPlanEntity): LockedPlan => ({
  ordinal,
  hash,
  plan,
  lockedAt,
});
