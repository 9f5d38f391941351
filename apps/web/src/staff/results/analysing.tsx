import { useResultText } from './texts';

/** That an analysis is running. How far it is nobody knows. */
export function Analysing() {
  const text = useResultText();
  return (
    <p role="status" className="notice">
      <progress aria-label={text('analysisHow')} /> {text('analysisHow')}
    </p>
  );
}
