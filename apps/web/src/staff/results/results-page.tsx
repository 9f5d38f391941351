import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { armLabel, changeChart, flowChart } from '@tongxing/charts';
import { Link } from 'wouter';
import { useMay } from '../../access/session';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { SyntheticLabel } from '../../shell/synthetic';
import { analysisQuery, projectQuery } from '../queries';
import { DatasetsPanel } from './datasets-panel';
import { Figure } from './figure';
import { outcomeForChart, type Results } from './for-chart';
import { LossTable } from './loss-tables';
import { AttritionFigures } from './outcome-figures';
import { OutcomeSection } from './outcome-section';
import { InstitutionFigures } from './site-figures';
import { QualityTable } from './outcome-tables';
import { ReportsPanel } from './reports-panel';

/** What a project's data say so far, and its reports. */
export default function ResultsPage({ project: id }: { project: string }) {
  const { text, term, say } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const project = useQuery(projectQuery(id));
  const analysis = useQuery(analysisQuery(id));
  const analyse = useMutation({
    mutationFn: () =>
      answerOf(server.POST('/api/v1/projects/{project}/analysis', { params: { path: { project: id } } })),
    onSuccess: (run) => {
      queries.setQueryData(analysisQuery(id).queryKey, run);
    },
  });
  if (project.isError) return <ProblemNotice error={project.error}>{<Home />}</ProblemNotice>;
  if (!project.data) return <Loading />;
  return (
    <>
      <Home />
      <PageTitle>{`${say(project.data.name)} · ${text('results')}`}</PageTitle>
      {project.data.synthetic && <SyntheticLabel />}
      <p className="quiet">{term(project.data.allocation)}</p>
      {may('analysis.run', id) && (
        <p className="actions">
          <button
            type="button"
            disabled={analyse.isPending}
            onClick={() => {
              analyse.mutate();
            }}
          >
            {text(analyse.isPending ? 'analysing' : 'analyse')}
          </button>
        </p>
      )}
      {analyse.isError && <ProblemNotice error={analyse.error} />}
      {analysis.isPending && <Loading />}
      {analysis.isError && <ProblemNotice error={analysis.error} />}
      {analysis.data === null && (
        <>
          <p className="notice">{text('noResults')}</p>
          <DatasetsPanel project={id} />
        </>
      )}
      {analysis.data && <Run run={analysis.data} project={id} />}
    </>
  );
}

function Run({ run, project }: { run: Schemas['AnalysisRun']; project: string }) {
  const { say, text } = useSpeech();
  const { results } = run;
  return (
    <>
      <p className="notice">{say(results.claim.reason)}</p>
      <p className="notice">{say(results.planning.statement)}</p>
      <ReportsPanel project={project} />
      <DatasetsPanel project={project} />
      <Participation results={results} />
      <Outcomes results={results} />
      <InstitutionFigures results={results} />
      <section aria-labelledby="quality">
        <h2 id="quality">{text('quality')}</h2>
        <QualityTable results={results} />
      </section>
      <section aria-labelledby="findings">
        <h2 id="findings">{text('findings')}</h2>
        <ul>
          {results.findings.map((finding) => (
            <li key={finding.code + finding.text.en}>{say(finding.text)}</li>
          ))}
        </ul>
      </section>
      <Provenance run={run} />
    </>
  );
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

function Outcomes({ results }: { results: Results }) {
  const speech = useSpeech();
  const { text, term } = speech;
  const all = results.outcomes.map((outcome) => outcomeForChart(results, outcome, speech));
  return (
    <section aria-labelledby="results">
      <h2 id="results">{text('results')}</h2>
      <p className="quiet">{text('reading')}</p>
      {all.length > 1 && <Figure chart={changeChart(all, term)} />}
      {results.outcomes.map((outcome) => (
        <OutcomeSection key={outcome.id} results={results} outcome={outcome} />
      ))}
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

function Home() {
  const { text } = useSpeech();
  return <Link href="/">← {text('back')}</Link>;
}
