import { useCollectText } from '../texts';
import type { Notice } from './notices';

/** Two digits that mean something to whoever has the help page, and nothing to anybody else. */
export function NoticeCode({ notice: { studyCode, code } }: { readonly notice: Notice }) {
  const text = useCollectText();
  return (
    <p className="closing-code">
      {studyCode} · {text('closingCode')} <strong>{code}</strong>
    </p>
  );
}
