import {
  answersCharts,
  armLabel,
  attritionChart,
  changeChart,
  courseChart,
  distributionChart,
  meansChart,
  pairLabel,
} from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { Figure } from './figure';
import { outcomeForChart, type Outcome, type Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

/** One scale in pictures: before and after, changes, the course through all waves, and how scores were spread. */
export function OutcomeFigures({ results, outcome }: Props) {
  const speech = useSpeech();
  const { term } = speech;
  const forChart = outcomeForChart(results, outcome, speech);
  return (
    <>
      <Figure chart={meansChart(forChart, term)} />
      <Figure chart={changeChart([forChart], term)} />
      <Course results={results} outcome={outcome} />
      <Spread results={results} outcome={outcome} />
      <Answers results={results} outcome={outcome} />
    </>
  );
}

/** Every arm through all waves, where there are more than baseline and endline. */
function Course({ results, outcome }: Props) {
  const speech = useSpeech();
  const { term, say } = speech;
  const { waves, arms } = results.design;
  if (waves.length < 3) return null;
  const chart = courseChart(
    {
      ...outcomeForChart(results, outcome, speech),
      waves: waves.map(({ code, name }) => ({ code, name: say(name) })),
      course: outcome.course.map((step) => ({ ...step, arm: armLabel(step.arm, arms, term) })),
    },
    term,
  );
  return <Figure chart={chart} />;
}

/** How the scores of each arm were spread, where they may be told. */
function Spread({ results, outcome }: Props) {
  const { term, say } = useSpeech();
  const { distribution } = outcome;
  if (!distribution?.arms.some(({ result }) => result.kind === 'estimated')) return null;
  const arms = distribution.arms.map(({ arm, result }) => ({
    arm: armLabel(arm, results.design.arms, term),
    result,
  }));
  return (
    <Figure chart={distributionChart({ name: say(outcome.name), edges: distribution.edges, arms }, term)} />
  );
}

/** What was answered to each item in each arm, where it may be told. */
function Answers({ results, outcome }: Props) {
  const { term, say } = useSpeech();
  const { answers } = outcome;
  if (!answers) return null;
  const charts = results.design.arms.flatMap((arm, i) => {
    const items = answers.items.flatMap((item) => {
      const of = item.arms[i];
      return of ? [{ ...item, name: say(item.name), before: of.before, after: of.after }] : [];
    });
    const isShown = items.some(({ before, after }) => [before.kind, after.kind].includes('estimated'));
    const name = { name: say(outcome.name), arm: armLabel(arm, results.design.arms, term) };
    return isShown ? answersCharts({ ...name, step: answers.step, items }, term) : [];
  });
  return charts.map((chart, i) => <Figure key={String(i)} chart={chart} />);
}

/** Attrition of every comparison against the boundary, outcome by outcome. */
export function AttritionFigures({ results }: { readonly results: Results }) {
  const { term, say } = useSpeech();
  return results.design.comparisons.map(({ treatment, comparison }) => {
    const rows = results.outcomes.flatMap(({ name, contrasts }) =>
      contrasts.flatMap((c) =>
        c.treatment === treatment && c.comparison === comparison && c.attrition
          ? [{ name: say(name), attrition: c.attrition }]
          : [],
      ),
    );
    const title = pairLabel({ treatment, comparison }, term);
    return rows.length > 0 && <Figure key={title} chart={attritionChart(title, rows, term)} />;
  });
}
