import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { DraftWriter } from '../drafts/draft-writer';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { useTablet } from '../tablet/tablet';
import { discardUnsent, keepUnsent, readUnsent, type Unsent } from './unsent';

export interface Writing {
  /** Undefined until the disk has been looked at. */
  readonly unsent: Unsent | undefined;
  /** It was begun before and not sent. */
  readonly wasFound: boolean;
  readonly change: (part: Partial<Unsent>) => void;
  /** Resolves when everything that was written is on the disk. @throws StorageFault */
  readonly settled: () => Promise<void>;
  /** Throws away what was found, and begins anew. */
  readonly discard: () => void;
  readonly fault: StorageFault | undefined;
}

const blank = (code: string): Unsent => ({
  id: v7(),
  code,
  site: '',
  signs: [],
  words: '',
  keepFromLead: false,
});

/** A concern that is being written: each change goes to the disk, so that locking, or a dead battery, takes nothing. */
export function useUnsent(studyCode = ''): Writing {
  const { database, vaultKey } = useTablet();
  const [unsent, setUnsent] = useState<Unsent>();
  const [wasFound, setFound] = useState(false);
  const [fault, setFault] = useState<StorageFault>();
  const [writer] = useState(() => new DraftWriter<Unsent>((now) => keepUnsent(database, vaultKey, now)));
  const code = useRef(studyCode);
  const tell = useCallback((error: unknown) => {
    setFault(storageFault(error));
  }, []);
  useEffect(() => {
    let over = false;
    readUnsent(database, vaultKey).then((found) => {
      if (over) return;
      setUnsent(found ?? blank(code.current));
      setFound(found !== undefined);
    }, tell);
    return () => {
      over = true;
    };
  }, [database, vaultKey, tell]);
  const change = (part: Partial<Unsent>) => {
    if (!unsent) return;
    const now = { ...unsent, ...part };
    setUnsent(now);
    writer.write(now);
    writer.settled().then(() => {
      setFault(undefined);
    }, tell);
  };
  const discard = () => {
    writer
      .settled()
      .then(() => discardUnsent(database))
      .then(() => {
        setUnsent(blank(code.current));
        setFound(false);
      }, tell);
  };
  return { unsent, wasFound, change, settled: () => writer.settled(), discard, fault };
}
