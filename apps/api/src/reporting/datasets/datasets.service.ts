import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PageQuery, ProblemCode } from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { pageOf, UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId } from '../../platform/ids.js';
import { JobsService } from '../../platform/jobs/index.js';
import { problemCode, ProblemException } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { NoLongerWanted, whileWanted } from '../while-wanted.js';
import type { DatasetExportEntity } from './dataset-export.entity.js';
import type { DatasetFileEntity } from './dataset-file.entity.js';
import { DatasetsRepository } from './datasets.repository.js';
import { mayTakeDataset } from './datasets.policy.js';
import type { DatasetExport, NewDataset } from './dto/dataset.js';
import { DatasetMaker, type DatasetInMaking, type FileInMaking } from './making/dataset-maker.js';
import { inPieces } from './piece-writer.js';
import { toDatasetExport } from './presenters.js';

const JOB = 'make-dataset';

interface Payload {
  readonly dataset: string;
}

/** A file ready to be downloaded. */
export interface KeptFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Datasets: asked for by a request, made by a job, kept as they were made. */
@Injectable()
export class DatasetsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly maker: DatasetMaker,
    private readonly jobs: JobsService,
    private readonly repository: DatasetsRepository,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(
      JOB,
      (payload, signal) => this.#makeAsked((payload as Payload).dataset, signal),
      (tx, payload) => this.#fail(tx, (payload as Payload).dataset, 'dataset-aborted'),
    );
  }

  /** Records the wish for a dataset and the job that makes it. @throws ProblemException `not-found` */
  async ask(projectId: string, wanted: NewDataset): Promise<DatasetExport> {
    const row = await this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const waiting = await this.repository.insertWaiting(tx, projectId, wanted);
      await this.jobs.add(tx, JOB, { dataset: waiting.id });
      this.#record(tx, 'dataset.asked', waiting);
      return waiting;
    });
    void this.jobs.work();
    return toDatasetExport(row, []);
  }

  /**
   * Makes a dataset now, and hands its files on as they are made. Nothing of it is kept here.
   *
   * @param take is given each file, whose bytes it must read to their end
   * @throws ProblemException `not-found`, `dataset-empty`, `dataset-too-large`
   */
  async make(
    projectId: string,
    wanted: NewDataset,
    take: (file: FileInMaking) => Promise<{ readonly hash: string }>,
  ): Promise<void> {
    const hashes = await this.#making(projectId, wanted, async (dataset) => {
      const made: Record<string, string> = {};
      for await (const file of dataset.files()) made[file.name] = (await take(file)).hash;
      return made;
    });
    await this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const { shape, audience } = wanted;
      const subject = { kind: 'project', id: projectId };
      this.audit.record(tx, {
        action: 'dataset.taken',
        project: projectId,
        subject,
        detail: { shape, audience, ...byEnding(hashes) },
      });
    });
  }

  list(projectId: string, page: PageQuery) {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const found = await this.repository.page(view, projectId, page);
      const files = await this.repository.files(
        view,
        found.rows.map(({ id }) => id),
      );
      return pageOf(found, (row) => toDatasetExport(row, filesOf(row, files)));
    });
  }

  /** @throws ProblemException `not-found` */
  find(id: string): Promise<DatasetExport> {
    return this.unitOfWork.read(async (view) => {
      const row = await this.#require(view, id);
      return toDatasetExport(row, await this.repository.files(view, [id]));
    });
  }

  /**
   * Gives up an export that is not finished. One that is stays as it is.
   *
   * @throws ProblemException `not-found`, `dataset-finished`
   */
  cancel(id: string): Promise<DatasetExport> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, id);
      if (!(await this.repository.end(tx, id, { state: 'cancelled', problem: null })))
        throw new ProblemException('dataset-finished');
      this.#record(tx, 'dataset.cancelled', row);
      return toDatasetExport(await this.#require(tx, id), []);
    });
  }

  /** A file, and the record of who took it. @throws ProblemException `not-found`, `dataset-not-ready` */
  async download(id: string, fileId: string): Promise<KeptFile> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#require(tx, id);
      if (row.state !== 'ready') throw new ProblemException('dataset-not-ready');
      const file = (await this.repository.files(tx, [id])).find((one) => one.id === fileId);
      if (!file) throw new ProblemException('not-found');
      this.#record(tx, 'dataset.downloaded', row, { file: file.id, hash: file.hash });
      return { ...file, bytes: this.#pieces(fileId) };
    });
  }

  async *#pieces(fileId: string): AsyncGenerator<Buffer> {
    for (let ordinal = 0; ; ordinal++) {
      const piece = await this.unitOfWork.read((view) => this.repository.piece(view, fileId, ordinal));
      if (!piece) return;
      yield piece;
    }
  }

  /** @throws ProblemException `not-found`, also for a dataset that the caller does not reach */
  async #require(view: View, id: string): Promise<DatasetExportEntity> {
    const row = await this.repository.find(view, id);
    if (!row || !mayTakeDataset(currentActor(), row)) throw new ProblemException('not-found');
    return row;
  }

  #making<T>(
    projectId: string,
    wanted: NewDataset,
    work: (dataset: DatasetInMaking) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.unitOfWork.snapshot(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      return work(await this.maker.make(view, project, wanted, signal));
    });
  }

  /** What can be told to whoever asked is kept with the export; anything else is tried again. */
  async #makeAsked(id: string, stopped: AbortSignal): Promise<void> {
    const row = await this.unitOfWork.write(async (tx) =>
      (await this.repository.begin(tx, id)) ? this.repository.find(tx, id) : null,
    );
    if (!row) return;
    try {
      await whileWanted(
        () => this.#isWanted(id),
        ({ signal }) =>
          this.#making(row.projectId, wantedBy(row), (dataset) => this.#keep(row, dataset), signal),
        stopped,
      );
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      if (!(error instanceof ProblemException)) throw error;
      await this.unitOfWork.write((tx) => this.#fail(tx, id, problemCode(error)));
    }
  }

  async #isWanted(id: string): Promise<boolean> {
    const row = await this.unitOfWork.read((view) => this.repository.find(view, id));
    return row?.state === 'running';
  }

  /** Pieces are written while the data are read; the files count once the last of them is there. */
  async #keep(row: DatasetExportEntity, dataset: DatasetInMaking): Promise<void> {
    const files: DatasetFileEntity[] = [];
    for await (const { name, mediaType, bytes } of dataset.files()) {
      const fileId = newId();
      const made = await inPieces(bytes, async (piece, ordinal) => {
        const content = piece.toString('base64');
        const percent = Math.min(99, Math.floor((100 * dataset.readCount()) / Math.max(1, dataset.toRead)));
        await this.#whileWanted((tx) =>
          this.repository.addPiece(tx, { fileId, ordinal, exportId: row.id, content }, percent),
        );
      });
      files.push({ id: fileId, exportId: row.id, name, mediaType, ...made });
    }
    await this.#whileWanted(async (tx) => {
      for (const file of files) await this.repository.addFile(tx, file);
      const hashes = Object.fromEntries(files.map(({ name, hash }) => [name, hash]));
      this.#record(tx, 'dataset.made', row, { rows: dataset.rows, ...byEnding(hashes) });
      return this.repository.finish(tx, row.id, dataset.rows);
    });
  }

  /** @throws NoLongerWanted, with all undone, where the export is not to be made any more */
  async #whileWanted(work: (tx: WriteTransaction) => Promise<boolean>): Promise<void> {
    await this.unitOfWork.write(async (tx) => {
      if (!(await work(tx))) throw new NoLongerWanted();
    });
  }

  async #fail(tx: WriteTransaction, id: string, problem: ProblemCode): Promise<void> {
    if (!(await this.repository.end(tx, id, { state: 'failed', problem }))) return;
    const row = await this.repository.find(tx, id);
    if (row) this.#record(tx, 'dataset.failed', row, { problem });
  }

  #record(
    tx: WriteTransaction,
    action: AuditEvent['action'],
    { id, projectId, shape, audience }: Pick<DatasetExportEntity, 'id' | 'projectId' | 'shape' | 'audience'>,
    detail: AuditEvent['detail'] = {},
  ): void {
    const subject = { kind: 'dataset', id };
    this.audit.record(tx, { action, project: projectId, subject, detail: { shape, audience, ...detail } });
  }
}

const wantedBy = ({ shape, audience, language, formats }: DatasetExportEntity): NewDataset => ({
  shape,
  audience,
  language,
  formats: [...formats],
});

const filesOf = ({ id }: DatasetExportEntity, files: readonly DatasetFileEntity[]) =>
  files.filter(({ exportId }) => exportId === id);

/** Hashes by what tells the files apart: names begin with the project's code, which may be words. */
const byEnding = (hashes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hashes).map(([name, hash]) => [
      /(-labels|-codebook)?[^.-]*\.[a-z]+$/.exec(name)?.[0] ?? name,
      hash,
    ]),
  );
