import { useState, type SyntheticEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { Field } from './field';
import { QrCode } from './qr-code';
import { useAccessText } from './texts';

interface Props {
  readonly enrolment: Schemas['FactorEnrolment'];
  readonly onDone: (codes: Schemas['RecoveryCodes']) => void;
}

/** The secret for the app, and the code by which the app shows that it has it. */
export function ConfirmFactor({ enrolment, onDone }: Props) {
  const text = useAccessText();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => answerOf(server.PUT('/api/v1/account/second-factor', { body: { code } })),
    onSuccess: onDone,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form className="start" onSubmit={submit}>
      <p>{text('factorScan')}</p>
      <QrCode text={enrolment.uri} />
      <p>
        {text('factorSecret')} <code>{enrolment.secret.match(/.{4}/g)?.join(' ')}</code>
      </p>
      <Field
        label={text('sixDigits')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        value={code}
        onChange={setCode}
        autoFocus
      />
      {confirm.isError && <ProblemNotice error={confirm.error} />}
      <button type="submit" className="primary" disabled={confirm.isPending}>
        {text('confirm')}
      </button>
    </form>
  );
}
