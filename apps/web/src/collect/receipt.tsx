import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';
import type { Schemas } from '../shell/server';
import { HelpCard } from './help-card';
import type { Hotline } from './hotlines';

interface Props {
  readonly receipt: Schemas['SubmissionReceipt'];
  /** The county's own numbers on the help card; without them no card is shown. */
  readonly helpCard?: readonly Hotline[];
  readonly onAnother: () => void;
}

/** The server's word that a submission is stored, beneath the help card for whoever has just answered. */
export function ReceiptNotice({ receipt, helpCard, onAnother }: Props) {
  const { text, language } = useSpeech();
  const received = new Date(receipt.receivedAt).toLocaleString(LANGUAGE_TAGS[language]);
  const lines = [
    [text('submissionId'), receipt.id],
    [text('receivedAt'), received],
    [text('contentHash'), receipt.hash],
  ];
  return (
    <>
      {helpCard && <HelpCard own={helpCard} />}
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
    </>
  );
}
