import { useEffect, useState } from 'react';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import type { KeptWorklist } from './worklist';

/** Less than this, in bytes, and the next interviews may not find room. */
const LITTLE = 50_000_000;
const MEGABYTE = 1_000_000;
const OLD_MS = 3 * 86_400_000;

interface Facts {
  /** Bytes; undefined where the browser does not say. */
  readonly free: number | undefined;
  /** Whether the browser has promised not to clear the storage when it needs room. */
  readonly lasting: boolean;
}

/** How old the data are, how much room is left, and whether the browser may take it away. */
export function DeviceFacts({ worklists }: { readonly worklists: readonly KeptWorklist[] }) {
  const text = useCollectText();
  const { language } = useSpeech();
  const facts = useFacts();
  const fetched = worklists.map(({ fetchedAt }) => fetchedAt).sort()[0];
  return (
    <section aria-labelledby="device-facts" className="facts">
      <h2 id="device-facts">{text('deviceFacts')}</h2>
      <dl>
        {fetched !== undefined && (
          <div>
            <dt>{text('dataAge')}</dt>
            <dd>{new Date(fetched).toLocaleString(LANGUAGE_TAGS[language])}</dd>
          </div>
        )}
        {facts?.free !== undefined && (
          <div>
            <dt>{text('freeSpace')}</dt>
            <dd>{`${String(Math.floor(facts.free / MEGABYTE))} MB`}</dd>
          </div>
        )}
        <div>
          <dt>{text('appVersion')}</dt>
          <dd>{__APP_VERSION__}</dd>
        </div>
      </dl>
      {fetched !== undefined && Date.now() - Date.parse(fetched) > OLD_MS && (
        <p className="notice problem">{text('dataOld')}</p>
      )}
      {facts?.free !== undefined && facts.free < LITTLE && (
        <p className="notice problem">{text('littleSpace')}</p>
      )}
      {facts && !facts.lasting && <p className="notice problem">{text('mayBeEvicted')}</p>}
    </section>
  );
}

/** Asks for storage that lasts, and looks at what there is. Old WebViews know neither. */
function useFacts(): Facts | undefined {
  const [facts, setFacts] = useState<Facts>();
  useEffect(() => {
    let over = false;
    void findFacts().then((found) => {
      if (!over) setFacts(found);
    });
    return () => {
      over = true;
    };
  }, []);
  return facts;
}

async function findFacts(): Promise<Facts> {
  if (!('storage' in navigator)) return { free: undefined, lasting: false };
  const lasting = (await navigator.storage.persisted()) || (await navigator.storage.persist());
  const { quota, usage = 0 } = await navigator.storage.estimate();
  return { free: quota === undefined ? undefined : quota - usage, lasting };
}
