import { ServerProblem } from '../shell/problem';
import type { Schemas } from '../shell/server';
import { bodyOf, type Draft } from './draft';

/** What a link opens. @throws ServerProblem */
export const open = (token: string): Promise<Schemas['GuardianPage']> => answerTo('openings', { token });

/** Sends the answers to the script. @throws ServerProblem */
export const sendConsent = (token: string, draft: Draft): Promise<Schemas['GuardianPage']> =>
  answerTo('consents', bodyOf(token, draft));

/** Sends the answers to the questionnaire; returns once they are stored. @throws ServerProblem */
export const sendAnswers = (token: string, draft: Draft): Promise<Schemas['SubmissionReceipt']> =>
  answerTo('submissions', bodyOf(token, draft));

/** Address, in this page alone, of a recording. @throws ServerProblem */
export async function recordingOf(token: string, recording: Schemas['Recording']): Promise<string> {
  const response = await ask('recordings', { token, ...recording });
  if (!response.ok) throw new ServerProblem('unexpected');
  return URL.createObjectURL(await response.blob());
}

async function answerTo<T>(what: string, body: object): Promise<T> {
  const response = await ask(what, body);
  const answer = (await response.json().catch(() => undefined)) as unknown;
  if (response.ok && answer !== undefined) return answer as T;
  const { code, title, errors } = (answer ?? {}) as Partial<Schemas['Problem']>;
  throw new ServerProblem(code ?? 'unexpected', title, errors);
}

/** The token goes in the body: addresses end up in logs. */
const ask = (what: string, body: object): Promise<Response> =>
  fetch(`/api/v1/guardian/${what}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': document.documentElement.lang,
      'x-requested-by': 'tongxing',
    },
    body: JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => {
    throw new ServerProblem('offline');
  });
