interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly onChange: (value: string) => void;
}

/** One of several. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
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
