import { CAUTIOUS_BOUNDARY } from '@tongxing/contracts';
import type { AttritionChart } from './attrition.js';
import { attritionCells, type BasisForTable, type Terms } from './from-results.js';

/** One outcome's loss in a comparison, as its results hold it. */
export interface AttritionForChart {
  readonly name: string;
  readonly attrition: NonNullable<BasisForTable['attrition']> & { readonly withinBoundary: boolean };
}

/** A comparison's attrition, outcome by outcome, against the boundary that permits a claim of cause. */
export function attritionChart(
  comparison: string,
  outcomes: readonly AttritionForChart[],
  term: Terms,
): AttritionChart {
  const rows = outcomes.map(({ name, attrition }) => {
    const { overall, differential, permitted, withinBoundary: isWithin } = attrition;
    const isShown = overall !== null && differential !== null && permitted !== null;
    return {
      label: name,
      value: valueOf(attrition, term),
      ...(isShown && { point: { overall, differential: Math.abs(differential), isWithin } }),
    };
  });
  return {
    kind: 'attrition',
    title: `${comparison} · ${term('attritionChart')}`,
    description: rows.map(({ label, value }) => `${label}: ${value}`).join('; '),
    axes: { overall: term('overallAxis'), differential: term('differentialAxis') },
    boundary: CAUTIOUS_BOUNDARY,
    legend: { within: term('withinBoundary'), beyond: term('beyondBoundary') },
    rows,
  };
}

/** Overall, differential with what is permitted, and on which side; the side alone where the rates are withheld. */
function valueOf(attrition: AttritionForChart['attrition'], term: Terms): string {
  const side = term(attrition.withinBoundary ? 'withinBoundary' : 'beyondBoundary');
  const [overall, differential] = attritionCells(attrition, term);
  const rates = attrition.overall === null ? [overall] : [overall, differential];
  return [...rates, side].join(' · ');
}
