import { useCallback, useEffect, useRef, useState } from 'react';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { useLinkToken } from '../access/link-token';
import { DraftWriter } from '../collect/drafts/draft-writer';
import { useSpeech } from '../shell/language';
import { ServerProblem } from '../shell/problem';
import type { Draft } from './draft';
import { open } from './guardian-server';
import { KeptDrafts } from './kept-drafts';
import { linkKeyOf } from './link-key';
import { draftOf } from './new-draft';
import type { Page, Stage } from './stage';

/** What this phone keeps of the link; nothing where its browser forbids that. */
export interface Keeping {
  readonly keeps: boolean;
  readonly keep: (draft: Draft) => void;
  /** Resolves when everything is on the disk, or cannot be. */
  readonly settled: () => Promise<void>;
  readonly forget: (draft: Draft) => Promise<void>;
}

export interface Guardian {
  readonly token: string;
  readonly stage: Stage;
  readonly go: (stage: Stage) => void;
  /** Shows what the server says comes next. */
  readonly show: (page: Page) => void;
  /** Asks the server what comes next. */
  readonly start: () => void;
  readonly keeping: Keeping;
}

/** A guardian with a link: how far they are, and how it goes on. */
export function useGuardian(): Guardian {
  const token = useLinkToken() ?? '';
  const { language } = useSpeech();
  const [stage, setStage] = useState<Stage>({ name: token === '' ? 'no-link' : 'starting' });
  const drafts = useRef<KeptDrafts>(undefined);
  const spoken = useRef(language);
  spoken.current = language;
  const [keeping, setKeeping] = useState<Keeping>(() => keepingIn(undefined));

  const show = useCallback((page: Page) => {
    const language = LANGUAGE_TAGS[spoken.current] as Draft['language'];
    void foundIn(drafts.current).then((kept) => {
      setStage(stageOf(page, kept, language));
    });
  }, []);
  const start = useCallback(() => {
    setStage({ name: 'starting' });
    begin(token, drafts.current).then(
      (begun) => {
        if ('unsent' in begun) setStage({ name: 'sending', draft: begun.unsent });
        else show(begun.page);
      },
      (error: unknown) => {
        const problem = error instanceof ServerProblem ? error : new ServerProblem('unexpected');
        setStage({ name: 'stopped', problem, unsent: false });
      },
    );
  }, [token, show]);

  useEffect(() => {
    if (token === '') return;
    linkKeyOf(token)
      .then((key) => KeptDrafts.open(key))
      .then((opened) => {
        drafts.current = opened;
        setKeeping(keepingIn(opened));
      })
      .catch(() => undefined)
      .then(start, start);
  }, [token, start]);
  useNewLink();
  return { token, stage, go: setStage, show, start, keeping };
}

/** What was finished goes first: whoever comes back has nothing left to do. */
async function begin(
  token: string,
  drafts: KeptDrafts | undefined,
): Promise<{ readonly unsent: Draft } | { readonly page: Page }> {
  const kept = await foundIn(drafts);
  return kept?.finished ? { unsent: kept } : { page: await open(token) };
}

const foundIn = (drafts: KeptDrafts | undefined): Promise<Draft | undefined> =>
  drafts ? drafts.find().catch(() => undefined) : Promise.resolve(undefined);

function stageOf(page: Page, kept: Draft | undefined, language: Draft['language']): Stage {
  const { state, form } = page;
  if (state !== 'consent' && state !== 'questions') return { name: 'ended', how: state, page };
  if (!form) return { name: 'stopped', problem: new ServerProblem('unexpected'), unsent: false };
  return { name: 'begin', page, form, draft: draftOf(state, form, kept, language) };
}

function keepingIn(drafts: KeptDrafts | undefined): Keeping {
  const writer = new DraftWriter<Draft>((draft) => drafts?.keep(draft) ?? Promise.resolve());
  const settled = () => writer.settled().catch(() => undefined);
  return {
    keeps: drafts !== undefined,
    keep: (draft) => {
      writer.write(draft);
    },
    settled,
    forget: async (draft) => {
      await settled();
      await drafts?.forget(draft).catch(() => undefined);
    },
  };
}

/** A link that is opened in the same tab changes nothing but the address: the page begins anew with it. */
function useNewLink(): void {
  useEffect(() => {
    const begin = () => {
      if (location.hash !== '') location.reload();
    };
    window.addEventListener('hashchange', begin);
    return () => {
      window.removeEventListener('hashchange', begin);
    };
  }, []);
}
