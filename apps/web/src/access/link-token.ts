import { useEffect, useState } from 'react';

/** The token behind the `#` of a link that works once, taken out of the address as soon as it is read. */
export function useLinkToken(): string | undefined {
  const [token] = useState(() => /^#([\w-]{43})$/.exec(location.hash)?.[1]);
  useEffect(() => {
    if (token !== undefined) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
