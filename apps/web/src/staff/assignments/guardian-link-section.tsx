import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GUARDIAN_LINK_DAYS } from '@tongxing/contracts';
import { useState } from 'react';
import { Moment } from '../../access/moment';
import { SureButton } from '../../access/sure-button';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { GuardianLinkSheet } from './guardian-link-sheet';
import { guardianLinksQuery } from './queries';
import { useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';

interface Props {
  readonly project: string;
  readonly assignment: string;
  /** Whether the assignment can still be answered. */
  readonly open: boolean;
}

/** Links by which the guardian answers on their own phone: made, shown once, listed and ended. */
export function GuardianLinkSection({ project, assignment, open }: Props) {
  const text = useAssignmentText();
  const queries = useQueryClient();
  const [days, setDays] = useState<number>(GUARDIAN_LINK_DAYS.usual);
  const path = { project, assignment };
  const links = useQuery(guardianLinksQuery(project, assignment));
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/{assignment}/guardian-links', {
          params: { path },
          body: { days },
        }),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  const items = links.data ?? [];
  const made = make.data && items.some(({ id, state }) => id === make.data.link.id && state === 'open');
  return (
    <section aria-labelledby="guardian-links">
      <h2 id="guardian-links">{text('guardianLinks')}</h2>
      <p className="quiet">{text('guardianLinksHow')}</p>
      {links.isError && <ProblemNotice error={links.error} />}
      {items.length > 0 && <LinkTable {...path} links={items} />}
      {open && (
        <form
          className="actions"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <label>
            {text('linkDays')}{' '}
            <input
              type="number"
              required
              min={1}
              max={GUARDIAN_LINK_DAYS.most}
              value={Number.isNaN(days) ? '' : days}
              onChange={({ target }) => {
                setDays(target.valueAsNumber);
              }}
            />
          </label>
          <button type="submit" disabled={make.isPending}>
            {text(items.some(({ state }) => state === 'open') ? 'makeNewLink' : 'makeLink')}
          </button>
        </form>
      )}
      {make.isError && <ProblemNotice error={make.error} />}
      {made && <GuardianLinkSheet path={make.data.path} expiresAt={make.data.link.expiresAt} />}
    </section>
  );
}

interface TableProps {
  readonly project: string;
  readonly assignment: string;
  readonly links: readonly Schemas['GuardianLink'][];
}

function LinkTable({ project, assignment, links }: TableProps) {
  const text = useAssignmentText();
  const queries = useQueryClient();
  const { nameOf } = useEnumerators(project);
  const revoke = useMutation({
    mutationFn: (link: string) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/assignments/{assignment}/guardian-links/{link}/revocation', {
          params: { path: { project, assignment, link } },
        }),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <>
      <div className="scroll" role="region" aria-labelledby="guardian-links" tabIndex={0}>
        <table className="reports">
          <thead>
            <tr>
              {(['linkMade', 'state', 'linkExpires', 'by'] as const).map((column) => (
                <th key={column} scope="col">
                  {text(column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {links.map(({ id, state, by, createdAt, openedAt, expiresAt }) => (
              <tr key={id} className={state === 'open' ? '' : 'quiet'}>
                <th scope="row">
                  <Moment at={createdAt} />
                </th>
                <td>
                  {text(`link_${state}`)}
                  {state === 'open' && openedAt !== undefined && ` (${text('linkOpened')})`}
                </td>
                <td>
                  <Moment at={expiresAt} />
                </td>
                <td>{by.kind === 'user' ? nameOf(by.id) : text(by.kind)}</td>
                <td>
                  {state === 'open' && (
                    <SureButton
                      onSure={() => {
                        revoke.mutate(id);
                      }}
                    >
                      {text('revokeLink')}
                    </SureButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {revoke.isError && <ProblemNotice error={revoke.error} />}
    </>
  );
}
