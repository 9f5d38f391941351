import { CONSENT_SCOPES, consentIn } from '@tongxing/contracts';
import type { Draft } from './draft';
import { Screen } from './screen';
import { useGuardianText } from './texts';

type Decided = NonNullable<ReturnType<typeof consentIn>>;

/** What the answers to the script decide; undefined where they decide nothing yet. */
export const decisionIn = ({ instrument, answers }: Draft): Decided | 'not-a-guardian' | undefined =>
  answers['gc_relation'] === 'not_guardian' ? 'not-a-guardian' : consentIn(instrument.id, answers);

interface Props {
  readonly decided: Decided;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Shows once more what is agreed to and what is not, tick by tick, before it is recorded. */
export function Decision({ decided: { decision, scopes }, onConfirm, onBack }: Props) {
  const text = useGuardianText();
  const agreed = decision === 'given';
  return (
    <Screen title="decided" says={[agreed ? 'agreed' : 'notAgreed']}>
      {agreed && (
        <ul className="ticks" aria-label={text('ticks')}>
          {CONSENT_SCOPES.map((scope) => (
            <li key={scope} className={scopes.includes(scope) ? 'agreed' : 'not-agreed'}>
              <span aria-hidden="true">{scopes.includes(scope) ? '✓' : '✗'}</span> {text(`scope_${scope}`)}:{' '}
              <strong>{text(scopes.includes(scope) ? 'yes' : 'no')}</strong>
            </li>
          ))}
        </ul>
      )}
      <div className="steps">
        <button type="button" onClick={onBack}>
          {text('change')}
        </button>
        <button type="button" className="primary" onClick={onConfirm}>
          {text('confirm')}
        </button>
      </div>
    </Screen>
  );
}

/** Whoever is no guardian is thanked, and nothing of theirs is sent. */
export function PassOn({ onBack }: { onBack: () => void }) {
  const text = useGuardianText();
  return (
    <Screen title="notGuardian" says={['notGuardianHow']}>
      <button type="button" onClick={onBack}>
        {text('change')}
      </button>
    </Screen>
  );
}

export function Undecided({ onBack }: { onBack: () => void }) {
  const text = useGuardianText();
  return (
    <Screen title="undecided" says={['undecidedHow']}>
      <button type="button" className="primary" onClick={onBack}>
        {text('goOn')}
      </button>
    </Screen>
  );
}
