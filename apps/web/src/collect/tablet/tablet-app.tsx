import { useEffect, useState } from 'react';
import { CrashNotice } from '../../shell/crash-notice';
import { LanguageProvider } from '../../shell/language';
import { Loading } from '../../shell/notice';
import { loadCore } from '../interview/core';
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
import type { Stage } from './stage';
import { Unlock } from './unlock';
import { useIdleLock } from './use-idle-lock';
import { useStart } from './use-start';

/** The collecting app. What it shows depends on how far this device has come. */
export function TabletApp({ found }: { readonly found: Promise<Stage> }) {
  return (
    <LanguageProvider>
      <CrashNotice>
        <Stages found={found} />
      </CrashNotice>
    </LanguageProvider>
  );
}

/** Enrolled, then a PIN, then unlocked. Whoever unlocks again finds the screen that was left. */
function Stages({ found }: { readonly found: Promise<Stage> }) {
  const text = useCollectText();
  const { stage, code, look, open, lock } = useStart(found);
  const [screen, setScreen] = useState<Screen>(HOME);
  useIdleLock(stage.name === 'open', lock);
  useAskingLoaded(code === undefined);
  const isLater = useLater('database' in stage);
  const delivery = useDelivery(
    isLater && 'database' in stage ? { database: stage.database, project: stage.device.project } : undefined,
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

/** So long what waits to be sent can wait for whoever unlocks. */
const UNLOCKING_MS = 1_500;

/** So long somebody reads a screen or types a PIN; an interview that begins sooner asks for survey-core itself. */
const READING_MS = 6_000;

/**
 * While somebody reads or types, what asks the questions comes; what draws the first of them comes at once.
 *
 * @param on not before the device is enrolled: until then the line has other things to carry
 */
function useAskingLoaded(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    // Where it fails, the interview asks for it again.
    const early = (load: () => Promise<unknown>) => () => {
      load().catch(() => undefined);
    };
    const timers = [setTimeout(early(loadAsking)), setTimeout(early(loadCore), READING_MS)];
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [on]);
}

/** Sending begins when whoever has taken the tablet up is at work, and not while they wait for it. */
function useLater(on: boolean): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => {
      setLater(true);
    }, UNLOCKING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [on]);
  return isLater;
}
