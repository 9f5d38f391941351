import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMayInWhole } from '../../access/session';
import { PageTitle } from '../../shell/frame';
import { Loading, ProblemNotice } from '../../shell/notice';
import { CutsForm } from './cuts-form';
import { askedCutsQuery, cutsQuery } from './queries';
import './safeguarding.css';
import { useSafeguardingText } from './texts';

/** The project's own cuts: below which score some red flags are raised. */
export default function CutsPage({ project }: { project: string }) {
  const text = useSafeguardingText();
  const mayChange = useMayInWhole()('alerts.write', project);
  const cuts = useQuery(cutsQuery(project));
  const asked = useQuery(askedCutsQuery);
  const [before, setBefore] = useState<Readonly<Record<string, number>>>();
  const problem = cuts.error ?? asked.error;
  return (
    <>
      <Link href={`/projects/${project}/safeguarding`}>← {text('backToQueue')}</Link>
      <PageTitle>{text('cuts')}</PageTitle>
      <p className="quiet">{text('cutsHow')}</p>
      {problem && <ProblemNotice error={problem} />}
      {(cuts.isPending || asked.isPending) && <Loading />}
      {cuts.data && asked.data && (
        <CutsForm
          key={JSON.stringify(cuts.data)}
          project={project}
          stored={cuts.data.cuts}
          asked={asked.data}
          mayChange={mayChange}
          before={before}
          onSaved={setBefore}
        />
      )}
    </>
  );
}
