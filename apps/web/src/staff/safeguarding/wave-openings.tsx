import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, ServerProblem, type Schemas } from '../../shell/server';
import { openingsQuery, wavesQuery } from './queries';
import { useSafeguardingText } from './texts';
import { listed } from './words';

type County = Schemas['ReferralMap']['county'];

interface Props {
  readonly project: string;
  readonly counties: readonly County[];
}

/** Opens waves for counties whose referral maps are signed. */
export function WaveOpenings({ project, counties }: Props) {
  const text = useSafeguardingText();
  const waves = useQuery(wavesQuery(project));
  return (
    <section aria-labelledby="open-waves">
      <h2 id="open-waves">{text('openWaves')}</h2>
      <ul className="cards">
        {waves.data?.items.map((wave) => (
          <Wave key={wave.id} project={project} wave={wave} counties={counties} />
        ))}
      </ul>
    </section>
  );
}

function Wave({ project, wave, counties }: Props & { readonly wave: Schemas['Wave'] }) {
  const { say, language } = useSpeech();
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const openings = useQuery(openingsQuery(project, wave.id));
  const opening = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/waves/{wave}/openings', {
          params: { path: { project, wave: wave.id } },
          body: {},
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: openingsQuery(project, wave.id).queryKey }),
  });
  const open = new Set(openings.data?.items.map(({ county }) => county));
  const named = counties.filter(({ id }) => open.has(id)).map(({ name }) => say(name));
  return (
    <li className="card">
      <h3>{say(wave.name)}</h3>
      <p>{`${text('openedFor')}${named.length > 0 ? listed(named, language) : text('openedForNone')}`}</p>
      {opening.isError && <Unsigned error={opening.error} counties={counties} />}
      <button
        type="button"
        disabled={opening.isPending || named.length === counties.length}
        onClick={() => {
          opening.mutate();
        }}
      >
        {text('openFor')}
      </button>
    </li>
  );
}

/** Names the counties that hold a wave back. */
function Unsigned({ error, counties }: { error: unknown; counties: readonly County[] }) {
  const { say, language } = useSpeech();
  const text = useSafeguardingText();
  if (!(error instanceof ServerProblem) || error.code !== 'referral-map-unsigned')
    return <ProblemNotice error={error} />;
  const codes = new Set(error.errors.map(({ path }) => path));
  const names = counties.filter(({ code }) => codes.has(code)).map(({ name }) => say(name));
  return (
    <ProblemNotice error={new ServerProblem(error.code, error.title)}>
      <p>{`${text('counties')}${listed(names, language)}`}</p>
    </ProblemNotice>
  );
}
