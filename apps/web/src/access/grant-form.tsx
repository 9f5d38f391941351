import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ROLES, type Role } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { projectsQuery } from '../staff/queries';
import { Choice } from './choice';
import { SiteChoice } from './site-choice';
import { useAccessText } from './texts';

type User = Schemas['User'];

interface Props {
  readonly user: User;
  readonly onChange: (user: User) => void;
}

/** Gives a role: everywhere, in a project, or at a site of it and those below. */
export function GrantForm({ user, onChange }: Props) {
  const text = useAccessText();
  const { say } = useSpeech();
  const projects = useQuery(projectsQuery);
  const [role, setRole] = useState<Role>('viewer');
  const [project, setProject] = useState('');
  const [site, setSite] = useState('');
  const give = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/users/{user}/grants', {
          params: { path: { user: user.id } },
          body: { role, ...(project !== '' && { project }), ...(site !== '' && { site }) },
        }),
      ),
    onSuccess: onChange,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="actions" onSubmit={submit}>
      <Choice
        label={text('role')}
        value={role}
        onChange={(chosen) => {
          setRole(chosen as Role);
        }}
        options={ROLES.map((of) => [of, text(of)])}
      />
      <Choice
        label={text('project')}
        value={project}
        onChange={(chosen) => {
          setProject(chosen);
          setSite('');
        }}
        options={[['', text('everywhere')], ...(projects.data ?? []).map((p) => [p.id, say(p.name)] as const)]}
      />
      {project !== '' && <SiteChoice project={project} value={site} onChange={setSite} />}
      <button type="submit" disabled={give.isPending}>
        {text('give')}
      </button>
      {give.isError && <ProblemNotice error={give.error} />}
    </form>
  );
}
