import { useEffect, useRef, type RefObject } from 'react';
import { PLAN_FAULTS, type BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import type { ServerProblem } from '../../shell/server';
import { lineOf } from './read-plan';
import { usePlanText } from './texts';

type Fault = Pick<ServerProblem['errors'][number], 'code' | 'path'>;

interface Props {
  readonly id: string;
  readonly faults: readonly Fault[];
  readonly written: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

const WORDS: Readonly<Record<string, BilingualText>> = PLAN_FAULTS;

/** What is wrong with a plan, each fault with its line, which it leads to. */
export function FaultList({ id, faults, written, field }: Props) {
  const text = usePlanText();
  const { say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div id={id} ref={place} role="alert" tabIndex={-1} className="notice problem">
      <p>{text('faults')}</p>
      <ul>
        {faults.map(({ code, path = '' }) => {
          const line = lineOf(written, path);
          return (
            <li key={`${code} ${path}`}>
              {line !== undefined && (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    select(field.current, line);
                  }}
                >
                  {text('line').replace('{n}', String(line))}
                </button>
              )}{' '}
              {path !== '' && !path.startsWith('line ') && <code>{path}</code>}{' '}
              {WORDS[code] ? say(WORDS[code]) : code}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function select(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return;
  const lines = field.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  field.focus();
  field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
}
