import { alertProposal } from '@tongxing/safeguarding';
import { scoreRespondent, type ScaleScore } from '@tongxing/scoring';
import type { AnswerKey } from '../worklist/instruments-store';

/**
 * What the enumerator is told after the tablet is back in their hands: two digits, which stand after every
 * interview, whatever was answered. Their meaning is on the help page, behind the PIN; to a bystander they are a
 * number.
 *
 * | code | the enumerator                                                        |
 * |------|-----------------------------------------------------------------------|
 * | `10` | closes as usual                                                       |
 * | `43` | tells the safeguarding lead within the week                           |
 * | `32` | phones the safeguarding lead today                                    |
 * | `21` | stays with the child and phones the safeguarding lead before leaving  |
 */
export type ClosingCode = '10' | '21' | '32' | '43';

const CODE_OF = { 1: '21', 2: '32', 3: '43' } as const;

/**
 * Applies the red flags of a questionnaire's key on the device, at once and without a network. Nothing on the child's
 * screen depends on it, and nothing of it is stored but the code. The server applies the same flags again on receipt.
 *
 * @see domain.md 3.8
 */
export function closingCode(key: AnswerKey, answers: Readonly<Record<string, unknown>>): ClosingCode {
  const alert = alertProposal(key, answers, scoresOf(key, answers));
  return alert ? CODE_OF[alert.level] : '10';
}

/** Answers outside the key give no scores; flags on single items still hold. */
function scoresOf(key: AnswerKey, answers: Readonly<Record<string, unknown>>): ScaleScore[] {
  try {
    return scoreRespondent(key, answers);
  } catch {
    return [];
  }
}
