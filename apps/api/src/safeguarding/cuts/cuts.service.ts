import { Injectable } from '@nestjs/common';
import type { SafeguardingCuts } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import { insertMany, UnitOfWork, type View } from '../../platform/database/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { CutEntity } from './cut.entity.js';

/** The project's own cuts, which some red flags compare scores with. Without its cut such a flag is not raised. */
@Injectable()
export class CutsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  find(project: string): Promise<SafeguardingCuts> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, project);
      return { cuts: await this.of(view, project) };
    });
  }

  /** Sets all cuts of a project. What was screened before is not screened again. @throws ProblemException `not-found` */
  set(projectId: string, { cuts }: SafeguardingCuts): Promise<SafeguardingCuts> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      await tx.manager.delete(CutEntity, { projectId });
      const rows = Object.entries(cuts).map(([name, value]) => ({ projectId, name, value }));
      await insertMany(tx, CutEntity, rows);
      this.audit.record(tx, {
        action: 'safeguarding-cuts.set',
        project: projectId,
        detail: { cuts: rows.length },
      });
      return { cuts };
    });
  }

  /** By name. */
  async of(view: View, projectId: string): Promise<Record<string, number>> {
    const rows = await view.manager.findBy(CutEntity, { projectId });
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }
}
