import { formatNumber } from '@tongxing/contracts';
import type { InstrumentDefinition, KeyScale } from '@tongxing/instruments';
import { explainRespondent, type ItemExplanation, type ScaleExplanation } from '@tongxing/scoring';
import { useSpeech } from '../shell/language';
import { usePreviewText } from './texts';

interface Props {
  readonly definition: InstrumentDefinition;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Every scale as the key scores the answers now, and what each score rests on. */
export function ScoresPanel({ definition: { key }, answers }: Props) {
  const text = usePreviewText();
  const explained = explanations(key, answers);
  return (
    <section aria-label={text('scores')}>
      <h2>{text('scores')}</h2>
      <p className="quiet legend">{text('answered')}</p>
      {typeof explained === 'string' ? (
        <p className="notice problem">{`${text('unscored')} (${explained})`}</p>
      ) : (
        key.scales.map((scale, i) => {
          const explanation = explained[i];
          return explanation && <ScoredScale key={scale.id} scale={scale} explanation={explanation} />;
        })
      )}
    </section>
  );
}

/** The explanations, or why the answers lie outside what the key can score. */
function explanations(
  key: InstrumentDefinition['key'],
  answers: Props['answers'],
): ScaleExplanation[] | string {
  try {
    return explainRespondent(key, answers);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function ScoredScale({ scale, explanation }: { scale: KeyScale; explanation: ScaleExplanation }) {
  const { say } = useSpeech();
  const text = usePreviewText();
  const { score, needed, capped, items } = explanation;
  const band = score.kind === 'scored' ? scale.bands.find(({ id }) => id === score.band) : undefined;
  return (
    <details className="scale">
      <summary>
        <span>{say(scale.name)}</span>
        <strong data-scale={scale.id}>
          {score.kind === 'scored' ? formatNumber(score.value, 1) : '—'}
          {band && ` ${say(band.name)}`}
        </strong>
        <span className="quiet">
          {score.answered} / {needed} / {score.items}
          {score.kind === 'missing' && ` · ${text('tooFew')}`}
          {capped && ` · ${text('capped')}`}
        </span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('item')}</th>
            <th scope="col">{text('counts')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ExplainedItem key={item.item} item={item} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function ExplainedItem({ item }: { item: ItemExplanation }) {
  const text = usePreviewText();
  return (
    <tr>
      <th scope="row">
        <code>{item.item}</code> {item.reversed && <span className="quiet">{text('reversed')}</span>}
      </th>
      <td>{item.counted ? String(item.value) : <span className="quiet">{text(item.because)}</span>}</td>
    </tr>
  );
}
