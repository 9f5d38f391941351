import { useId, type InputHTMLAttributes } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly how?: string;
  readonly onChange: (value: string) => void;
}

/** A line of text to fill in, with what it is for. */
export function Field({ label, how, onChange, ...input }: Props) {
  const id = useId();
  return (
    <label>
      {label}
      <input
        required
        spellCheck={false}
        autoCapitalize="none"
        {...input}
        {...(how !== undefined && { 'aria-describedby': id })}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {how !== undefined && (
        <span id={id} className="quiet">
          {how}
        </span>
      )}
    </label>
  );
}
