import type { OutcomeData } from '@tongxing/impact';
import { OF_SITES, itemScore, type KeyItem, type KeyScale } from '@tongxing/instruments';
import { raisedFlags } from '@tongxing/safeguarding';
import { scaleRange, scoreColumns, type ScaleColumn } from '@tongxing/scoring';
import { askedItems, questionOf } from './asked-items.js';
import type { PublishedVersion } from '../instruments/index.js';

const emptyColumn = (rows: number) => new Float64Array(rows).fill(NaN);

/**
 * One instrument version's answers and scores, gathered into columns. Of several submissions for the same
 * participant and wave the one received first counts.
 */
export class InstrumentColumns {
  /** By wave and participant: when the submission that counts was received. */
  readonly #received: (string | undefined)[][];
  /** By wave and item: what the answer scores, before reversing. */
  readonly #items: Map<string, Float64Array>[];
  /** By wave and scale. */
  readonly #scores: Map<string, Float64Array>[];
  /** By wave and red flag that is asked for: 1 where it is raised, 0 where the answers do not raise it. */
  readonly #flags: Map<string, Float64Array>[];
  #duplicates = 0;

  constructor(
    readonly version: PublishedVersion,
    waves: number,
    readonly participants: number,
    flags: readonly string[] = [],
  ) {
    const { items, scales } = version.definition.key;
    const columns = (names: readonly string[]) =>
      Array.from({ length: waves }, () => new Map(names.map((name) => [name, emptyColumn(participants)])));
    this.#received = Array.from({ length: waves }, () => new Array<string | undefined>(participants));
    this.#items = columns(Object.keys(items));
    this.#scores = columns(scales.map((s) => s.id));
    this.#flags = columns(flags);
  }

  get duplicates(): number {
    return this.#duplicates;
  }

  /** Takes a submission in, unless one received earlier stands in its place. */
  add(wave: number, row: number, submission: RowSubmission): void {
    const standing = this.#received[wave]?.[row];
    if (standing !== undefined) this.#duplicates++;
    if (standing !== undefined && standing <= submission.receivedAt) return;
    (this.#received[wave] as (string | undefined)[])[row] = submission.receivedAt;
    const { items } = this.version.definition.key;
    for (const [item, column] of this.#items[wave] ?? [])
      column[row] = itemScore(items[item] as KeyItem, submission.answers[item]) ?? NaN;
    for (const [scale, column] of this.#scores[wave] ?? []) column[row] = submission.scores.get(scale) ?? NaN;
    this.#flag(wave, row, submission);
  }

  #flag(wave: number, row: number, { answers, scores }: RowSubmission): void {
    const flags = this.#flags[wave];
    if (!flags?.size) return;
    const scored = [...scores].flatMap(([scale, value]) =>
      value === null ? [] : [{ scale, kind: 'scored' as const, value, answered: 0, items: 0 }],
    );
    const raised = raisedFlags(this.version.definition.key, answers, scored);
    for (const [flag, column] of flags) column[row] = Number(raised.some((r) => r.flag === flag));
  }

  get instrument(): string {
    return this.version.definition.instrument;
  }

  get versionNumber(): string {
    return this.version.definition.version;
  }

  /** The waves, by their place, at which somebody answered this version and not the other. */
  wavesInsteadOf(other: InstrumentColumns): readonly number[] {
    return [...this.#received.keys()].filter((wave) =>
      this.#received[wave]?.some((own, row) => isThere(own) && !isThere(other.#received[wave]?.[row])),
    );
  }

  /** Whether somebody answered this at one wave and the other, instead of it, at another wave. */
  handsOverTo(other: InstrumentColumns): boolean {
    const rows = Array.from({ length: this.participants }, (_, row) => row);
    const answered = (columns: InstrumentColumns, row: number) =>
      columns.#received.map((wave) => isThere(wave[row]));
    return rows.some((row) => {
      const [own, others] = [answered(this, row), answered(other, row)];
      return own.includes(true) && others.some((there, wave) => there && !own[wave]);
    });
  }

  /** The items of a scale, in the key's order. */
  itemsOf(scale: string): readonly string[] {
    return this.scale(scale)?.items ?? [];
  }

  item(id: string): KeyItem | undefined {
    return this.version.definition.key.items[id];
  }

  /** What was scored on an item, by wave, before reversing. */
  itemScores(id: string): readonly Float64Array[] {
    return this.#items.map((wave) => wave.get(id) ?? emptyColumn(this.participants));
  }

  /** A red flag by wave; NaN where nobody answered, and everywhere where it was not asked for. */
  flagged(id: string): readonly Float64Array[] {
    return this.#flags.map((wave) => wave.get(id) ?? emptyColumn(this.participants));
  }

  /** By wave the place of the band that a scale's score reaches, −1 under the lowest; NaN without a score. */
  bandsOf(scale: string): readonly Float64Array[] {
    return this.#items.map((wave) => {
      const found = scoreColumns(this.version.definition.key, Object.fromEntries(wave), this.participants).find(
        (column) => column.scale === scale,
      );
      return found
        ? found.values.map((value, row) => (Number.isNaN(value) ? NaN : (found.bands[row] as number)))
        : emptyColumn(this.participants);
    });
  }

  /** A scale scored on some of its items alone, by the same rules. */
  scaleOn(id: string, shared: readonly string[]): ScaleColumns {
    const { key } = this.version.definition;
    const full = this.scale(id) as KeyScale;
    const reversed = full.reversed.filter((item) => shared.includes(item));
    const scale: KeyScale = { ...full, items: [...shared], reversed, bands: [], cap: undefined };
    const scored = this.#items.map((wave) => {
      const columns = Object.fromEntries(wave);
      const [{ values }] = scoreColumns({ ...key, scales: [scale] }, columns, this.participants) as [
        ScaleColumn,
      ];
      return values;
    });
    return {
      scores: scored,
      items: this.#items.map((wave) => shared.map((item) => this.#oriented(full, item, wave))),
    };
  }

  scale(id: string): KeyScale | undefined {
    return this.version.definition.key.scales.find((scale) => scale.id === id);
  }

  outcomes(): OutcomeData[] {
    const { instrument, version, key } = this.version.definition;
    return key.scales.map((scale) => ({
      id: `${instrument}@${version}/${scale.id}`,
      ...(scale.domain === OF_SITES && { unit: 'site' as const }),
      name: scale.name,
      domain: scale.domain,
      direction: scale.direction,
      measurement: scale.measurement,
      range: scaleRange(key, scale),
      scores: this.#scores.map((wave) => wave.get(scale.id) as Float64Array),
      items: this.#items.map((wave) => scale.items.map((item) => this.#oriented(scale, item, wave))),
      ...this.#checklist(scale),
      ...(scale.measurement === 'reflective' && { asked: askedItems(this.version.definition, scale) }),
    }));
  }

  /** Of a rating of sites with must-haves: the scales that hold some of its items, and the must-haves. */
  #checklist(scale: KeyScale): Pick<OutcomeData, 'checklist'> {
    if (scale.domain !== OF_SITES || !scale.cap) return {};
    const { definition } = this.version;
    const parts = definition.key.scales.filter(
      (other) => other !== scale && other.items.every((item) => scale.items.includes(item)),
    );
    return {
      checklist: {
        parts: parts.map(({ id, name }) => ({
          name,
          scores: this.#scores.map((wave) => wave.get(id) as Float64Array),
        })),
        mustHaves: scale.cap.mustHaves.map((item) => ({
          name: questionOf(definition, item),
          scores: this.itemScores(item),
        })),
      },
    };
  }

  #oriented(scale: KeyScale, item: string, wave: ReadonlyMap<string, Float64Array>): Float64Array {
    const column = wave.get(item) as Float64Array;
    const { min, max } = this.version.definition.key.items[item] as { min: number; max: number };
    return scale.reversed.includes(item) ? column.map((x) => min + max - x) : column;
  }
}

/** One scale by wave: its scores, and its items as the scale counts them. */
export type ScaleColumns = Pick<OutcomeData, 'scores' | 'items'>;

const isThere = (received: string | undefined): boolean => received !== undefined;

export interface RowSubmission {
  readonly receivedAt: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: ReadonlyMap<string, number | null>;
}
