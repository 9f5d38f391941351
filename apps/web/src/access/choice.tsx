interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  /** Whether an empty value keeps the form back. */
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

/** One of several. */
export function Choice({ label, value, options, required = false, onChange }: Props) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
        required={required}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {options.map(([of, shown]) => (
          <option key={of} value={of}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}
