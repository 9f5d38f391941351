import { eachFor, type Chart, type Sign, type SignsChart } from '@tongxing/charts';
import { isClear, type Contrast, type OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { absent, armName, count, type Writer } from '../sections/writer.js';
import { mainOutcomes } from './main-outcomes.js';
import { MEANING, OUR_THANKS, WORDS } from './community-words.js';

/** One page for families: who took part, which way things went, and what that does not tell. No statistics. */
export function community(from: Writer): Block[] {
  const { results, language } = from;
  const words = WORDS[language];
  const arms = armsToTell(results);
  const most = Math.floor(LINES / arms.length);
  const outcomes = mainOutcomes(results, Infinity)
    .filter(({ direction }) => direction !== 'neutral')
    .slice(0, Math.max(1, most));
  const contrasts = outcomes.flatMap((outcome) => outcome.contrasts.map((c) => ({ outcome, contrast: c })));
  return [
    { kind: 'heading', level: 2, text: words.who },
    { kind: 'figure', chart: tookPart(from) },
    { kind: 'heading', level: 2, text: words.found },
    { kind: 'figure', chart: changesAsSigns(from, outcomes, arms) },
    ...(contrasts.length > 0
      ? [
          { kind: 'heading' as const, level: 2 as const, text: words.compared },
          { kind: 'figure' as const, chart: contrastsAsSigns(from, contrasts) },
        ]
      : []),
    { kind: 'heading', level: 2, text: words.meaning },
    { kind: 'paragraph', tone: 'lead', text: MEANING[results.claim.rung][language] },
    { kind: 'paragraph', tone: 'lead', text: OUR_THANKS[language] },
  ];
}

/** Lines of signs for which a page has room. */
const LINES = 8;

/** Where arms are compared, those that took part; else every arm. */
function armsToTell({ design, plan }: Writer['results']): readonly string[] {
  const treated = [...new Set(plan.comparisons.map(({ treatment }) => treatment))];
  return treated.length > 0 ? treated : design.arms;
}

/** Everybody at each wave, arms together; withheld where one arm's count is. */
function tookPart(from: Writer): Chart {
  const { results, say, language } = from;
  const words = WORDS[language];
  const rows = results.design.waves.map(({ name }, wave) => {
    const parts = results.flow.map(({ present }) => present[wave] ?? null);
    const all = parts.some((part) => part === null) ? null : parts.reduce<number>((a, b) => a + (b ?? 0), 0);
    const value = all === null ? count(from, null) : words.people(all);
    return { label: say(name), value, ...(all !== null && { count: all }) };
  });
  const each = eachFor(Math.max(1, ...rows.map((row) => row.count ?? 0)));
  return {
    kind: 'people',
    title: words.peopleTitle(each),
    description: rows.map(({ label, value }) => `${label}: ${value}`).join('; '),
    each,
    rows,
  };
}

function changesAsSigns(from: Writer, outcomes: readonly OutcomeResults[], arms: readonly string[]): Chart {
  const several = from.results.design.arms.length > 1;
  const words = WORDS[from.language];
  const rows = outcomes.flatMap((outcome) =>
    outcome.changes
      .filter(({ arm }) => arms.includes(arm))
      .map(({ arm, main }) => ({
        label: several ? `${from.say(outcome.name)} · ${armName(from, arm)}` : from.say(outcome.name),
        ...(main.kind === 'estimated'
          ? towards(words.change, isClear(main.interval), main.change, outcome)
          : { sign: 'unknown' as const, value: absent(from, main) }),
      })),
  );
  return signs(words.foundTitle, rows);
}

function contrastsAsSigns(
  from: Writer,
  contrasts: readonly { readonly outcome: OutcomeResults; readonly contrast: Contrast }[],
): Chart {
  const words = WORDS[from.language];
  const rows = contrasts.map(({ outcome, contrast: { treatment, comparison, result, adjusted } }) => ({
    label: `${from.say(outcome.name)} · ${armName(from, treatment)} / ${armName(from, comparison)}`,
    ...(result.kind === 'estimated'
      ? towards(
          words.difference(armName(from, treatment)),
          isClear(result.interval, adjusted),
          result.estimate,
          outcome,
        )
      : { sign: 'unknown' as const, value: absent(from, result) }),
  }));
  return signs(words.comparedTitle, rows);
}

/** The words and the sign for one figure; only a clear one has a direction. */
function towards(
  words: Readonly<Record<'better' | 'worse' | 'unclear', string>>,
  clear: boolean,
  size: number,
  { direction }: OutcomeResults,
): { readonly sign: Sign; readonly value: string } {
  const sign = !clear ? 'unclear' : size > 0 === (direction === 'higher_is_better') ? 'better' : 'worse';
  return { sign, value: words[sign] };
}

const signs = (title: string, rows: SignsChart['rows']): SignsChart => ({
  kind: 'signs',
  title,
  description: rows.map(({ label, value }) => `${label}: ${value}`).join('; '),
  rows,
});
