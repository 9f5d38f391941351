import { useMutation, useQuery } from '@tanstack/react-query';
import { useSpeech } from '../shell/language';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { projectsQuery } from '../staff/queries';
import { sitesQuery } from './queries';
import { SureButton } from './sure-button';
import { useAccessText } from './texts';

type User = Schemas['User'];

interface Props {
  readonly user: User;
  readonly onChange: (user: User) => void;
}

/** The roles that a user holds, and where. */
export function GrantList({ user, onChange }: Props) {
  const text = useAccessText();
  const take = useMutation({
    mutationFn: (grant: string) =>
      answerOf(
        server.DELETE('/api/v1/users/{user}/grants/{grant}', { params: { path: { user: user.id, grant } } }),
      ),
    onSuccess: onChange,
  });
  if (user.grants.length === 0) return <p>{text('noGrants')}</p>;
  return (
    <>
      <ul className="grants" aria-label={text('grants')}>
        {user.grants.map((grant) => (
          <li key={grant.id} className="inline">
            {text(grant.role)} · <Where grant={grant} />
            <SureButton
              onSure={() => {
                take.mutate(grant.id);
              }}
            >
              {text('take')}
            </SureButton>
          </li>
        ))}
      </ul>
      {take.isError && <ProblemNotice error={take.error} />}
    </>
  );
}

function Where({ grant: { project, site } }: { grant: Schemas['Grant'] }) {
  const text = useAccessText();
  const { say } = useSpeech();
  const projects = useQuery(projectsQuery);
  const name = projects.data?.find(({ id }) => id === project)?.name;
  if (project === undefined) return text('everywhere');
  return (
    <>
      {name ? say(name) : project}
      {site !== undefined && <SiteName project={project} site={site} />}
    </>
  );
}

function SiteName({ project, site }: { project: string; site: string }) {
  const { say } = useSpeech();
  const sites = useQuery(sitesQuery(project));
  const name = sites.data?.find(({ id }) => id === site)?.name;
  return <> · {name ? say(name) : site}</>;
}
