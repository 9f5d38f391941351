import type { OutcomeData, OutcomeLink } from '@tongxing/impact';
import { comparability, type ScaleComparability } from '@tongxing/instruments';
import type { PublishedVersion } from '../instruments/index.js';
import type { InstrumentColumns, ScaleColumns } from './instrument-columns.js';

/**
 * The scales of all versions in use. Where one wave, or some of a wave, was asked with one version of an instrument and
 * the rest with another, scores are taken across the versions as far as `comparability` allows.
 *
 * | the versions' scale          | scores                                         |
 * |------------------------------|------------------------------------------------|
 * | may be compared              | of all versions                                |
 * | may be compared by anchors   | of all versions, on the shared items alone     |
 * | may not be compared          | of its own version; the link says why not more |
 *
 * Children who grow out of an age band answer the next band's instrument. Where that asks every item of the scale
 * alike, their scores on these items are taken in; a scale is never cut down for it.
 *
 * @see docs/decisions/0010-forms-and-bands.md
 */
export function linkedOutcomes(columns: readonly InstrumentColumns[]): OutcomeData[] {
  return columns.flatMap((own) => {
    const others = columns.filter((c) => c !== own);
    const versions = others.filter((c) => c.instrument === own.instrument);
    const bands = others.filter((c) => areBandsOfOne(own, c) && (own.handsOverTo(c) || c.handsOverTo(own)));
    return own.outcomes().map((outcome) => acrossBands(own, bands, linked(own, versions, outcome)));
  });
}

/** Whether a newer version has the same scores under its own name. */
export const isSuperseded = ({ id, link }: OutcomeData): boolean =>
  (link?.extent === 'whole' || link?.extent === 'anchors') && !id.includes(`@${link.versions.at(-1) ?? ''}/`);

function linked(own: InstrumentColumns, all: readonly InstrumentColumns[], outcome: OutcomeData): OutcomeData {
  const scale = scaleOf(outcome);
  const verdicts = all.map((other) => ({ other, ...verdictOn(own, other, scale) }));
  const used = verdicts.filter(
    ({ other, extent }) => extent === 'whole' || other.wavesInsteadOf(own).length > 0,
  );
  if (used.length === 0) return outcome;
  const shared = used.reduce<readonly string[]>(
    (items, verdict) => items.filter((item) => verdict.shared.includes(item)),
    own.itemsOf(scale),
  );
  const whole = used.every(({ extent }) => extent === 'whole');
  const extent = whole
    ? 'whole'
    : shared.length > 0 && used.every((v) => v.extent !== 'none')
      ? 'anchors'
      : 'none';
  const together = [own, ...used.map(({ other }) => other)];
  const versions = together.map((c) => c.versionNumber).sort(byNumber);
  const mixedWaves = mixedIn(together);
  const link: OutcomeLink = {
    extent,
    versions,
    shared: extent === 'none' ? 0 : shared.length,
    ...(mixedWaves.length > 0 && { mixedWaves }),
  };
  if (extent === 'none') return { ...outcome, link };
  const parts = together.map((c) => c.scaleOn(scale, shared));
  const asked = outcome.asked?.filter(({ id }) => shared.includes(id));
  return { ...outcome, ...parts.reduce(filled), ...(asked && { asked }), link };
}

/** The waves at which some answered one version and some another. */
function mixedIn(versions: readonly InstrumentColumns[]): number[] {
  const mixed = versions.flatMap((one, i) =>
    versions.slice(i + 1).flatMap((other) => {
      const others = other.wavesInsteadOf(one);
      return one.wavesInsteadOf(other).filter((wave) => others.includes(wave));
    }),
  );
  return [...new Set(mixed)].sort((a, b) => a - b);
}

type Verdict = Pick<ScaleComparability, 'extent' | 'shared'>;

/** Whether the key of one declares anchors to the other. */
function areBandsOfOne(own: InstrumentColumns, other: InstrumentColumns): boolean {
  const declares = (one: InstrumentColumns, to: InstrumentColumns) =>
    one.version.definition.key.anchors?.some(({ instrument }) => instrument === to.instrument) ?? false;
  return declares(own, other) || declares(other, own);
}

function acrossBands(
  own: InstrumentColumns,
  bands: readonly InstrumentColumns[],
  outcome: OutcomeData,
): OutcomeData {
  if (outcome.link && outcome.link.extent !== 'whole') return outcome;
  const scale = scaleOf(outcome);
  const items = own.itemsOf(scale);
  const alike = bands.filter((band) => verdictOn(own, band, scale).shared.length === items.length);
  if (alike.length === 0) return outcome;
  const versions = [own, ...alike].map((c) => `${c.instrument}@${c.versionNumber}`);
  return {
    ...outcome,
    ...alike
      .map((band) => band.scaleOn(scale, items))
      .reduce(filled, { scores: outcome.scores, items: outcome.items }),
    link: { ...outcome.link, extent: 'bands', versions, shared: items.length },
  };
}

const scaleOf = ({ id }: OutcomeData): string => id.slice(id.indexOf('/') + 1);

/** The verdict of the older version against the newer one. */
function verdictOn(own: InstrumentColumns, other: InstrumentColumns, scale: string): Verdict {
  const [before, after] = [own, other].sort((a, b) => byNumber(a.versionNumber, b.versionNumber)) as [
    InstrumentColumns,
    InstrumentColumns,
  ];
  const found = comparabilityOf(before.version, after.version).find((verdict) => verdict.scale === scale);
  return found ?? { extent: 'none', shared: [] };
}

/** What was published never changes: how two versions compare is worked out once for all their scales. */
const known = new WeakMap<PublishedVersion, WeakMap<PublishedVersion, readonly ScaleComparability[]>>();

function comparabilityOf(before: PublishedVersion, after: PublishedVersion): readonly ScaleComparability[] {
  const others = known.get(before) ?? new WeakMap<PublishedVersion, readonly ScaleComparability[]>();
  known.set(before, others);
  const verdicts = others.get(after) ?? comparability(before.definition, after.definition);
  others.set(after, verdicts);
  return verdicts;
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** What one version has, and where it has nothing, what the other has. */
const filled = (one: ScaleColumns, other: ScaleColumns): ScaleColumns => ({
  scores: one.scores.map((wave, w) => filledColumn(wave, other.scores[w])),
  items: one.items.map((wave, w) => wave.map((item, i) => filledColumn(item, other.items[w]?.[i]))),
});

const filledColumn = (own: Float64Array, other: Float64Array | undefined): Float64Array =>
  own.map((value, row) => (Number.isNaN(value) ? (other?.[row] ?? NaN) : value));
