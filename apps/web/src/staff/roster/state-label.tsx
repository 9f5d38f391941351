import { EXIT_REASONS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { useRosterText } from './texts';

/** Whether somebody takes part, and since when and why not. */
export function StateLabel({ state }: { state: Schemas['ParticipantState'] }) {
  const text = useRosterText();
  const { say } = useSpeech();
  if (state.kind === 'active') return <>{text('active')}</>;
  return (
    <>
      {text('exited')} <time>{state.on}</time> · {say(EXIT_REASONS[state.reason])}
    </>
  );
}
