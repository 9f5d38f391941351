import type { Actor } from '../../platform/actor/index.js';
import { mayInProject } from '../../platform/permissions/index.js';
import type { DatasetExportEntity } from './dataset-export.entity.js';

/** A dataset is of a whole project: who is limited to sites of it gets none. */
export const mayTakeDataset = (actor: Actor, { projectId }: Pick<DatasetExportEntity, 'projectId'>): boolean =>
  mayInProject(actor, 'datasets.take', projectId);
