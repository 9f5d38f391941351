import type { DatasetExportEntity } from './dataset-export.entity.js';
import type { DatasetFileEntity } from './dataset-file.entity.js';
import type { DatasetExport } from './dto/dataset.js';

/** Files of an export that is not ready are none. */
export const toDatasetExport = (
  row: DatasetExportEntity,
  files: readonly DatasetFileEntity[],
): DatasetExport => ({
  id: row.id,
  shape: row.shape,
  audience: row.audience,
  language: row.language,
  formats: [...row.formats],
  state: row.state,
  percent: row.percent,
  files: row.state === 'ready' ? files.map(({ id, name, size, hash }) => ({ id, name, size, hash })) : [],
  createdAt: row.createdAt,
  ...(row.rows !== null && { rows: row.rows }),
  ...(row.problem !== null && { problem: row.problem }),
  ...(row.finishedAt !== null && { finishedAt: row.finishedAt }),
});
