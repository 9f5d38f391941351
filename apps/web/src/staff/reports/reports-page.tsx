import { PlanMissing } from '../plan/plan-missing';
import { ProjectHeading } from '../project-heading';
import { DatasetsPanel } from './datasets-panel';
import { ReportsPanel } from './reports-panel';
import { useReportText } from './texts';

/** What a project's evaluation hands out: its reports and its datasets. */
export default function ReportsPage({ project }: { project: string }) {
  const text = useReportText();
  return (
    <>
      <ProjectHeading project={project}>{text('title')}</ProjectHeading>
      <PlanMissing project={project} />
      <ReportsPanel project={project} />
      <DatasetsPanel project={project} />
    </>
  );
}
