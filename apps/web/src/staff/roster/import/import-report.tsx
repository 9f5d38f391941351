import { useState } from 'react';
import { ROSTER_OUTCOMES } from '@tongxing/contracts';
import { useSpeech } from '../../../shell/language';
import type { Schemas } from '../../../shell/server';
import { FAULTS, useImportText } from './texts';

const MOST_SHOWN = 500;

/** What became of each row, or would. */
export function ImportReport({ report }: { report: Schemas['RosterReport'] }) {
  const text = useImportText();
  const { counts, identities, rows } = report;
  const [onlyRejected, setOnlyRejected] = useState(counts.rejected > 0);
  const found = onlyRejected ? rows.filter(({ outcome }) => outcome === 'rejected') : rows;
  return (
    <>
      <p>{ROSTER_OUTCOMES.map((outcome) => `${text(outcome)} ${String(counts[outcome])}`).join(' · ')}</p>
      {identities > 0 && (
        <p>
          {text('names')} {identities}
        </p>
      )}
      {counts.rejected > 0 && (
        <label className="inline">
          <input
            type="checkbox"
            checked={onlyRejected}
            onChange={(event) => {
              setOnlyRejected(event.target.checked);
            }}
          />
          {text('onlyRejected')}
        </label>
      )}
      {found.length > MOST_SHOWN && (
        <p className="quiet">
          {text('shownOf')} {MOST_SHOWN} / {found.length}
        </p>
      )}
      {found.length > 0 && <RowsTable rows={found.slice(0, MOST_SHOWN)} />}
    </>
  );
}

function RowsTable({ rows }: { rows: readonly Schemas['RosterRowReport'][] }) {
  const text = useImportText();
  const { say } = useSpeech();
  return (
    <div className="scroll">
      <table className="reports">
        <thead>
          <tr>
            {(['line', 'outcome', 'reasons'] as const).map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, outcome, faults = [] }, at) => (
            <tr key={`${String(line)} ${String(at)}`}>
              <th scope="row">{line}</th>
              <td>{text(outcome)}</td>
              <td>
                {faults
                  .map(({ code, column }) => [column, say(FAULTS[code])].filter(Boolean).join(': '))
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
