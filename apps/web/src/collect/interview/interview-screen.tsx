import { useEffect, useState, type ComponentProps, type FunctionComponent } from 'react';
import { useSpeech } from '../../shell/language';
import { Loading } from '../../shell/notice';
import { holdDraft, type Release } from '../drafts/draft-lock';
import type { Draft } from '../drafts/draft';
import { useServerKeys } from '../outbox/use-server-keys';
import { keepStorageOpen } from '../tablet/stage';
import { HOME, type Screen } from '../tablet/screen';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import { keptInstrument, type KeptInstrument } from '../worklist/instruments-store';

import type AskingScreen from './asking';

type Asking = FunctionComponent<ComponentProps<typeof AskingScreen>>;

let asking: Asking | undefined;

/** What draws the questions, without survey-core. */
export const loadAsking = async (): Promise<Asking> => (asking ??= (await import('./asking')).default);

interface Props {
  readonly draft: Draft;
  readonly onScreen: (screen: Screen) => void;
}

/** An interview in this tab and in no other. */
export function InterviewScreen({ draft, onScreen }: Props) {
  const text = useCollectText();
  const { text: shell } = useSpeech();
  const held = useHeld(draft.id);
  const instrument = useInstrument(draft.asked.instrument.hash);
  const keys = useServerKeys();
  const Asking = useAsking();
  const home = (
    <button
      type="button"
      onClick={() => {
        onScreen(HOME);
      }}
    >
      ← {text('home')}
    </button>
  );
  if (held === 'elsewhere')
    return (
      <main>
        <p role="alert" className="notice problem">
          {text('openElsewhere')}
        </p>
        {home}
      </main>
    );
  if (instrument === 'missing')
    return (
      <main>
        <p role="alert" className="notice problem">
          {text('questionnaireMissing')}
        </p>
        {home}
      </main>
    );
  if (held === 'asking' || !instrument || !keys) return <Loading />;
  if (!Asking) return <Loading>{shell('loadingQuestionnaire')}</Loading>;
  return <Asking draft={draft} instrument={instrument} keys={keys} onScreen={onScreen} />;
}

/**
 * What draws the questions, without a wait where it is here already: a component that React loads lazily shows its
 * stand-in at least once, and then for a third of a second.
 *
 * @throws whatever kept it from loading, into the page's notice of crashes
 */
function useAsking(): Asking | undefined {
  const [found, setFound] = useState<{ asking: Asking | undefined; error?: Error }>({ asking });
  useEffect(() => {
    let over = false;
    loadAsking().then(
      (loaded) => {
        if (!over) setFound((before) => (before.asking ? before : { asking: loaded }));
      },
      (error: unknown) => {
        if (!over)
          setFound({ asking: undefined, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => {
      over = true;
    };
  }, []);
  if (found.error) throw found.error;
  return found.asking;
}

/** Holds the draft as long as the screen shows. */
function useHeld(id: string): 'asking' | 'here' | 'elsewhere' {
  const [held, setHeld] = useState<'asking' | 'here' | 'elsewhere'>('asking');
  useEffect(() => {
    let release: Release | undefined;
    let over = false;
    keepStorageOpen(true);
    void holdDraft(id).then((got) => {
      if (over) got?.();
      else setHeld(got ? 'here' : 'elsewhere');
      release = got;
    });
    return () => {
      over = true;
      release?.();
      keepStorageOpen(false);
    };
  }, [id]);
  return held;
}

function useInstrument(hash: string): KeptInstrument | 'missing' | undefined {
  const { database } = useTablet();
  const [found, setFound] = useState<KeptInstrument | 'missing'>();
  useEffect(() => {
    let over = false;
    keptInstrument(database, hash).then(
      (instrument) => {
        if (!over) setFound(instrument ?? 'missing');
      },
      () => {
        if (!over) setFound('missing');
      },
    );
    return () => {
      over = true;
    };
  }, [database, hash]);
  return found;
}
