import {
  code,
  covariates,
  FamilyVariables,
  identityColumnsOf,
  NewParticipant,
  text,
  type FamilyVariable,
  type Identity,
  type RosterFault,
  type RosterMapping,
} from '@tongxing/contracts';
import { identityIn } from './identity-cells.js';
import { listed } from './listed.js';
import type { RowFault } from './row-fault.js';

/** What a row says of one child. */
export interface RosterRow {
  readonly line: number;
  readonly participant: string;
  /** Site code. */
  readonly site: string;
  readonly about: Pick<NewParticipant, 'arm' | 'sex' | 'birthMonth' | 'covariates'>;
  readonly family: FamilyVariables;
  /** Absent where the row names nobody. */
  readonly identity?: Identity;
}

type Cells = ReadonlyMap<string, string>;

/** Reads rows as a mapping says. */
export class RosterReader {
  readonly #missing: ReadonlySet<string>;

  constructor(private readonly mapping: RosterMapping) {
    this.#missing = new Set(['', ...mapping.file.missing]);
  }

  /** Columns that the roster must have, each named once. */
  get columns(): string[] {
    const { participant, site, arm, sex, birthMonth, covariates: more } = this.mapping.columns;
    const family = Object.values(this.mapping.family?.columns ?? {});
    const identity = this.mapping.identity ? identityColumnsOf(this.mapping.identity) : [];
    const named = [participant, site, arm, sex?.column, birthMonth, ...more, ...family, ...identity];
    return [...new Set(named.filter((name) => name !== undefined))];
  }

  read(line: number, cells: Cells): RosterRow | { readonly line: number; readonly faults: RowFault[] } {
    const { columns } = this.mapping;
    const faults: RowFault[] = [];
    const take = <T>(
      column: string,
      parsed: { success: true; data: T } | { success: false },
      fault: RosterFault,
    ) => {
      if (parsed.success) return parsed.data;
      faults.push({ code: fault, column });
      return undefined;
    };
    const optional = <T>(
      column: string | undefined,
      parse: (cell: string) => { success: true; data: T } | { success: false },
      fault: RosterFault,
    ) => {
      const cell = column === undefined ? undefined : this.#cell(cells, column);
      return column === undefined || cell === undefined ? undefined : take(column, parse(cell), fault);
    };
    const participant = take(
      columns.participant,
      code.safeParse(this.#cell(cells, columns.participant)),
      'participant-invalid',
    );
    const site = take(columns.site, code.safeParse(this.#cell(cells, columns.site)), 'site-invalid');
    const arm = optional(columns.arm, (cell) => code.safeParse(cell), 'arm-invalid');
    const { shape } = NewParticipant;
    const sex = optional(
      columns.sex?.column,
      (cell) => shape.sex.unwrap().safeParse(columns.sex?.values[cell] ?? cell),
      'sex-invalid',
    );
    const birthMonth = optional(
      columns.birthMonth,
      (cell) => shape.birthMonth.unwrap().safeParse(cell.slice(0, 7)),
      'birth-month-invalid',
    );
    const facts = columns.covariates.flatMap((column) => {
      const fact = optional(column, (cell) => text(200).safeParse(cell), 'covariate-invalid');
      return fact === undefined ? [] : [[column, fact] as const];
    });
    const family = this.#family(cells, faults);
    const identity =
      this.mapping.identity && identityIn(this.mapping.identity, (column) => this.#told(cells, column));
    if (identity && 'faults' in identity) faults.push(...identity.faults);
    if (participant === undefined || site === undefined || faults.length > 0) return { line, faults };
    const parsed = covariates.safeParse(Object.fromEntries(facts));
    if (!parsed.success) return { line, faults: [{ code: 'covariate-invalid' }] };
    return {
      line,
      participant,
      site,
      about: {
        ...(arm !== undefined && { arm }),
        ...(sex !== undefined && { sex }),
        ...(birthMonth !== undefined && { birthMonth }),
        covariates: parsed.data,
      },
      family,
      ...(identity && 'name' in identity && { identity }),
    };
  }

  #family(cells: Cells, faults: RowFault[]): FamilyVariables {
    const { columns = {}, values = {} } = this.mapping.family ?? {};
    const told: Record<string, unknown> = {};
    for (const [item, column] of Object.entries(columns) as [FamilyVariable, string][]) {
      const cell = this.#cell(cells, column);
      if (cell === undefined) continue;
      const meant = (part: string) => values[item]?.[part] ?? part;
      const parsed = FamilyVariables.shape[item].safeParse(spelled(item, cell, meant));
      if (parsed.success) told[item] = parsed.data;
      else faults.push({ code: 'family-invalid', column });
    }
    return told;
  }

  /** A cell as it is written, for what must be kept as it is; undefined where it says that nothing is known. */
  #told(cells: Cells, column: string): string | undefined {
    return this.#cell(cells, column) === undefined ? undefined : cells.get(column)?.trim();
  }

  /** A cell with full-width digits and letters made plain; undefined where it says that nothing is known. */
  #cell(cells: Cells, column: string): string | undefined {
    const cell = cells.get(column)?.normalize('NFKC').trim();
    return cell === undefined || this.#missing.has(cell) ? undefined : cell;
  }
}

function spelled(item: FamilyVariable, cell: string, meant: (part: string) => string): unknown {
  if (item === 'gs_night' || item === 'gs_notice') return listed(cell).map(meant);
  const isCount = item === 'gs_age' || item === 'gs_contact_7';
  const word = meant(cell);
  return isCount && /^\d{1,3}$/.test(word) ? Number(word) : word;
}
