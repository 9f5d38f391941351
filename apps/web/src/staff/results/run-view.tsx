import { useQuery } from '@tanstack/react-query';
import { armLabel, flowChart } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { plansQuery } from '../plan/queries';
import { ClaimSection } from './claim-section';
import { Contents } from './contents';
import { Figure } from './figure';
import type { Results } from './for-chart';
import { LossTable } from './loss-tables';
import { AttritionFigures } from './outcome-figures';
import { QualityTable } from './outcome-tables';
import { Outcomes } from './outcomes';
import { InstitutionFigures } from './site-figures';
import { useResultText } from './texts';

/** One analysis run, in the order of the report. */
export function RunView({ run, project }: { run: Schemas['AnalysisRun']; project: string }) {
  const { text } = useSpeech();
  const { results } = run;
  return (
    <>
      <OtherPlan project={project} planHash={run.planHash} />
      <ClaimSection results={results} />
      <Contents results={results} />
      <Participation results={results} />
      <Outcomes results={results} />
      <InstitutionFigures results={results} />
      <section aria-labelledby="quality">
        <h2 id="quality">{text('quality')}</h2>
        <QualityTable results={results} />
      </section>
      <Provenance run={run} />
    </>
  );
}

/** That a plan was locked after this run was made under another. */
function OtherPlan({ project, planHash }: { project: string; planHash: string }) {
  const text = useResultText();
  const plans = useQuery(plansQuery(project));
  const inForce = plans.data?.at(-1);
  if (!inForce || inForce.hash === planHash) return null;
  return <p className="notice problem">{text('otherPlan')}</p>;
}

function Participation({ results }: { results: Results }) {
  const { text, term, say } = useSpeech();
  const { waves, arms } = results.design;
  const flow = results.flow.map((row) => ({ ...row, arm: armLabel(row.arm, arms, term) }));
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{text('participation')}</h2>
      <Figure
        chart={flowChart(
          waves.map((w) => say(w.name)),
          flow,
          term,
        )}
      />
      <LossTable results={results} />
      <AttritionFigures results={results} />
    </section>
  );
}

function Provenance({ run }: { run: Schemas['AnalysisRun'] }) {
  const { text, term } = useSpeech();
  const lines = [
    [term('dataAsOf'), run.dataAsOf],
    [text('planHash'), run.planHash],
    [text('snapshotHash'), run.snapshotHash],
    [text('resultsHash'), run.resultsHash],
    [text('software'), run.codeVersion],
  ];
  return (
    <section aria-labelledby="provenance">
      <h2 id="provenance">{text('provenance')}</h2>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
