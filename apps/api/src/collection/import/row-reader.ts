import { code, calendarDate, covariates, NewParticipant, text } from '@tongxing/contracts';
import type { ImportMapping } from './mapping.js';
import type { RejectionCode } from './refusal.js';

/** What one row says, in our terms. */
export interface ImportRow {
  readonly line: number;
  readonly participant: string;
  readonly wave: string;
  readonly site: string;
  readonly about: Pick<NewParticipant, 'arm' | 'sex' | 'birthMonth' | 'covariates'>;
  readonly collectedOn?: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface RowFault {
  readonly code: RejectionCode;
  readonly column: string;
}

type Cells = ReadonlyMap<string, string>;
type Read<T> = { readonly value: T } | { readonly fault: RowFault };

/** Reads rows by a mapping. `items` are the item ids to read; a number is read where the key gives it a range. */
export class RowReader {
  readonly #items: readonly { id: string; column: string; numeric: boolean }[];
  readonly #missing: ReadonlySet<string>;
  readonly #waves: ReadonlyMap<string, string>;

  constructor(
    private readonly mapping: ImportMapping,
    items: readonly { id: string; numeric: boolean }[],
  ) {
    this.#items = items.map((item) => ({ ...item, column: mapping.columns.items[item.id] ?? item.id }));
    this.#missing = new Set(['', ...mapping.file.missing]);
    this.#waves = new Map(mapping.waves.map((wave) => [wave.value ?? wave.code, wave.code]));
  }

  /** Columns that the file must have. */
  get columns(): string[] {
    const {
      participant,
      wave,
      site,
      arm,
      sex,
      birthMonth,
      collectedOn,
      covariates: extra,
    } = this.mapping.columns;
    const optional = [arm, sex?.column, birthMonth, collectedOn].filter((name) => name !== undefined);
    return [participant, wave, site, ...optional, ...extra, ...this.#items.map((item) => item.column)];
  }

  /** The row in our terms, or everything that keeps it from being one. */
  read(line: number, cells: Cells): ImportRow | { readonly faults: readonly RowFault[] } {
    const { columns } = this.mapping;
    const faults: RowFault[] = [];
    const take = <T>(read: Read<T>): T | undefined => {
      if ('value' in read) return read.value;
      faults.push(read.fault);
      return undefined;
    };
    const participant = take(
      this.#required(cells, columns.participant, code.safeParse.bind(code), 'participant-invalid'),
    );
    const site = take(this.#required(cells, columns.site, code.safeParse.bind(code), 'site-invalid'));
    const wave = take(this.#wave(cells));
    const collectedOn = take(
      this.#optional(cells, columns.collectedOn, calendarDate.safeParse.bind(calendarDate), 'date-invalid'),
    );
    const about = {
      ...present('arm', take(this.#optional(cells, columns.arm, code.safeParse.bind(code), 'arm-invalid'))),
      ...present('sex', take(this.#sex(cells))),
      ...present('birthMonth', take(this.#birthMonth(cells))),
      covariates: take(this.#covariates(cells)) ?? {},
    };
    const answers = this.#answers(cells, faults);
    if (faults.length > 0 || participant === undefined || site === undefined || wave === undefined)
      return { faults };
    return { line, participant, wave, site, about, answers, ...present('collectedOn', collectedOn) };
  }

  /** A cell with full-width digits and letters made plain; undefined where it says that nothing was answered. */
  #cell(cells: Cells, column: string): string | undefined {
    const cell = cells.get(column)?.normalize('NFKC').trim();
    return cell === undefined || this.#missing.has(cell) ? undefined : cell;
  }

  #required(cells: Cells, column: string, parse: Parse<string>, fault: RejectionCode): Read<string> {
    const parsed = parse(this.#cell(cells, column));
    return parsed.success ? { value: parsed.data } : { fault: { code: fault, column } };
  }

  #optional(
    cells: Cells,
    column: string | undefined,
    parse: Parse<string>,
    fault: RejectionCode,
  ): Read<string | undefined> {
    if (column === undefined || this.#cell(cells, column) === undefined) return { value: undefined };
    return this.#required(cells, column, parse, fault);
  }

  #wave(cells: Cells): Read<string> {
    const column = this.mapping.columns.wave;
    const wave = this.#waves.get(this.#cell(cells, column) ?? '');
    return wave === undefined ? { fault: { code: 'wave-unknown', column } } : { value: wave };
  }

  #sex(cells: Cells): Read<NewParticipant['sex']> {
    const { sex } = this.mapping.columns;
    const cell = sex && this.#cell(cells, sex.column);
    if (!sex || cell === undefined) return { value: undefined };
    const parsed = NewParticipant.shape.sex.safeParse(sex.values[cell] ?? cell);
    return parsed.success ? { value: parsed.data } : { fault: { code: 'sex-invalid', column: sex.column } };
  }

  #birthMonth(cells: Cells): Read<string | undefined> {
    const schema = NewParticipant.shape.birthMonth.unwrap();
    return this.#optional(
      cells,
      this.mapping.columns.birthMonth,
      schema.safeParse.bind(schema),
      'birth-month-invalid',
    );
  }

  #covariates(cells: Cells): Read<NewParticipant['covariates']> {
    const found: Record<string, string> = {};
    for (const column of this.mapping.columns.covariates) {
      const cell = this.#cell(cells, column);
      if (cell === undefined) continue;
      if (!text(200).safeParse(cell).success) return { fault: { code: 'covariate-invalid', column } };
      found[column] = cell;
    }
    const parsed = covariates.safeParse(found);
    return parsed.success ? { value: parsed.data } : { fault: { code: 'covariate-invalid', column: '' } };
  }

  #answers(cells: Cells, faults: RowFault[]): Record<string, unknown> {
    const answers: Record<string, unknown> = {};
    for (const { id, column, numeric } of this.#items) {
      const cell = this.#cell(cells, column);
      if (cell === undefined) continue;
      const written = cells.get(column)?.trim();
      const isNumber = /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(cell);
      if (numeric && !isNumber) faults.push({ code: 'answer-wrong-type', column });
      else answers[id] = numeric ? Number(cell) : written;
    }
    return answers;
  }
}

type Parse<T> = (value: unknown) => { success: true; data: T } | { success: false };

const present = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, T>);
