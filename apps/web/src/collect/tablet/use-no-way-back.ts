import { useEffect } from 'react';

/**
 * The app is one entry in the browser's history: the tablet's own button for going back leads to no screen of it, so
 * that no child comes upon the answers of the one before.
 */
export function useNoWayBack(): void {
  useEffect(() => {
    const stay = (): void => {
      history.pushState(null, '', location.pathname);
    };
    stay();
    window.addEventListener('popstate', stay);
    return () => {
      window.removeEventListener('popstate', stay);
    };
  }, []);
}
