import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';
import type { Schemas } from '../shell/server';

/** The server's word that a submission is stored. */
export function ReceiptNotice({
  receipt,
  onAnother,
}: {
  readonly receipt: Schemas['SubmissionReceipt'];
  readonly onAnother: () => void;
}) {
  const { text, language } = useSpeech();
  const received = new Date(receipt.receivedAt).toLocaleString(LANGUAGE_TAGS[language]);
  const lines = [
    [text('submissionId'), receipt.id],
    [text('receivedAt'), received],
    [text('contentHash'), receipt.hash],
  ];
  return (
    <section role="status" className="notice good">
      <h2>{text(receipt.outcome === 'created' ? 'sent' : 'sentAlready')}</h2>
      <dl aria-label={text('receipt')}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onAnother}>
        {text('another')}
      </button>
    </section>
  );
}
