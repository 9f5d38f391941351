import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery, ProblemCode } from '@tongxing/contracts';
import { findPage, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { DatasetExportEntity } from './dataset-export.entity.js';
import { DatasetFileEntity, DatasetPieceEntity } from './dataset-file.entity.js';
import type { NewDataset } from './dto/dataset.js';

const UNFINISHED = In(['waiting', 'running']);

@Injectable()
export class DatasetsRepository {
  async insertWaiting(
    tx: WriteTransaction,
    projectId: string,
    wanted: NewDataset,
  ): Promise<DatasetExportEntity> {
    const row: DatasetExportEntity = {
      id: newId(),
      projectId,
      shape: wanted.shape,
      audience: wanted.audience,
      language: wanted.language,
      formats: wanted.formats,
      state: 'waiting',
      percent: 0,
      rows: null,
      problem: null,
      createdAt: now(),
      finishedAt: null,
    };
    await tx.manager.insert(DatasetExportEntity, row);
    return row;
  }

  find(view: View, id: string): Promise<DatasetExportEntity | null> {
    return view.manager.findOneBy(DatasetExportEntity, { id });
  }

  page(view: View, projectId: string, page: PageQuery) {
    return findPage(view.manager.getRepository(DatasetExportEntity), { projectId }, page);
  }

  files(view: View, exportIds: readonly string[]): Promise<DatasetFileEntity[]> {
    return view.manager.find(DatasetFileEntity, { where: { exportId: In(exportIds) }, order: { id: 'ASC' } });
  }

  /** @param ordinal from 0 */
  async piece(view: View, fileId: string, ordinal: number): Promise<Buffer | undefined> {
    const row = await view.manager.findOneBy(DatasetPieceEntity, { fileId, ordinal });
    return row ? Buffer.from(row.content, 'base64') : undefined;
  }

  /** Begins, or begins again after a process died: what that one left is removed. */
  async begin(tx: WriteTransaction, id: string): Promise<boolean> {
    const isWanted = await this.#update(tx, id, { state: 'running', percent: 0 });
    if (isWanted) await this.#removeFiles(tx, id);
    return isWanted;
  }

  /** Keeps a piece, unless the export was cancelled meanwhile. */
  async addPiece(tx: WriteTransaction, piece: DatasetPieceEntity, percent: number): Promise<boolean> {
    const isWanted = await this.#update(tx, piece.exportId, { percent });
    if (isWanted) await tx.manager.insert(DatasetPieceEntity, piece);
    return isWanted;
  }

  async addFile(tx: WriteTransaction, file: DatasetFileEntity): Promise<void> {
    await tx.manager.insert(DatasetFileEntity, file);
  }

  finish(tx: WriteTransaction, id: string, rows: number): Promise<boolean> {
    return this.#update(tx, id, { state: 'ready', percent: 100, rows, finishedAt: now() });
  }

  async end(
    tx: WriteTransaction,
    id: string,
    end: { readonly state: 'failed' | 'cancelled'; readonly problem: ProblemCode | null },
  ): Promise<boolean> {
    const isEnded = await this.#update(tx, id, { ...end, finishedAt: now() });
    if (isEnded) await this.#removeFiles(tx, id);
    return isEnded;
  }

  /** Changes an export that is not finished, and no other. */
  async #update(tx: WriteTransaction, id: string, change: Partial<DatasetExportEntity>): Promise<boolean> {
    const found = await tx.manager.existsBy(DatasetExportEntity, { id, state: UNFINISHED });
    if (found) await tx.manager.update(DatasetExportEntity, { id, state: UNFINISHED }, change);
    return found;
  }

  async #removeFiles(tx: WriteTransaction, exportId: string): Promise<void> {
    await tx.manager.delete(DatasetFileEntity, { exportId });
    await tx.manager.delete(DatasetPieceEntity, { exportId });
  }
}
