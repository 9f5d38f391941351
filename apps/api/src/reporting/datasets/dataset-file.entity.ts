import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HashColumn, IdColumn, ReferenceColumn } from '../../platform/database/index.js';
import { DatasetExportEntity } from './dataset-export.entity.js';

/** One file of a dataset. */
@Entity('dataset_file')
@Index('dataset_file_export_id', ['exportId'])
export class DatasetFileEntity {
  @IdColumn() id: string;

  @ForeignKey(() => DatasetExportEntity, { name: 'dataset_file_export' })
  @ReferenceColumn()
  exportId: string;

  @Column('varchar', { length: 128 }) name: string;
  @Column('varchar', { length: 128 }) mediaType: string;
  /** Bytes of the file. */
  @Column('integer') size: number;
  /** SHA-256 of the file. */
  @HashColumn() hash: string;
}

/** A piece of a file, in base64, which both engines keep alike. Pieces are read one by one. */
@Entity('dataset_piece')
export class DatasetPieceEntity {
  /** Of the file, which is recorded once all of its pieces are. */
  @PrimaryColumn('uuid') fileId: string;
  @PrimaryColumn('integer') ordinal: number;
  @ReferenceColumn() exportId: string;
  @Column('text') content: string;
}
