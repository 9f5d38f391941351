import { useAccessText } from './texts';

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodeList({ codes, onKept }: Props) {
  const text = useAccessText();
  return (
    <div className="notice good" role="status">
      <h3>{text('recoveryCodes')}</h3>
      <p>{text('recoveryCodesHow')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button type="button" className="primary" onClick={onKept}>
        {text('done')}
      </button>
    </div>
  );
}
