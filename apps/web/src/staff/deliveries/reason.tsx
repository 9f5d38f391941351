import { PROBLEMS, type ProblemCode } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { isDeliveryText, useDeliveryText } from './texts';

/** Why something is in quarantine. A reason that this page does not know yet stands as its code. */
export function Reason({ code }: { code: string }) {
  const text = useDeliveryText();
  const { say } = useSpeech();
  if (isProblem(code)) return say(PROBLEMS[code].title);
  return isDeliveryText(code) ? text(code) : <code>{code}</code>;
}

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
