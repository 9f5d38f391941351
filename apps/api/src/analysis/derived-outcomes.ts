import { parsedOutcome, type BilingualText, type OutcomeForm } from '@tongxing/contracts';
import type { OutcomeData } from '@tongxing/impact';
import { OF_SITES, type KeyScale } from '@tongxing/instruments';
import type { InstrumentColumns } from './instrument-columns.js';
import { levelsOf, questionOf } from './asked-items.js';

/** What a plan may name beside a scale's score. */
export type DerivedForm = Exclude<OutcomeForm, { kind: 'score' }>;

const YES = 100;

/**
 * The outcomes of a plan that are made from scores and answers: shares that reach a score, bands and items as
 * categories, red flags. What the data do not hold is left out. Versions are linked where the scale's scores are;
 * bands, items and flags are those of the version that the plan names.
 *
 * @param scales the scales of all versions, linked
 */
export function derivedOutcomes(
  ids: readonly string[],
  columns: readonly InstrumentColumns[],
  scales: readonly OutcomeData[],
): OutcomeData[] {
  return ids.flatMap((id) => {
    const parsed = parsedOutcome(id);
    const own = columns.find(
      ({ instrument, versionNumber }) => instrument === parsed?.instrument && versionNumber === parsed.version,
    );
    if (!parsed || !own || parsed.form.kind === 'score') return [];
    const { form } = parsed;
    const scale = scales.find((s) => s.id === `${parsed.instrument}@${parsed.version}/${scaleIn(form)}`);
    const made = madeFrom(own, form, scale);
    if (!made) return [];
    const unit = made.domain === OF_SITES && { unit: 'site' as const };
    return [{ measurement: 'formative', items: made.scores.map(() => []), ...made, ...unit, id }];
  });
}

const scaleIn = (form: DerivedForm): string =>
  form.kind === 'bands' ? form.scale : form.kind === 'reaches' && form.of === 'scale' ? form.id : '';

type Made = Omit<OutcomeData, 'id' | 'measurement' | 'items'>;

function madeFrom(own: InstrumentColumns, form: DerivedForm, scale: OutcomeData | undefined): Made | undefined {
  switch (form.kind) {
    case 'reaches':
      if (form.of === 'item') return itemReaching(own, form.id, Number(form.from));
      return scale && scaleReaching(own, scale, form);
    case 'bands':
      return scale && bandsOf(own, scale, form.scale);
    case 'item':
      return wholeItem(own, form.item);
    case 'flag':
      return raising(own, form.flag);
  }
}

function scaleReaching(
  own: InstrumentColumns,
  scale: OutcomeData,
  { id, from }: Extract<DerivedForm, { kind: 'reaches' }>,
): Made {
  const bands = own.scale(id)?.bands ?? [];
  const place = bands.findIndex((band) => band.id === from);
  const scores =
    place < 0
      ? yesWhere(scale.scores, (score) => score >= Number(from))
      : yesWhere(own.bandsOf(id), (band) => band >= place);
  const reached = bands[place]?.name ?? { zh: from, en: from };
  const { domain, direction, link } = scale;
  return {
    kind: 'yes_no',
    name: atLeast(scale.name, reached),
    domain,
    direction,
    range: [0, YES],
    scores,
    ...(link && { link }),
  };
}

const atLeast = (what: BilingualText, least: BilingualText): BilingualText => ({
  zh: `${what.zh}：达到“${least.zh}”`,
  en: `${what.en}: ${least.en} or above`,
});

function bandsOf(
  own: InstrumentColumns,
  { name, domain, direction }: OutcomeData,
  id: string,
): Made | undefined {
  const bands = own.scale(id)?.bands ?? [];
  if (bands.length === 0) return undefined;
  return {
    kind: 'ordered',
    name: { zh: `${name.zh}：等级`, en: `${name.en}: grade` },
    domain,
    direction,
    range: [-1, bands.length - 1],
    scores: own.bandsOf(id),
  };
}

function wholeItem(own: InstrumentColumns, id: string): Made | undefined {
  const item = own.item(id);
  if (!item) return undefined;
  const levels = levelsOf(item);
  const isYesNo = levels.length === 2;
  const scores = own.itemScores(id);
  return {
    kind: isYesNo ? 'yes_no' : 'ordered',
    ...aboutItem(own, id),
    range: isYesNo ? [0, YES] : [item.min, item.max],
    scores: isYesNo ? yesWhere(scores, (score) => score === levels[1]) : scores,
  };
}

function itemReaching(own: InstrumentColumns, id: string, from: number): Made | undefined {
  if (!own.item(id)) return undefined;
  const { name, ...about } = aboutItem(own, id);
  const least = { zh: String(from), en: String(from) };
  return {
    kind: 'yes_no',
    ...about,
    name: atLeast(name, least),
    range: [0, YES],
    scores: yesWhere(own.itemScores(id), (score) => score >= from),
  };
}

/** An item goes by its question, and points the way of the scale that it belongs to. */
function aboutItem(own: InstrumentColumns, id: string): Pick<Made, 'name' | 'domain' | 'direction'> {
  const { key } = own.version.definition;
  const scale = key.scales.find(({ items }) => items.includes(id));
  return {
    name: questionOf(own.version.definition, id),
    domain: (scale ?? key.scales[0])?.domain ?? '',
    direction: scale ? directionOf(scale, id) : 'neutral',
  };
}

function directionOf({ direction, reversed }: KeyScale, item: string): KeyScale['direction'] {
  if (direction === 'neutral' || !reversed.includes(item)) return direction;
  return direction === 'higher_is_better' ? 'lower_is_better' : 'higher_is_better';
}

function raising(own: InstrumentColumns, id: string): Made | undefined {
  const { redFlags, scales } = own.version.definition.key;
  const flag = redFlags?.find((f) => f.id === id);
  if (!flag) return undefined;
  return {
    kind: 'yes_no',
    name: flag.name,
    domain: scales[0]?.domain ?? '',
    direction: 'lower_is_better',
    range: [0, YES],
    scores: yesWhere(own.flagged(id), (raised) => raised === 1),
  };
}

const yesWhere = (waves: readonly Float64Array[], holds: (value: number) => boolean): Float64Array[] =>
  waves.map((wave) => wave.map((value) => (Number.isNaN(value) ? NaN : holds(value) ? YES : 0)));
