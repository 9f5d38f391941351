import { useSafeguardingText } from './texts';

export function PrintButton() {
  const text = useSafeguardingText();
  return (
    <p className="actions">
      <button
        type="button"
        onClick={() => {
          window.print();
        }}
      >
        {text('print')}
      </button>
    </p>
  );
}
