import type { OutcomeData } from '@tongxing/impact';
import { OF_SITES, itemScore, type KeyItem, type KeyScale } from '@tongxing/instruments';
import { raisedFlags } from '@tongxing/safeguarding';
import { scaleRange, scoreColumns, type ScaleColumn } from '@tongxing/scoring';
import { askedItems, questionOf } from './asked-items.js';
import type { PublishedVersion } from '../instruments/index.js';
import type { ScoresByScale } from '../scoring/index.js';

interface Asked {
  readonly id: string;
  readonly item: KeyItem;
}

const emptyColumn = (rows: number) => new Float64Array(rows).fill(NaN);

/**
 * One instrument version's answers and scores, gathered into columns. Of several submissions for the same
 * participant and wave the one received first counts.
 */
export class InstrumentColumns {
  /** By wave; nothing where nobody has answered. */
  readonly #waves: (WaveColumns | undefined)[];
  readonly #asked: readonly Asked[];
  readonly #scales: readonly string[];
  /** By column of answers: the same turned round. */
  readonly #reversed = new WeakMap<Float64Array, Float64Array>();
  #nobody: Float64Array | undefined;
  #duplicates = 0;

  constructor(
    readonly version: PublishedVersion,
    waves: number,
    readonly participants: number,
    readonly flags: readonly string[] = [],
  ) {
    const { items, scales } = version.definition.key;
    this.#asked = Object.entries(items).map(([id, item]) => ({ id, item }));
    this.#scales = scales.map((s) => s.id);
    this.#waves = Array.from({ length: waves }, () => undefined);
  }

  get duplicates(): number {
    return this.#duplicates;
  }

  /** Takes a submission in, unless one received earlier stands in its place. */
  add(wave: number, row: number, submission: RowSubmission): void {
    const columns = (this.#waves[wave] ??= this.#newWave());
    const standing = columns.received[row] as number;
    const received = Date.parse(submission.receivedAt);
    if (!Number.isNaN(standing)) this.#duplicates++;
    if (standing <= received) return;
    columns.received[row] = received;
    const { answers, scores } = submission;
    for (let i = 0; i < this.#asked.length; i++) {
      const { id, item } = this.#asked[i] as Asked;
      (columns.items[i] as Float64Array)[row] = itemScore(item, answers[id]) ?? NaN;
    }
    for (let i = 0; i < this.#scales.length; i++)
      (columns.scores[i] as Float64Array)[row] = scores.get(this.#scales[i] as string) ?? NaN;
    this.#flag(columns, row, submission);
  }

  #newWave(): WaveColumns {
    const columns = (names: readonly unknown[]) => names.map(() => emptyColumn(this.participants));
    return {
      received: emptyColumn(this.participants),
      items: columns(this.#asked),
      scores: columns(this.#scales),
      flags: columns(this.flags),
    };
  }

  #flag({ flags }: WaveColumns, row: number, { answers, scores }: RowSubmission): void {
    if (flags.length === 0) return;
    const scored = this.#scales.flatMap((scale) => {
      const value = scores.get(scale) ?? null;
      return value === null ? [] : [{ scale, kind: 'scored' as const, value, answered: 0, items: 0 }];
    });
    const raised = raisedFlags(this.version.definition.key, answers, scored);
    for (const [i, flag] of this.flags.entries())
      (flags[i] as Float64Array)[row] = Number(raised.some((r) => r.flag === flag));
  }

  /** One column for all that nobody has anything in. */
  get #empty(): Float64Array {
    return (this.#nobody ??= emptyColumn(this.participants));
  }

  get instrument(): string {
    return this.version.definition.instrument;
  }

  get versionNumber(): string {
    return this.version.definition.version;
  }

  /** The waves, by their place, at which somebody answered this version and not the other. */
  wavesInsteadOf(other: InstrumentColumns): readonly number[] {
    return [...this.#waves.keys()].filter((wave) => {
      const others = other.#waves[wave]?.received;
      return this.#waves[wave]?.received.some((own, row) => isThere(own) && !isThere(others?.[row]));
    });
  }

  /** Whether somebody answered this at one wave and the other, instead of it, at another wave. */
  handsOverTo(other: InstrumentColumns): boolean {
    const [owns, others] = [this, other].map((columns) => columns.#waves.map((wave) => wave?.received));
    for (let row = 0; row < this.participants; row++) {
      const isAnswered = owns?.some((wave) => isThere(wave?.[row]));
      if (isAnswered && others?.some((wave, w) => isThere(wave?.[row]) && !isThere(owns?.[w]?.[row])))
        return true;
    }
    return false;
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
    const i = this.#asked.findIndex((asked) => asked.id === id);
    return this.#waves.map((wave) => wave?.items[i] ?? this.#empty);
  }

  /** A red flag by wave; NaN where nobody answered, and everywhere where it was not asked for. */
  flagged(id: string): readonly Float64Array[] {
    const i = this.flags.indexOf(id);
    return this.#waves.map((wave) => wave?.flags[i] ?? this.#empty);
  }

  /** By wave the place of the band that a scale's score reaches, −1 under the lowest; NaN without a score. */
  bandsOf(scale: string): readonly Float64Array[] {
    return this.#waves.map((_, wave) => {
      const found = scoreColumns(this.version.definition.key, this.#itemsAt(wave), this.participants).find(
        (column) => column.scale === scale,
      );
      return found
        ? found.values.map((value, row) => (Number.isNaN(value) ? NaN : (found.bands[row] as number)))
        : this.#empty;
    });
  }

  /** A scale scored on some of its items alone, by the same rules. */
  scaleOn(id: string, shared: readonly string[]): ScaleColumns {
    const { key } = this.version.definition;
    const full = this.scale(id) as KeyScale;
    const reversed = full.reversed.filter((item) => shared.includes(item));
    const scale: KeyScale = { ...full, items: [...shared], reversed, bands: [], cap: undefined };
    const scored = this.#waves.map((_, wave) => {
      const columns = this.#itemsAt(wave);
      const [{ values }] = scoreColumns({ ...key, scales: [scale] }, columns, this.participants) as [
        ScaleColumn,
      ];
      return values;
    });
    return {
      scores: scored,
      items: this.#orientedItems(full, shared),
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
      scores: this.#scoresOf(scale.id),
      items: this.#orientedItems(scale, scale.items),
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
          scores: this.#scoresOf(id),
        })),
        mustHaves: scale.cap.mustHaves.map((item) => ({
          name: questionOf(definition, item),
          scores: this.itemScores(item),
        })),
      },
    };
  }

  #scoresOf(scale: string): Float64Array[] {
    const i = this.#scales.indexOf(scale);
    return this.#waves.map((wave) => wave?.scores[i] ?? this.#empty);
  }

  #itemsAt(wave: number): Record<string, Float64Array> {
    return Object.fromEntries(this.#asked.map(({ id }, i) => [id, this.#waves[wave]?.items[i] ?? this.#empty]));
  }

  #orientedItems(scale: KeyScale, items: readonly string[]): Float64Array[][] {
    const byItem = items.map((item) =>
      this.itemScores(item).map((column) => this.#oriented(scale, item, column)),
    );
    return this.#waves.map((_, wave) => byItem.map((waves) => waves[wave] as Float64Array));
  }

  #oriented(scale: KeyScale, item: string, column: Float64Array): Float64Array {
    if (!scale.reversed.includes(item) || column === this.#nobody) return column;
    const { min, max } = this.item(item) as KeyItem;
    const turned = this.#reversed.get(column) ?? column.map((x) => min + max - x);
    this.#reversed.set(column, turned);
    return turned;
  }
}

/** One column a participant of what was answered at a wave. */
interface WaveColumns {
  /** When the submission that counts was received, in milliseconds; NaN where there is none. */
  readonly received: Float64Array;
  /** By item of the key: what the answer scores, before reversing. */
  readonly items: readonly Float64Array[];
  readonly scores: readonly Float64Array[];
  /** By red flag that is asked for: 1 where it is raised, 0 where the answers do not raise it. */
  readonly flags: readonly Float64Array[];
}

/** One scale by wave: its scores, and its items as the scale counts them. */
export type ScaleColumns = Pick<OutcomeData, 'scores' | 'items'>;

const isThere = (received: number | undefined): boolean => received !== undefined && !Number.isNaN(received);

export interface RowSubmission {
  readonly receivedAt: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: ScoresByScale;
}
