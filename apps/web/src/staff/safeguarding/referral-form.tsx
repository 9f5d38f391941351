import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { referralMapsQuery } from './queries';
import { useSafeguardingText } from './texts';

type Map = Schemas['ReferralMap'];
type Contact = Schemas['ReferralContact'];

const FIELDS = [
  ['name', 'contactName'],
  ['phone', 'phone'],
  ['hours', 'hours'],
] as const;

/** A row for every contact there is and for every service that has none. */
const rowsOf = ({ contacts, missing }: Map): Contact[] => [
  ...contacts,
  ...missing.map((service) => ({ service, name: '', phone: '' })),
];

const filled = ({ service, name, phone, hours }: Contact): Contact[] =>
  name.trim() === '' && phone.trim() === ''
    ? []
    : [{ service, name: name.trim(), phone: phone.trim(), ...(hours?.trim() && { hours: hours.trim() }) }];

/** The contacts of a county, and the signature for them. */
export function ReferralForm({ project, map }: { project: string; map: Map }) {
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const [rows, setRows] = useState(() => rowsOf(map));
  const path = { project, county: map.county.id };
  const onSuccess = () => queries.invalidateQueries({ queryKey: referralMapsQuery(project).queryKey });
  const saving = useMutation({
    mutationFn: () =>
      answerOf(
        server.PUT('/api/v1/projects/{project}/safeguarding/referral-maps/{county}', {
          params: { path },
          body: { contacts: rows.flatMap(filled) },
        }),
      ),
    onSuccess,
  });
  const signing = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/safeguarding/referral-maps/{county}/signature', {
          params: { path },
        }),
      ),
    onSuccess,
  });
  const problem = saving.error ?? signing.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      {rows.map((row, i) => (
        <fieldset key={`${row.service} ${String(i)}`} className="referral">
          <legend>{text(row.service)}</legend>
          {FIELDS.map(([field, words]) => (
            <label key={field}>
              {text(words)}
              <input
                value={row[field] ?? ''}
                maxLength={field === 'phone' ? 20 : 100}
                inputMode={field === 'phone' ? 'tel' : 'text'}
                {...(field === 'phone' && { pattern: '[0-9]+(-[0-9]+)*' })}
                onChange={(event) => {
                  setRows(rows.map((one, j) => (i === j ? { ...one, [field]: event.target.value } : one)));
                }}
              />
            </label>
          ))}
        </fieldset>
      ))}
      {problem && <ProblemNotice error={problem} />}
      <p className="quiet">{text('changeUnsigns')}</p>
      <p className="actions">
        <button type="submit" disabled={saving.isPending}>
          {text('save')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={map.missing.length > 0 || map.signedAt !== undefined || signing.isPending}
          onClick={() => {
            signing.mutate();
          }}
        >
          {text('sign')}
        </button>
      </p>
    </form>
  );
}
