import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { mergesQuery, participantsQuery } from './queries';
import { useRosterText } from './texts';

const DUPLICATES = '/api/v1/projects/{project}/duplicates' as const;

/** Entries that may be one child, merged and parted again. */
export default function DuplicatesPage({ project }: { project: string }) {
  const text = useRosterText();
  const queries = useQueryClient();
  const params = { path: { project } };
  const search = useMutation({
    mutationFn: () => answerOf(server.POST(`${DUPLICATES}/searches`, { params })),
  });
  const merge = useMutation({
    mutationFn: (body: Schemas['NewMerge']) => answerOf(server.POST(`${DUPLICATES}/merges`, { params, body })),
    onSuccess: async () => {
      search.mutate();
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <PageTitle>{text('duplicates')}</PageTitle>
      <p>
        <Link href={`/projects/${project}/roster`}>{text('back')}</Link>
      </p>
      <p className="quiet">{text('searchHow')}</p>
      <button
        type="button"
        disabled={search.isPending}
        onClick={() => {
          search.mutate();
        }}
      >
        {text('search')}
      </button>
      {search.isPending && <Loading />}
      {search.isError && <ProblemNotice error={search.error} />}
      {merge.isError && <ProblemNotice error={merge.error} />}
      {search.data?.items.length === 0 && <p role="status">{text('noPairs')}</p>}
      <ul className="cards">
        {search.data?.items.map((pair) => (
          <Pair
            key={pair.first.id + pair.second.id}
            pair={pair}
            isBusy={merge.isPending}
            onMerge={(kept, merged) => {
              merge.mutate({ kept, merged });
            }}
          />
        ))}
      </ul>
      <MergesSection project={project} />
    </>
  );
}

interface PairProps {
  readonly pair: Schemas['DuplicatePair'];
  readonly isBusy: boolean;
  readonly onMerge: (kept: string, merged: string) => void;
}

function Pair({ pair: { first, second, score, reasons }, isBusy, onMerge }: PairProps) {
  const text = useRosterText();
  return (
    <li className="card">
      <h2>
        {first.studyCode} · {second.studyCode}
      </h2>
      <p>
        {text('score')}: {score}
      </p>
      <ul>
        {reasons.map(({ kind, points }) => (
          <li key={kind}>
            {text(kind)} ({points > 0 ? `+${String(points)}` : String(points).replace('-', '−')})
          </li>
        ))}
      </ul>
      <p className="actions">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => {
            onMerge(first.id, second.id);
          }}
        >
          {text('keepFirst')}
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => {
            onMerge(second.id, first.id);
          }}
        >
          {text('keepSecond')}
        </button>
      </p>
    </li>
  );
}

function MergesSection({ project }: { project: string }) {
  const text = useRosterText();
  const queries = useQueryClient();
  const merges = useQuery(mergesQuery(project));
  const people = useQuery(participantsQuery(project));
  const codeOf = (id: string) => people.data?.find((person) => person.id === id)?.studyCode ?? '';
  const undo = useMutation({
    mutationFn: (merge: string) =>
      answerOf(server.POST(`${DUPLICATES}/merges/{merge}/undo`, { params: { path: { project, merge } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section aria-labelledby="merges">
      <h2 id="merges">{text('merges')}</h2>
      {merges.data?.length === 0 && <p>{text('noMerges')}</p>}
      {merges.isError && <ProblemNotice error={merges.error} />}
      {undo.isError && <ProblemNotice error={undo.error} />}
      <ul>
        {merges.data?.map(({ id, kept, merged, undoneAt }) => (
          <li key={id}>
            {codeOf(merged)} → {codeOf(kept)}{' '}
            {undoneAt !== undefined ? (
              `(${text('undone')})`
            ) : (
              <button
                type="button"
                disabled={undo.isPending}
                onClick={() => {
                  undo.mutate(id);
                }}
              >
                {text('undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
