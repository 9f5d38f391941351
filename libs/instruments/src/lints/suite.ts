import type { InstrumentDefinition } from '../definition.js';
import type { Fault } from '../fault.js';
import { isReason } from '../presentation/index.js';
import { BAND_LIMITS, BANDS, placeOf, plannedScales, type Band, type Place } from './blueprint.js';
import { questionsIn, type LintQuestion } from './texts.js';

/** A fault of one version, found by reading it beside the others. */
export interface LintFault extends Fault {
  readonly instrument: string;
  readonly version: string;
}

const of = (
  { instrument, version }: InstrumentDefinition,
  code: Fault['code'],
  at: string,
  message: string,
): LintFault => ({ instrument, version, code, file: 'scoring.json', at, message });

/** Scales that hold fewer items than domain.md 3 plans for them, or are not there. */
export function shortScales(definition: InstrumentDefinition): LintFault[] {
  return [...plannedScales(definition.instrument)].flatMap(([id, planned]) => {
    const items = definition.key.scales.find((scale) => scale.id === id)?.items.length ?? 0;
    return items >= planned
      ? []
      : [
          of(
            definition,
            'scale-too-short',
            `scales.${id}`,
            `${String(items)} items of ${String(planned)} planned`,
          ),
        ];
  });
}

/** Sittings that ask more of a child than the cap of its band. Of parallel forms a child meets one. */
export function overloadedSittings(definitions: readonly InstrumentDefinition[]): LintFault[] {
  return BANDS.flatMap((band) =>
    ([1, 2] as const).flatMap((sitting) => {
      const sat = definitions.filter(({ instrument }) => {
        const place = placeOf(instrument);
        return place?.band === band && place.sitting === sitting;
      });
      const load = loadOf(sat);
      const cap = BAND_LIMITS[band].sitting;
      const message = `sitting ${String(sitting)} of band ${band} asks ${String(load)} items of ${String(cap)}`;
      return load > cap ? sat.map((d) => of(d, 'sitting-overloaded', 'items', message)) : [];
    }),
  );
}

function loadOf(sat: readonly InstrumentDefinition[]): number {
  const byFamily = new Map<string, number>();
  for (const { instrument, key } of sat) {
    const family = placeOf(instrument)?.family ?? instrument;
    byFamily.set(family, Math.max(byFamily.get(family) ?? 0, Object.keys(key.items).length));
  }
  return [...byFamily.values()].reduce((total, n) => total + n, 0);
}

/** Item ids that two instruments, or two versions of one, give to different questions. The first to use an id owns it. */
export function reusedIds(definitions: readonly InstrumentDefinition[]): LintFault[] {
  const owners = new Map<string, { stem: string; name: string }>();
  return definitions.flatMap((definition) =>
    asked(definition).flatMap(({ name, stem }) => {
      const text = `${stem.zh}\n${stem.en}`;
      const owner = owners.get(name);
      if (!owner) owners.set(name, { stem: text, name: `${definition.instrument}@${definition.version}` });
      return !owner || owner.stem === text
        ? []
        : [of(definition, 'item-meaning-differs', name, `${owner.name} asks something else under this id`)];
    }),
  );
}

/** Items of B and C that offer other answers in one band than in the other: their scores could not be compared. */
export function differingOptions(definitions: readonly InstrumentDefinition[]): LintFault[] {
  return neighbours(definitions, 'b', 'c').flatMap(([b, c]) => {
    const inB = new Map(asked(b).map((q) => [q.name, q]));
    return asked(c).flatMap((question) => {
      const other = inB.get(question.name);
      return other && !sameOptions(other, question)
        ? [of(c, 'options-differ', question.name, `${b.instrument} offers other answers`)]
        : [];
    });
  });
}

/** A rating shows bare numbers; where one side is a rating only the stored values are compared. */
function sameOptions(a: LintQuestion, b: LintQuestion): boolean {
  const bare = a.type === 'rating' || b.type === 'rating';
  const told = ({ choices }: LintQuestion) =>
    choices
      .filter(({ value }) => !isReason(value))
      .map(({ value, zh, en }) => (bare ? value : [value, zh, en].join('\n')))
      .join('\n\n');
  return told(a) === told(b);
}

const ANCHORS_NEEDED = 4;
const ANCHOR_PERCENT = 40;

/** Neighbouring bands that declare too few items by which their scores could be linked (domain.md 2.4). */
export function fewAnchors(definitions: readonly InstrumentDefinition[]): LintFault[] {
  return [...neighbours(definitions, 'a', 'b'), ...neighbours(definitions, 'b', 'c')].flatMap(
    ([lower, upper]) => {
      const anchors = trueAnchors(lower, upper);
      const message = `${String(anchors.size)} anchors with ${lower.instrument}; ${String(ANCHORS_NEEDED)} are needed`;
      return anchors.size < ANCHORS_NEEDED
        ? [of(upper, 'anchors-too-few', 'anchors', message)]
        : unlinkedScales(lower, upper, anchors);
    },
  );
}

/** Declared by either side, and asked by both in the same words. */
function trueAnchors(lower: InstrumentDefinition, upper: InstrumentDefinition): Set<string> {
  const declared = [declaredIn(lower, upper.instrument), declaredIn(upper, lower.instrument)].flat();
  const stems = new Map(asked(lower).map((q) => [q.name, q.stem.zh]));
  const same = new Set(asked(upper).flatMap((q) => (stems.get(q.name) === q.stem.zh ? [q.name] : [])));
  return new Set(declared.filter((item) => same.has(item)));
}

const declaredIn = ({ key }: InstrumentDefinition, instrument: string): readonly string[] =>
  (key.anchors ?? []).filter((a) => a.instrument === instrument).flatMap((a) => a.items);

/** Facets of fewer than four items are descriptive and need no link of their own. */
function unlinkedScales(
  lower: InstrumentDefinition,
  upper: InstrumentDefinition,
  anchors: ReadonlySet<string>,
): LintFault[] {
  return upper.key.scales.flatMap((scale) => {
    const below = lower.key.scales.find((s) => s.id === scale.id)?.items ?? [];
    const smaller = Math.min(below.length, scale.items.length);
    const shared = scale.items.filter((item) => anchors.has(item) && below.includes(item)).length;
    return smaller < ANCHORS_NEEDED || 100 * shared >= ANCHOR_PERCENT * smaller
      ? []
      : [
          of(
            upper,
            'anchors-too-few',
            `scales.${scale.id}`,
            `${String(shared)} of ${String(smaller)} are anchors`,
          ),
        ];
  });
}

/** The same instrument and form in two bands. */
function neighbours(
  definitions: readonly InstrumentDefinition[],
  lower: Band,
  upper: Band,
): [InstrumentDefinition, InstrumentDefinition][] {
  const placed = definitions.flatMap((definition): [Place, InstrumentDefinition][] => {
    const place = placeOf(definition.instrument);
    return place ? [[place, definition]] : [];
  });
  return placed
    .filter(([place]) => place.band === lower)
    .flatMap(([{ family, form }, below]) =>
      placed
        .filter(([p]) => p.band === upper && p.family === family && p.form === form)
        .map(([, above]): [InstrumentDefinition, InstrumentDefinition] => [below, above]),
    );
}

const asked = ({ questionnaire }: InstrumentDefinition): LintQuestion[] =>
  questionnaire ? questionsIn(questionnaire) : [];
