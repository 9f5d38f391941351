import { useEffect, useState } from 'react';
import { ConcernScreen } from '../concern/concern-screen';
import { anyDraftHeld } from '../drafts/draft-lock';
import { HelpScreen } from '../help/help-screen';
import type { Hotline } from '../hotlines';
import { ClosingScreen } from '../interview/closing-screen';
import { HandBack } from '../interview/hand-back';
import { InterviewScreen } from '../interview/interview-screen';
import { OutboxScreen } from '../outbox/outbox-screen';
import type { Delivery } from '../outbox/use-delivery';
import { useCollectText } from '../texts';
import { takeOver, useWaitingVersion } from '../worker/update';
import { useField, type Field } from '../worklist/field';
import { HomeScreen } from '../worklist/home-screen';
import { ParticipantScreen } from '../worklist/participant-screen';
import { EnumeratorFrame } from './enumerator-frame';
import { HOME, type Screen } from './screen';
import { useNoWayBack } from './use-no-way-back';

interface Props {
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
  readonly delivery: Delivery;
}

/** The screens of the unlocked app. Those that a respondent sees stand alone; the enumerator's have their frame. */
export function Screens({ screen, onScreen, delivery }: Props) {
  const loaded = useField();
  const { field, reload } = loaded;
  useNoWayBack();
  useEffect(reload, [reload, screen]);
  const home = () => {
    onScreen(HOME);
  };
  if (screen.name === 'interview')
    return <InterviewScreen key={screen.draft.id} draft={screen.draft} onScreen={onScreen} />;
  if (screen.name === 'hand-back')
    return (
      <HandBack
        finished={screen.finished}
        hotlines={hotlinesAt(field, screen.finished.site)}
        onTakenBack={() => {
          onScreen({ name: 'closing', finished: screen.finished });
        }}
      />
    );
  return (
    <EnumeratorFrame screen={screen} onScreen={onScreen}>
      <NewVersion />
      {screen.name === 'home' && <HomeScreen loaded={loaded} onScreen={onScreen} />}
      {screen.name === 'participant' && (
        <ParticipantScreen participant={screen.participant} loaded={loaded} onScreen={onScreen} />
      )}
      {screen.name === 'outbox' && <OutboxScreen delivery={delivery} />}
      {screen.name === 'help' && <HelpScreen field={field} />}
      {screen.name === 'concern' && field && (
        <ConcernScreen
          field={field}
          studyCode={screen.studyCode}
          onBack={() => {
            onScreen(screen.back);
          }}
        />
      )}
      {screen.name === 'closing' && (
        <ClosingScreen
          finished={screen.finished}
          hotlines={hotlinesAt(field, screen.finished.site)}
          onDone={home}
        />
      )}
    </EnumeratorFrame>
  );
}

const hotlinesAt = (field: Field | undefined, site: string): readonly Hotline[] =>
  field?.worklists.flatMap(({ sites }) => sites).find(({ id }) => id === site)?.hotlines ?? [];

/** Offers a new version where no interview is open, in this tab or another. It changes nothing that is kept. */
function NewVersion() {
  const text = useCollectText();
  const waiting = useWaitingVersion();
  const [busy, setBusy] = useState(false);
  if (!waiting) return null;
  return (
    <p role="status" className="notice">
      {text(busy ? 'versionWaits' : 'newVersion')}{' '}
      <button
        type="button"
        onClick={() => {
          void anyDraftHeld().then((held) => {
            setBusy(held);
            if (!held) takeOver(waiting);
          });
        }}
      >
        {text('updateNow')}
      </button>
    </p>
  );
}
