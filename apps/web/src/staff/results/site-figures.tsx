import { armLabel, attendanceCharts, mustHaveCharts, siteCharts, type Chart } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { Figure } from './figure';
import type { Outcome, Results } from './for-chart';

/** How far the sites of each arm changed, where it is told. */
export function SiteFigures({ results, outcome }: { readonly results: Results; readonly outcome: Outcome }) {
  const { term, say } = useSpeech();
  if (!outcome.sites.some(({ result }) => result.kind === 'estimated')) return null;
  const arms = outcome.sites.map(({ arm, result }) => ({
    arm: armLabel(arm, results.design.arms, term),
    result,
  }));
  return <Figures charts={siteCharts(say(outcome.name), arms, term)} />;
}

/** Protection-system scores of villages, and attendance of centres. */
export function InstitutionFigures({ results }: { readonly results: Results }) {
  const { term, say } = useSpeech();
  const { villages, attendance, design } = results;
  const grids = villages.flatMap(({ name, mustHaves, villages: rated }) =>
    mustHaveCharts(
      {
        name: say(name),
        mustHaves: mustHaves.map(say),
        villages: rated.map(({ village, mustHaves: levels }) => ({
          village,
          mustHaves: levels.map(([before = null, after = null]) => [before, after] as const),
        })),
      },
      term,
    ),
  );
  const months = attendance?.arms.flatMap(({ arm, centres }) =>
    attendanceCharts({ arm: armLabel(arm, design.arms, term), months: attendance.months, centres }, term),
  );
  return (
    <>
      {grids.length > 0 && (
        <section aria-labelledby="villages">
          <h2 id="villages">{term('villagesPart')}</h2>
          <Figures charts={grids} />
        </section>
      )}
      {months && (
        <section aria-labelledby="attendance">
          <h2 id="attendance">{term('attendancePart')}</h2>
          <Figures charts={months} />
        </section>
      )}
    </>
  );
}

/** Charts of one kind, below each other; their order is their name. */
const Figures = ({ charts }: { readonly charts: readonly Chart[] }) =>
  charts.map((chart, i) => <Figure key={String(i)} chart={chart} />);
