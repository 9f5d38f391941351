import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { confirmBy } from '../shell/confirmation';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { Field } from './field';
import { sessionQuery } from './session';
import { useAccessText } from './texts';

/** Asks for the password once more when a request needs it, wherever it is sent from, and lets it go on. */
export function ConfirmDialog() {
  const [waiting, setWaiting] = useState<readonly ((done: boolean) => void)[]>([]);
  useEffect(
    () =>
      confirmBy(
        () =>
          new Promise((resolve) => {
            setWaiting((others) => [...others, resolve]);
          }),
      ),
    [],
  );
  if (waiting.length === 0) return null;
  return (
    <Asked
      onEnd={(done) => {
        setWaiting([]);
        for (const resolve of waiting) resolve(done);
      }}
    />
  );
}

function Asked({ onEnd }: { onEnd: (done: boolean) => void }) {
  const text = useAccessText();
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: session } = useQuery(sessionQuery);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/session/confirmation', { body: { password, ...(code !== '' && { code }) } }),
      ),
    onSuccess: () => {
      onEnd(true);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  const cancel = () => {
    onEnd(false);
  };
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby="confirm-title" onClose={cancel}>
      <h2 id="confirm-title">{text('confirmTitle')}</h2>
      <p>{text('confirmHow')}</p>
      <form className="start" onSubmit={submit}>
        <Field
          label={text('currentPassword')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          autoFocus
        />
        {session?.hasSecondFactor && (
          <Field label={text('code')} autoComplete="one-time-code" value={code} onChange={setCode} />
        )}
        {confirm.isError && <ProblemNotice error={confirm.error} />}
        <p>
          <button type="submit" className="primary" disabled={confirm.isPending}>
            {text('confirm')}
          </button>{' '}
          <button type="button" onClick={cancel}>
            {text('cancel')}
          </button>
        </p>
      </form>
    </dialog>
  );
}
