import { useQuery } from '@tanstack/react-query';
import { BackToProjects, PageTitle } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import { SyntheticLabel } from '../shell/synthetic';
import { ProjectSteps } from './project-steps';
import { projectQuery } from './queries';

interface Props {
  readonly project: string;
  /** What of the project the page shows. */
  readonly children: string;
}

/** Above every page of a project's evaluation: which project it is, and where on its way the reader stands. */
export function ProjectHeading({ project: id, children }: Props) {
  const { say, term } = useSpeech();
  const project = useQuery(projectQuery(id));
  return (
    <>
      <BackToProjects />
      {project.isPending && <Loading />}
      {project.isError && <ProblemNotice error={project.error} />}
      {project.data && (
        <>
          <PageTitle>{`${say(project.data.name)} · ${children}`}</PageTitle>
          {project.data.synthetic && <SyntheticLabel />}
          <p className="quiet">{term(project.data.allocation)}</p>
          <ProjectSteps project={id} />
        </>
      )}
    </>
  );
}
