import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  codebookDocument,
  csvFile,
  csvLabelsFile,
  ddiFile,
  dtaFile,
  fitsWorkbook,
  Names,
  savFile,
  summarise,
  xlsxFile,
  type About,
  type Batch,
  type Column,
  type Dataset,
  type Variable,
} from '@tongxing/datasets';
import { hideSmallCounts, INTERNAL_MINIMUM, PUBLIC_MINIMUM } from '@tongxing/privacy';
import { renderPdf } from '@tongxing/report';
import type { ReadView } from '../../../platform/database/index.js';
import { ProblemException } from '../../../platform/problems/index.js';
import { ProgrammeRepository, type ProjectEntity, type WaveEntity } from '../../../programme/index.js';
import type { Audience, DatasetFormat, NewDataset } from '../dto/dataset.js';
import { aboutDataset } from './about-dataset.js';
import { childFields, shownChildren, type ShownChild } from './child-fields.js';
import { ExportReader, type ChildAnswers, type Frame } from './export-reader.js';
import { waveFields, type AtWave, type WaveField } from './wave-fields.js';

const MINIMUM: Readonly<Record<Audience, number>> = { internal: INTERNAL_MINIMUM, public: PUBLIC_MINIMUM };
/** Children read at a time. */
const AT_A_TIME = 200;
const NOTHING: AtWave = new Map();

/** A file that is being made: its bytes come as they are asked for. */
export interface FileInMaking {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface DatasetInMaking {
  readonly rows: number;
  /** Rows that are read in all, over all formats; for telling how far it is. */
  readonly toRead: number;
  /** Rows read so far. */
  readCount(): number;
  files(): AsyncGenerator<FileInMaking>;
}

/** Makes a project's data into files, from one frozen state. */
@Injectable()
export class DatasetMaker {
  constructor(
    private readonly reader: ExportReader,
    private readonly programme: ProgrammeRepository,
  ) {}

  /**
   * @param signal aborted when the dataset is not wanted any more: what reads it throws its reason then
   * @throws ProblemException `dataset-empty`, `dataset-too-large` for what a workbook cannot hold
   */
  async make(
    view: ReadView,
    project: ProjectEntity,
    wanted: NewDataset,
    signal?: AbortSignal,
  ): Promise<DatasetInMaking> {
    const frame = await this.reader.frame(view, project.id, signal);
    const minimum = MINIMUM[wanted.audience];
    const children = shuffled(shownChildren(frame.children, minimum));
    if (children.length === 0) throw new ProblemException('dataset-empty');
    const sites = await this.#siteCodes(view, project.id, wanted.audience);
    const table = tableOf(frame, children, sites, wanted);
    const progress = { rows: 0, signal };
    const dataset: Dataset = {
      title: titleOf(project, wanted),
      asOf: frame.asOf,
      variables: table.variables,
      rows: table.rowCount,
      batches: () => this.#batches(view, frame, children, table, progress),
    };
    if (wanted.formats.includes('xlsx') && !fitsWorkbook(dataset))
      throw new ProblemException('dataset-too-large');
    const about = aboutDataset(project, frame, wanted, minimum);
    const stem = `${project.code}-${wanted.shape}${wanted.audience === 'public' ? '-public' : ''}`;
    return {
      rows: dataset.rows,
      toRead: dataset.rows * (wanted.formats.length + 1),
      readCount: () => progress.rows,
      files: () => filesOf(dataset, about, wanted, stem, minimum),
    };
  }

  async #siteCodes(view: ReadView, projectId: string, audience: Audience): Promise<Map<string, string>> {
    const sites = await this.programme.allSites(view, projectId);
    if (audience === 'internal') return new Map(sites.map(({ id, code }) => [id, code]));
    const digits = String(sites.length).length;
    return new Map(shuffled(sites).map(({ id }, i) => [id, `S${String(i + 1).padStart(digits, '0')}`]));
  }

  async *#batches(
    view: ReadView,
    frame: Frame,
    children: readonly ShownChild[],
    table: TableOfChildren,
    progress: Progress,
  ): AsyncGenerator<Batch> {
    for (let at = 0; at < children.length; at += AT_A_TIME) {
      progress.signal?.throwIfAborted();
      const some = children.slice(at, at + AT_A_TIME);
      const answers = await this.reader.answers(view, some, frame);
      const rows = some.flatMap((child, i) =>
        table.rowsOf(child, at + i + 1, answers.get(child.id) ?? new Map()),
      );
      progress.rows += rows.length;
      yield batchOf(table.variables, rows);
      // Requests are answered between the batches.
      await breathe();
    }
  }
}

/** Rows that have been read so far, and whether more are wanted. */
interface Progress {
  rows: number;
  readonly signal: AbortSignal | undefined;
}

type Row = readonly (number | string)[];

interface TableOfChildren {
  readonly variables: readonly Variable[];
  readonly rowCount: number;
  rowsOf(child: ShownChild, number: number, answers: ChildAnswers): Row[];
}

function tableOf(
  frame: Frame,
  children: readonly ShownChild[],
  sites: ReadonlyMap<string, string>,
  { shape, audience }: NewDataset,
): TableOfChildren {
  const names = new Names();
  const own = childFields(children, sites, names);
  const wave = shape === 'long' ? waveVariable(frame.waves, names) : undefined;
  const suffixes = frame.waves.map((_, i) => `_w${String(i + 1)}`);
  const room = Math.max(0, ...suffixes.map(({ length }) => length));
  const fields = waveFields(frame.versions, audience, names, room);
  const ofChild = (child: ShownChild, number: number) => own.map((field) => field.valueOf(child, number));
  const ofWave = (atWave: AtWave) => fields.map((field) => field.valueOf(atWave));
  const first = own.map(({ variable }) => variable);
  if (wave)
    return {
      variables: [...first, wave, ...fields.map(({ variable }) => variable)],
      rowCount: children.reduce((sum, { id }) => sum + (frame.answeredAt.get(id)?.size ?? 0), 0),
      rowsOf: (child, number, answers) =>
        frame.waves.flatMap(({ id }, i) => {
          const atWave = answers.get(id);
          return atWave ? [[...ofChild(child, number), i + 1, ...ofWave(atWave)]] : [];
        }),
    };
  return {
    variables: [
      ...first,
      ...frame.waves.flatMap((w, i) => fields.map((field) => atWaveOf(field, w, suffixes[i] as string))),
    ],
    rowCount: children.length,
    rowsOf: (child, number, answers) => [
      [...ofChild(child, number), ...frame.waves.flatMap(({ id }) => ofWave(answers.get(id) ?? NOTHING))],
    ],
  };
}

const waveVariable = (waves: readonly WaveEntity[], names: Names): Variable => ({
  kind: 'number',
  name: names.take('wave'),
  label: { zh: '调查轮次', en: 'Wave' },
  measure: 'ordinal',
  decimals: 0,
  bounds: [1, Math.max(1, waves.length)],
  values: waves.map(({ name }, i) => ({ value: i + 1, label: name })),
  missing: [],
});

const atWaveOf = ({ variable }: WaveField, { name }: WaveEntity, suffix: string): Variable => ({
  ...variable,
  name: variable.name + suffix,
  label: { zh: `${name.zh}·${variable.label.zh}`, en: `${name.en} · ${variable.label.en}` },
});

function batchOf(variables: readonly Variable[], rows: readonly Row[]): Batch {
  const columns = variables.map((variable, i): Column =>
    variable.kind === 'number'
      ? Float64Array.from(rows, (row) => row[i] as number)
      : rows.map((row) => row[i] as string),
  );
  return { rows: rows.length, columns };
}

const titleOf = ({ name }: ProjectEntity, { shape }: NewDataset): Dataset['title'] =>
  shape === 'long'
    ? { zh: `${name.zh}：数据集（每轮次一行）`, en: `${name.en}: dataset, a row for each wave` }
    : { zh: `${name.zh}：数据集（每名儿童一行）`, en: `${name.en}: dataset, a row for each child` };

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sav: 'application/x-spss-sav',
  dta: 'application/x-stata-dta',
  ddi: 'application/xml',
  pdf: 'application/pdf',
} as const satisfies Record<DatasetFormat, string>;

async function* filesOf(
  dataset: Dataset,
  about: About,
  { formats, language }: NewDataset,
  stem: string,
  minimum: number,
): AsyncGenerator<FileInMaking> {
  const file = (format: DatasetFormat, name: string, bytes: AsyncIterable<Uint8Array>): FileInMaking => ({
    name: `${stem}${name}`,
    mediaType: MEDIA[format],
    bytes,
  });
  if (formats.includes('csv')) {
    yield file('csv', '.csv', csvFile(dataset));
    yield file('csv', '-labels.csv', csvLabelsFile(dataset));
  }
  if (formats.includes('xlsx')) yield file('xlsx', '.xlsx', xlsxFile(dataset, about, language));
  if (formats.includes('sav')) yield file('sav', `-${language}.sav`, savFile(dataset, language));
  if (formats.includes('dta')) yield file('dta', '.dta', dtaFile(dataset, language));
  if (!formats.includes('ddi') && !formats.includes('pdf')) return;
  const summaries = await summarise(dataset, (counts) => hideSmallCounts(counts, minimum));
  if (formats.includes('ddi'))
    yield file('ddi', '-codebook.xml', ddiFile(dataset, about, summaries, language, `${stem}.csv`));
  if (formats.includes('pdf'))
    yield file(
      'pdf',
      `-codebook-${language}.pdf`,
      Readable.from([renderPdf(codebookDocument(dataset, about, summaries, language))]),
    );
}

/** In an order that nobody can guess, so that a place in a file tells nothing of when a child was enrolled. */
function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
