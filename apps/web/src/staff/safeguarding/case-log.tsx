import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { isSafeguardingText, useSafeguardingText } from './texts';
import { listed, Moment, usePersonName } from './words';

type Entry = Schemas['AlertCase']['log'][number];

/** What was done and by whom, newest first. Nothing of it can be changed. */
export function CaseLog({ project, log }: { project: string; log: readonly Entry[] }) {
  const text = useSafeguardingText();
  return (
    <section aria-labelledby="log">
      <h2 id="log">{text('log')}</h2>
      <ol className="case-log" reversed>
        {[...log].reverse().map((entry, i) => (
          <LogLine key={log.length - i} project={project} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function LogLine({ project, entry }: { project: string; entry: Entry }) {
  const text = useSafeguardingText();
  const { language } = useSpeech();
  const nameOf = usePersonName(project);
  const about = [
    ...(entry.service ? [text(entry.service)] : []),
    ...(entry.to ?? []).map((authority) => text(authority)),
    ...(entry.person !== undefined ? [nameOf(entry.person)] : []),
    ...(entry.safe !== undefined ? [text(entry.safe ? 'mayContact' : 'mayNotContact')] : []),
  ];
  return (
    <li>
      <strong>{isSafeguardingText(entry.kind) ? text(entry.kind) : entry.kind}</strong>
      {about.length > 0 && ` · ${listed(about, language)}`}{' '}
      <span className="quiet">
        <Moment at={entry.at} /> · {nameOf(entry.by)}
      </span>
      {entry.text !== undefined && <p className="told">{entry.text}</p>}
    </li>
  );
}
