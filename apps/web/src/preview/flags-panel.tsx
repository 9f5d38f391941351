import type { InstrumentDefinition, RedFlag } from '@tongxing/instruments';
import { raisedFlags } from '@tongxing/safeguarding';
import { scoreRespondent, type ScaleScore } from '@tongxing/scoring';
import { useSpeech } from '../shell/language';
import { usePreviewText, type PreviewText } from './texts';

interface Props {
  readonly definition: InstrumentDefinition;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Every red flag of the key and whether the answers raise it. Here it only shows: nobody is told. */
export function FlagsPanel({ definition: { key }, answers }: Props) {
  const { say } = useSpeech();
  const text = usePreviewText();
  const raised = new Set(raisedFlags(key, answers, scoresOf(key, answers)).map(({ flag }) => flag));
  const flags = [...(key.redFlags ?? [])].sort((a, b) => a.level - b.level);
  return (
    <section aria-label={text('flags')}>
      <h2>{text('flags')}</h2>
      {flags.length === 0 && <p className="quiet">{text('noFlags')}</p>}
      <ul className="flags">
        {flags.map((flag) => (
          <li key={flag.id} className={raised.has(flag.id) ? 'raised' : ''} data-flag={flag.id}>
            <strong>{`${text('level')} ${String(flag.level)} · ${text(stateOf(flag, raised))}`}</strong>{' '}
            {say(flag.name)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(flag: RedFlag, raised: ReadonlySet<string>): PreviewText {
  if (raised.has(flag.id)) return 'raised';
  return flag.when.some((condition) => 'belowCut' in condition) ? 'needsCut' : 'notRaised';
}

/** No scores where the answers lie outside the key: the scores' own panel says so. */
function scoresOf(key: InstrumentDefinition['key'], answers: Props['answers']): ScaleScore[] {
  try {
    return scoreRespondent(key, answers);
  } catch {
    return [];
  }
}
