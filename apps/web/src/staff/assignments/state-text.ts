import {
  CONSENT_OBSTACLES,
  DISPOSITIONS,
  type AssignmentState,
  type ConsentObstacle,
} from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { useAssignmentText } from './texts';

/** States and what is missing, in words. */
export function useStateText(): {
  readonly stateText: (state: AssignmentState) => string;
  readonly consentText: (obstacles: readonly ConsentObstacle[]) => string;
} {
  const text = useAssignmentText();
  const { say } = useSpeech();
  return {
    stateText: (state) => (state === 'open' ? text('open') : say(DISPOSITIONS[state])),
    consentText: (obstacles) =>
      obstacles.length === 0
        ? text('complete')
        : obstacles.map((obstacle) => say(CONSENT_OBSTACLES[obstacle])).join(' · '),
  };
}
