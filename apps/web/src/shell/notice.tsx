import type { ReactNode } from 'react';
import {
  ANSWER_PROBLEMS,
  CONSENT_OBSTACLES,
  DISPOSITIONS,
  PLAN_FAULTS,
  TABLE_REFUSALS,
  type BilingualText,
} from '@tongxing/contracts';
import { Link } from 'wouter';
import { useSpeech } from './language';
import { ServerProblem } from './problem';

export function Loading({ children }: { children?: ReactNode }) {
  const { text } = useSpeech();
  return (
    <p role="status" className="quiet">
      {children ?? text('loading')}
    </p>
  );
}

/** Says what went wrong in the reader's language and, where there is a way on, offers it. */
export function ProblemNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  const { text, say } = useSpeech();
  const problem = error instanceof ServerProblem ? error : undefined;
  const known = problem?.code === 'offline' ? text('offline') : problem?.title;
  return (
    <div role="alert" className="notice problem">
      <p>
        {known ?? text('unexpected')} {problem && <code>{problem.code}</code>}
      </p>
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ code, question, path }) => (
            <li key={[code, question, path].join(' ')}>
              {(question ?? path) !== undefined && <code>{question ?? path}</code>}{' '}
              {WORDS[code] ? say(WORDS[code]) : code}
            </li>
          ))}
        </ul>
      )}
      {problem?.code === 'sign-in-needed' && (
        <p>
          <a href="/" target="_blank" rel="noopener">
            {text('signInAgain')}
          </a>
        </p>
      )}
      {children}
    </div>
  );
}

export function NothingHere() {
  const { text } = useSpeech();
  return (
    <>
      <h1>{text('nothingHere')}</h1>
      <Link href="/">{text('back')}</Link>
    </>
  );
}

/** What a problem's parts are called, by their codes. */
const WORDS: Readonly<Record<string, BilingualText>> = {
  ...ANSWER_PROBLEMS,
  ...CONSENT_OBSTACLES,
  ...DISPOSITIONS,
  ...PLAN_FAULTS,
  ...TABLE_REFUSALS,
};
