import { useState, type SyntheticEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import type { Schemas } from '../shell/server';
import { Field } from './field';
import { useAccessText } from './texts';

interface Props<T> {
  readonly action: string;
  /** Whether a code of the second factor is asked for too. */
  readonly withCode: boolean;
  readonly send: (given: Schemas['Reauthentication']) => Promise<T>;
  readonly onDone: (answer: T) => void;
}

/** Something for which the password is asked once more, and a code where there is a second factor. */
export function PasswordAsked<T>({ action, withCode, send, onDone }: Props<T>) {
  const text = useAccessText();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation({ mutationFn: send, onSuccess: onDone });
  if (!asked)
    return (
      <p>
        <button
          type="button"
          onClick={() => {
            setAsked(true);
          }}
        >
          {action}
        </button>
      </p>
    );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate({ password, ...(withCode && { code }) });
  };
  return (
    <form className="start" onSubmit={submit}>
      <Field
        label={text('currentPassword')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      {withCode && <Field label={text('code')} autoComplete="one-time-code" value={code} onChange={setCode} />}
      {error && <ProblemNotice error={error} />}
      <button type="submit" className="primary" disabled={isPending}>
        {action}
      </button>
    </form>
  );
}
