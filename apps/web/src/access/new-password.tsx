import { useState } from 'react';
import { Field } from './field';
import { useAccessText } from './texts';

export interface NewPassword {
  readonly value: string;
  readonly again: string;
}

export const useNewPassword = () => useState<NewPassword>({ value: '', again: '' });

interface Props {
  readonly password: NewPassword;
  readonly onChange: (password: NewPassword) => void;
}

/** A new password, typed twice. */
export function NewPasswordFields({ password, onChange }: Props) {
  const text = useAccessText();
  const differ = password.again !== '' && password.again !== password.value;
  return (
    <>
      <Field
        label={text('newPassword')}
        how={text('newPasswordHow')}
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        value={password.value}
        onChange={(value) => {
          onChange({ ...password, value });
        }}
      />
      <Field
        label={text('passwordAgain')}
        type="password"
        autoComplete="new-password"
        aria-invalid={differ}
        value={password.again}
        onChange={(again) => {
          onChange({ ...password, again });
        }}
      />
      {differ && (
        <p role="alert" className="notice problem">
          {text('passwordsDiffer')}
        </p>
      )}
    </>
  );
}

export const isReady = ({ value, again }: NewPassword): boolean => value !== '' && value === again;
