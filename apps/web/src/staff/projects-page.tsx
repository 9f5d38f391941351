import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMay } from '../access/session';
import { useAccessText } from '../access/texts';
import { PageTitle } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import type { Schemas } from '../shell/server';
import { SyntheticLabel } from '../shell/synthetic';
import { useAssignmentText } from './assignments/texts';
import { STEPS } from './project-steps';
import { projectsQuery } from './queries';
import { useRosterText } from './roster/texts';

export function ProjectsPage() {
  const { text } = useSpeech();
  const projects = useQuery(projectsQuery);
  return (
    <>
      <PageTitle>{text('projects')}</PageTitle>
      {projects.isPending && <Loading />}
      {projects.isError && (
        <ProblemNotice error={projects.error}>
          <button type="button" onClick={() => void projects.refetch()}>
            {text('retry')}
          </button>
        </ProblemNotice>
      )}
      {projects.data?.length === 0 && <NoProjects />}
      <ul className="cards">
        {projects.data?.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
    </>
  );
}

function ProjectCard({ project }: { project: Schemas['Project'] }) {
  const { text, term, say } = useSpeech();
  const may = useMay();
  const accessText = useAccessText();
  const rosterText = useRosterText();
  const assignmentText = useAssignmentText();
  return (
    <li className="card">
      <h2>{say(project.name)}</h2>
      {project.synthetic && <SyntheticLabel />}
      <p className="quiet">
        <code>{project.code}</code> · {term(project.allocation)}
      </p>
      {project.source !== undefined && <p className="quiet">{project.source}</p>}
      <p className="actions">
        {STEPS.filter(({ needs }) => may(needs, project.id)).map(({ path, name }) => (
          <Link key={path} href={`/projects/${project.id}/${path}`}>
            {say(name)}
          </Link>
        ))}
        {may('participants.read', project.id) && (
          <Link href={`/projects/${project.id}/roster`}>{rosterText('roster')}</Link>
        )}
        {may('assignments.read', project.id) && (
          <Link href={`/projects/${project.id}/assignments`}>{assignmentText('assignments')}</Link>
        )}
        {may('submissions.write', project.id) && (
          <Link href={`/projects/${project.id}/questionnaire`}>{text('fillIn')}</Link>
        )}
        {may('devices.manage', project.id) && (
          <Link href={`/projects/${project.id}/devices`}>{accessText('devices')}</Link>
        )}
        {may('submissions.read', project.id) && (
          <Link href={`/projects/${project.id}/deliveries`}>{text('deliveries')}</Link>
        )}
        {may('privacy.manage', project.id) && (
          <Link href={`/projects/${project.id}/privacy`}>{text('privacy')}</Link>
        )}
        {may('concerns.raise', project.id) && (
          <Link href={`/projects/${project.id}/concern`}>{text('raiseConcern')}</Link>
        )}
        {may('alerts.read', project.id) && (
          <Link href={`/projects/${project.id}/safeguarding`}>{text('safeguarding')}</Link>
        )}
        {may('users.manage', project.id) && (
          <Link href={`/projects/${project.id}/safeguarding/team`}>{text('safeguardingTeam')}</Link>
        )}
      </p>
    </li>
  );
}

function NoProjects() {
  const { text } = useSpeech();
  return (
    <div className="notice">
      <p>{text('noProjects')}</p>
      <p className="quiet">{text('noProjectsHow')}</p>
    </div>
  );
}
