import { useEffect, useState } from 'react';
import { useSpeech } from '../shell/language';
import type { Draft } from './draft';
import { sendAnswers, sendConsent } from './guardian-server';
import { retried } from './retried';
import { Screen } from './screen';
import type { Page, Stage } from './stage';
import type { Keeping } from './use-guardian';

interface Props {
  readonly token: string;
  readonly stage: Extract<Stage, { name: 'sending' }>;
  readonly keeping: Keeping;
  readonly onStage: (stage: Stage) => void;
  readonly onPage: (page: Page) => void;
  /** Asks the server what there is, where it has not told yet. */
  readonly onStart: () => void;
}

/** What the server says of answers that it will never take. */
const REFUSED = new Set(['consent-missing', 'consent-withdrawn', 'child-declined']);

/** Sends what was answered until the server says that it is stored; only then is it forgotten here. */
export function Sending({ token, stage, keeping, onStage, onPage, onStart }: Props) {
  const { draft, page } = stage;
  const [late, setLate] = useState(false);
  useEffect(
    () =>
      retried(
        () => sent(token, draft),
        (next) => {
          void keeping.forget(draft).then(() => {
            if (next) onPage(next);
            else if (page) onStage({ name: 'ended', how: 'received', page });
            else onStart();
          });
        },
        (problem) => {
          if (REFUSED.has(problem.code))
            void keeping.forget(draft).then(() => {
              onStage({ name: 'ended', how: 'closed', ...(page && { page }) });
            });
          else onStage({ name: 'stopped', problem, unsent: true });
        },
        () => {
          setLate(true);
        },
      ),
    [token, draft, page, keeping, onStage, onPage, onStart],
  );
  if (late) return <Screen title="notSent" says={[keeping.keeps ? 'notSentHow' : 'notSentUnkept']} />;
  return <Waiting />;
}

/** What comes next where it was the script; nothing where it was the questionnaire. */
async function sent(token: string, draft: Draft): Promise<Page | undefined> {
  if (draft.kind === 'consent') return sendConsent(token, draft);
  await sendAnswers(token, draft);
  return undefined;
}

function Waiting() {
  const { text } = useSpeech();
  return <p role="status">{text('sending')}</p>;
}
