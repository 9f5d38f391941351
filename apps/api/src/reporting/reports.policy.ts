import type { Actor } from '../platform/actor/index.js';
import { mayInProject } from '../platform/permissions/index.js';
import type { ReportEntity } from './report.entity.js';

/** A report is of a whole project: who is limited to sites of it reads none. */
export const mayReadReport = (actor: Actor, { projectId }: Pick<ReportEntity, 'projectId'>): boolean =>
  mayInProject(actor, 'reports.read', projectId);

export const mayCancelReport = (actor: Actor, { projectId }: Pick<ReportEntity, 'projectId'>): boolean =>
  mayInProject(actor, 'reports.make', projectId);
