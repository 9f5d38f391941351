export * from './dataset-export.entity.js';
export * from './dataset-file.entity.js';
export { DatasetsService } from './datasets.service.js';
export {
  AUDIENCES,
  DATASET_FORMATS,
  DATASET_SHAPES,
  type Audience,
  type DatasetExport,
  type DatasetFormat,
  type DatasetShape,
  type NewDataset,
} from './dto/dataset.js';
export { inPieces } from './piece-writer.js';
