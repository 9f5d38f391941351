import { useSpeech } from '../../shell/language';
import type { Results } from './for-chart';
import { useResultText } from './texts';

/** What may be claimed and why no more, whether it was planned, and every limitation that was found: before any figure. */
export function ClaimSection({ results }: { results: Results }) {
  const { say, term } = useSpeech();
  const text = useResultText();
  const { claim, planning, findings } = results;
  return (
    <>
      <section aria-labelledby="claim">
        <h2 id="claim">{text('claim')}</h2>
        <div className="notice">
          <p>
            {text('strongest')}
            {' · '}
            <strong>{term(`rung_${claim.rung}`)}</strong>
          </p>
          <p>{say(claim.reason)}</p>
          <p>{say(planning.statement)}</p>
        </div>
      </section>
      <section aria-labelledby="findings">
        <h2 id="findings">{text('limitations')}</h2>
        <ul>
          {findings.map((finding) => (
            <li key={finding.code + finding.text.en}>{say(finding.text)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
