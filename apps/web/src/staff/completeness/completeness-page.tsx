import { ProjectHeading } from '../project-heading';
import { CompletenessSection } from './completeness-section';
import { useCompletenessText } from './texts';

/** How much of a project's data has arrived, wave by wave. */
export default function CompletenessPage({ project }: { project: string }) {
  const text = useCompletenessText();
  return (
    <>
      <ProjectHeading project={project}>{text('title')}</ProjectHeading>
      <CompletenessSection project={project} />
    </>
  );
}
