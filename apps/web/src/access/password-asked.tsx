import { useState, type SyntheticEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { Field } from './field';
import { useAccessText } from './texts';

interface Props<T> {
  readonly action: string;
  readonly send: (password: string) => Promise<T>;
  readonly onDone: (answer: T) => void;
}

/** Something for which the password is asked once more. */
export function PasswordAsked<T>({ action, send, onDone }: Props<T>) {
  const text = useAccessText();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
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
    mutate(password);
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
      {error && <ProblemNotice error={error} />}
      <button type="submit" className="primary" disabled={isPending}>
        {action}
      </button>
    </form>
  );
}
