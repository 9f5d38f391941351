import { PROBLEMS } from '@tongxing/contracts';
import { Moment } from '../../access/moment';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { MadeReport } from './made-report';
import { ReportInMaking } from './report-in-making';
import { useReportText } from './texts';

type Report = Schemas['Report'];

interface Props {
  readonly project: string;
  readonly report: Report;
  /** Asks for the same again; absent where the reader may not. */
  readonly onAgain?: () => void;
}

/** A report that was asked for, and what became of it. */
export function ReportCard({ project, report, onAgain }: Props) {
  const text = useReportText();
  const name = `${text(report.length)} · ${text(report.language)}`;
  const isMaking = report.state === 'waiting' || report.state === 'running';
  return (
    <li className="card" aria-label={name}>
      <h3>{name}</h3>
      {report.state !== 'ready' && (
        <p className="quiet">
          {text('asked')} <Moment at={report.createdAt} />
        </p>
      )}
      {/* Said once when it changes; how far it is shows in the bar, which would be said again and again. */}
      <p role="status" className="unseen">
        {`${name} ${text(report.state === 'ready' ? 'nowReady' : report.state)}`}
      </p>
      {isMaking && <ReportInMaking project={project} report={report} name={name} />}
      {report.state === 'ready' && <MadeReport report={report} name={name} />}
      {report.state === 'failed' && <Failed problem={report.problem} />}
      {report.state === 'cancelled' && <p className="quiet">{text('cancelled')}</p>}
      {(report.state === 'failed' || report.state === 'cancelled') && onAgain && (
        <p className="actions">
          <button type="button" onClick={onAgain} aria-label={`${text('again')} · ${name}`}>
            {text('again')}
          </button>
        </p>
      )}
    </li>
  );
}

function Failed({ problem }: { problem: Report['problem'] | undefined }) {
  const text = useReportText();
  const { say } = useSpeech();
  return (
    <div className="notice problem">
      <p>
        {text('failed')}
        {problem && (
          <>
            {' · '}
            {say(PROBLEMS[problem].title)} <code>{problem}</code>
          </>
        )}
      </p>
    </div>
  );
}
