import { useCallback, useEffect, useState } from 'react';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import { NoticeCode } from './notice-code';
import { putAway, readNotices, type Notice } from './notices';

/** Closing codes that nobody has put away, as after a tablet that went dark in a child's hands. */
export function UnseenNotices() {
  const text = useCollectText();
  const { database, vaultKey } = useTablet();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const look = useCallback(() => {
    // What cannot be read now shows the next time.
    readNotices(database, vaultKey).then(setNotices, () => undefined);
  }, [database, vaultKey]);
  useEffect(look, [look]);
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="unseen-codes">
      <h2 id="unseen-codes">{text('unseenCodes')}</h2>
      <ul className="rows">
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeCode notice={notice} />
            <button
              type="button"
              onClick={() => {
                putAway(database, notice.id).then(look, look);
              }}
            >
              {text('seen')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
