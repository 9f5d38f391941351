import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMayInWhole } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, ServerProblem, type Schemas } from '../../shell/server';
import { earlyQuery, openingsQuery, wavesQuery } from './queries';
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
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: openingsQuery(project, wave.id).queryKey });
      await queries.invalidateQueries({ queryKey: earlyQuery(project, wave.id).queryKey });
    },
  });
  const open = new Set(openings.data?.items.map(({ county }) => county));
  const named = counties.filter(({ id }) => open.has(id)).map(({ name }) => say(name));
  return (
    <li className="card">
      <h3>{say(wave.name)}</h3>
      <p>{`${text('openedFor')}${named.length > 0 ? listed(named, language) : text('openedForNone')}`}</p>
      <Early project={project} wave={wave.id} />
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

/** How many submissions came before the wave was open, and whether analyses do without them. */
function Early({ project, wave }: { project: string; wave: string }) {
  const text = useSafeguardingText();
  const mayRead = useMayInWhole()('programme.read', project);
  const early = useQuery({ ...earlyQuery(project, wave), enabled: mayRead });
  const waiting = sumOf(early.data?.items.filter((one) => one.waiting));
  const released = sumOf(early.data?.items.filter((one) => !one.waiting));
  return (
    <>
      {waiting > 0 && <p className="overdue">{`${text('earlyWaiting')}${String(waiting)}`}</p>}
      {released > 0 && <p className="quiet">{`${text('earlyReleased')}${String(released)}`}</p>}
    </>
  );
}

const sumOf = (counties: Schemas['EarlySubmissions']['items'] = []): number =>
  counties.reduce((sum, { submissions }) => sum + submissions, 0);

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
