import { Problem, SyncAnswer } from '@tongxing/contracts';
import { jsonOf } from './json.js';

/** An answer as it came over the network. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * What an answer is. None of them but `answer` says anything about any item, and there only what is signed counts.
 *
 * | kind             | what came                                             | what to do                      |
 * |------------------|-------------------------------------------------------|---------------------------------|
 * | `answer`         | results                                               | check their receipts            |
 * | `revoked`        | the server does not know the device                   | stop; tell; keep everything     |
 * | `too-large`      | the batch was too large                               | a smaller one                   |
 * | `not-understood` | the server does not understand the request            | stop; tell; keep everything     |
 * | `unavailable`    | the server is there and cannot now                    | wait, try again                 |
 * | `failed`         | the server made a mistake: of all requests or of this | the others, a few; try again    |
 * | `not-the-server` | a captive portal, a proxy, half an answer             | wait, try again; tell           |
 * | `no-answer`      | the answer went to a request of which this is a copy  | wait, try again                 |
 */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly answer: SyncAnswer }
  | {
      readonly kind:
        'revoked' | 'too-large' | 'not-understood' | 'unavailable' | 'failed' | 'not-the-server' | 'no-answer';
    };

/** Tells what answered, whatever it claims to be: networks in hotels and offices answer anything with 200. */
export function readAnswer({ status, contentType, body }: RawAnswer): ReadAnswer {
  const json = /^application\/(problem\+)?json\b/i.test(contentType) ? jsonOf(body) : undefined;
  const answer = status === 200 ? SyncAnswer.safeParse(json) : undefined;
  if (answer?.success) return { kind: 'answer', answer: answer.data };
  if (status >= 500) return { kind: status === 500 ? 'failed' : 'unavailable' };
  const problem = Problem.loose().safeParse(json);
  return { kind: problem.success ? refusal(status, problem.data.code) : 'not-the-server' };
}

/**
 * Why a device's proof was not taken. Browsers repeat a request by themselves where a connection breaks; the answer to
 * the first is lost, and the copy is told `proof-used`. That says nothing about the device.
 */
const REFUSED_PROOFS: Readonly<Record<string, 'revoked' | 'no-answer' | 'unavailable'>> = {
  'sign-in-needed': 'revoked',
  'proof-used': 'no-answer',
  'proof-untimely': 'unavailable',
};

const refusal = (status: number, code: string) => {
  if (status === 401) return REFUSED_PROOFS[code] ?? 'not-the-server';
  if (status === 413) return 'too-large';
  return status === 429 ? 'unavailable' : 'not-understood';
};
