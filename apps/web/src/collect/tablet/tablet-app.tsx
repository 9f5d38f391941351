import { useEffect, useState } from 'react';
import { CrashNotice } from '../../shell/crash-notice';
import { LanguageProvider } from '../../shell/language';
import { Loading } from '../../shell/notice';
import { loadAsking } from '../interview/interview-screen';
import { useDelivery } from '../outbox/use-delivery';
import { useCollectText } from '../texts';
import { ChoosePin } from './choose-pin';
import { EntryFrame } from './entry-frame';
import { Destroyed, Enrol, NotEnrolled } from './enrol';
import { HOME, type Screen } from './screen';
import { Screens } from './screens';
import { StorageNotice } from './storage-notice';
import { TabletProvider } from './tablet';
import { Unlock } from './unlock';
import { useIdleLock } from './use-idle-lock';
import { useStart } from './use-start';

/** The collecting app. What it shows depends on how far this device has come. */
export function TabletApp() {
  return (
    <LanguageProvider>
      <CrashNotice>
        <Stages />
      </CrashNotice>
    </LanguageProvider>
  );
}

/** Enrolled, then a PIN, then unlocked. Whoever unlocks again finds the screen that was left. */
function Stages() {
  const text = useCollectText();
  const { stage, code, look, open, lock } = useStart();
  const [screen, setScreen] = useState<Screen>(HOME);
  useIdleLock(stage.name === 'open', lock);
  useAskingLoaded();
  const delivery = useDelivery(
    'database' in stage ? { database: stage.database, project: stage.device.project } : undefined,
    'database' in stage ? stage.device.device.id : undefined,
  );
  if (code !== undefined) return <Enrol code={code} onEnrolled={look} />;
  switch (stage.name) {
    case 'starting':
      return <Loading />;
    case 'fault':
      return (
        <EntryFrame title={text('storageTrouble')}>
          <StorageNotice fault={stage.fault} onRetry={look} />
        </EntryFrame>
      );
    case 'not-enrolled':
      return <NotEnrolled />;
    case 'no-pin':
      return <ChoosePin database={stage.database} device={stage.device.device.id} onChosen={open} />;
    case 'locked':
      return <Unlock database={stage.database} onOpen={open} onDestroyed={look} />;
    case 'destroyed':
      return <Destroyed />;
    case 'open': {
      const { database, device, key } = stage;
      return (
        <TabletProvider database={database} vaultKey={key} device={device} lock={lock}>
          <Screens screen={screen} onScreen={setScreen} delivery={delivery} />
        </TabletProvider>
      );
    }
  }
}

/** While somebody reads the first screen or types the PIN, what asks the questions comes. */
function useAskingLoaded(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Where it fails, the interview asks for it again.
      loadAsking().catch(() => undefined);
    });
    return () => {
      clearTimeout(timer);
    };
  }, []);
}
