import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly describedBy?: string;
}

/** Digits only, shown as dots, on the keyboard of digits. Nothing remembers them. */
export function PinField({ label, value, onChange, describedBy }: Props) {
  const id = useId();
  return (
    <label htmlFor={id} className="pin">
      {label}
      <input
        id={id}
        type="password"
        inputMode="numeric"
        pattern="\d*"
        maxLength={12}
        autoComplete="off"
        value={value}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          onChange(target.value.replace(/\D/g, ''));
        }}
      />
    </label>
  );
}
