import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmFactor } from './confirm-factor';
import { PasswordAsked } from './password-asked';
import { answerOf, server, type Schemas } from '../shell/server';
import { RecoveryCodeList } from './recovery-code-list';
import { sessionQuery } from './session';
import { useAccessText } from './texts';

/** What is under way: nothing, an app to be confirmed, or recovery codes to be kept. */
type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'confirm'; readonly enrolment: Schemas['FactorEnrolment'] }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

/** The caller's second factor: whether there is one, and how to set it up. */
export function FactorSection() {
  const text = useAccessText();
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [step, setStep] = useState<Step>({ kind: 'none' });
  if (!session) return null;
  const showCodes = ({ codes }: Schemas['RecoveryCodes']) => {
    setStep({ kind: 'codes', codes });
  };
  const { hasSecondFactor } = session;
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{text('secondFactor')}</h2>
      {step.kind === 'none' && (
        <>
          <p className={session.secondFactor === 'needed' ? 'notice problem' : ''}>
            {text(
              session.secondFactor === 'needed'
                ? 'factorNeeded'
                : hasSecondFactor
                  ? 'factorSetUp'
                  : 'factorNone',
            )}
          </p>
          <PasswordAsked
            action={text(hasSecondFactor ? 'factorReplace' : 'factorBegin')}
            withCode={hasSecondFactor}
            send={(body) => answerOf(server.POST('/api/v1/account/second-factor', { body }))}
            onDone={(enrolment) => {
              setStep({ kind: 'confirm', enrolment });
            }}
          />
          {hasSecondFactor && (
            <PasswordAsked
              action={text('renewCodes')}
              withCode
              send={(body) => answerOf(server.POST('/api/v1/account/recovery-codes', { body }))}
              onDone={showCodes}
            />
          )}
        </>
      )}
      {step.kind === 'confirm' && <ConfirmFactor enrolment={step.enrolment} onDone={showCodes} />}
      {step.kind === 'codes' && (
        <RecoveryCodeList
          codes={step.codes}
          onKept={() => {
            setStep({ kind: 'none' });
            void queries.invalidateQueries();
          }}
        />
      )}
    </section>
  );
}
