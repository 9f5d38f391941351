import type { Language } from '@tongxing/contracts';
import { absentText, armLabel, type Absent } from '@tongxing/charts';
import { formatNumber } from '@tongxing/contracts';
import type { ImpactResults, OutcomeResults } from '@tongxing/impact';
import type { ReportContext } from '../context.js';
import { inLanguage, termsIn, type Terms } from '../glossary.js';

/** What every section is written from. */
export interface Writer {
  readonly results: ImpactResults;
  readonly context: ReportContext;
  readonly language: Language;
  readonly term: Terms;
  readonly say: ReturnType<typeof inLanguage>;
}

export const writer = (results: ImpactResults, context: ReportContext, language: Language): Writer => ({
  results,
  context,
  language,
  term: termsIn(language),
  say: inLanguage(language),
});

/** Points with one decimal. */
export const points = (value: number): string => formatNumber(value, 1);

export { intervalText as interval } from '@tongxing/charts';

/** `label: text` in the report's punctuation. */
export const labelled = ({ language }: Writer, label: string, text: string): string =>
  language === 'zh' ? `${label}：${text}` : `${label}: ${text}`;

/** A count, or the word for one that is withheld. */
export const count = ({ term }: Writer, value: number | null): string =>
  value === null ? term('withheld') : String(value);

/** An arm's name as readers see it. */
export const armName = ({ term, results }: Writer, arm: string | undefined): string =>
  armLabel(arm, results.design.arms, term);

/** An outcome's name, with what n counts where that is not people, and its role where the plan tells outcomes apart. */
export function withRole({ results, say, term }: Writer, { name, unit, role }: OutcomeResults): string {
  const parts = [
    say(name),
    ...(unit === 'site' ? [term('ofSites')] : []),
    ...(results.plan.primary.length > 0 ? [term(role)] : []),
  ];
  return parts.join(' · ');
}

/** The words that stand where a figure would. */
export const absent = ({ term }: Writer, figure: Absent): string => absentText(term, figure);
