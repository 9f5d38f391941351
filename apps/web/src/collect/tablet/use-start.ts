import { useCallback, useEffect, useState } from 'react';
import { useLinkToken } from '../../access/link-token';
import { findStage, type Stage } from './stage';

export interface Start {
  readonly stage: Stage;
  /** Of the QR code that led here, until the device is enrolled with it. */
  readonly code: string | undefined;
  /** Looks again: something has changed on the device. */
  readonly look: () => void;
  readonly open: (key: CryptoKey) => void;
  readonly lock: () => void;
}

/**
 * Finds out how far the device has come, and takes it further.
 *
 * @param found what the disk was asked before there was a page to show it on
 */
export function useStart(found: Promise<Stage>): Start {
  const token = useLinkToken();
  const [code, setCode] = useState(token);
  const [stage, setStage] = useState<Stage>({ name: 'starting' });
  const look = useCallback(() => {
    setCode(undefined);
    void findStage().then(setStage);
  }, []);
  useEffect(() => {
    void found.then(setStage);
  }, [found]);
  const open = useCallback((key: CryptoKey) => {
    setStage((before) => ('database' in before ? { ...before, name: 'open', key } : before));
  }, []);
  const lock = useCallback(() => {
    setStage((before) =>
      before.name === 'open' ? { name: 'locked', database: before.database, device: before.device } : before,
    );
  }, []);
  return { stage, code, look, open, lock };
}
