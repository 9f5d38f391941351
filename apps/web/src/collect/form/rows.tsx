import { memo, useId, useLayoutEffect, useRef } from 'react';
import type { Question } from 'survey-core';
import type { Answering } from './answering';
import { columnsOf, rowsOf, type Line } from './options';

interface Props {
  readonly question: Question;
  readonly answering: Answering;
}

type Answers = Readonly<Record<string, unknown>>;

/**
 * A matrix: row upon row, each with all of its answers, so that it fits every screen. Rows that are out of sight
 * cost no layout, and an answer to one row draws no other.
 */
export function Rows({ question, answering }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const columns = columnsOf(question);
  const state = JSON.stringify(columns);
  const answers = () => (answering.answerTo(question) ?? {}) as Answers;
  const show = () => {
    const given = answers();
    for (const row of place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const chosen = given[row.dataset['row'] ?? ''];
      for (const input of row.querySelectorAll('input')) input.checked = input.value === String(chosen);
    }
  };
  useLayoutEffect(show);
  return (
    <div
      ref={place}
      className="matrix"
      onChange={({ target }) => {
        const { value } = target as EventTarget as HTMLInputElement;
        const row = (target as EventTarget as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
        if (row !== undefined)
          answering.give(question, { ...answers(), [row]: valueOf(question, value) }, show);
      }}
    >
      {blocksOf(rowsOf(question)).map((block) => (
        <div key={block[0]?.value} className="rows-together">
          {block.map(({ value, text }) => (
            <Row key={value} name={value} text={text} columns={columns} state={state} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** As many rows as a screen shows: what lies out of sight is left out block by block. */
const BLOCK = 10;

const blocksOf = (rows: readonly Line[]): Line[][] =>
  Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, i) => rows.slice(i * BLOCK, (i + 1) * BLOCK));

interface RowProps {
  readonly name: string;
  readonly text: string;
  readonly columns: readonly Line[];
  /** Of the columns: as long as it stays, what is drawn stays. */
  readonly state: string;
}

const Row = memo(
  function Row({ name, text, columns }: RowProps) {
    const id = useId();
    return (
      <div className="row" role="radiogroup" aria-labelledby={id} data-row={name}>
        <h3 id={id}>{text}</h3>
        <div className="cells">
          {columns.map(({ value, text: words }) => (
            <label key={value} className="choice">
              <input type="radio" name={id} value={value} />
              <span className="face">
                <span className="words">{words}</span>
              </span>
            </label>
          ))}
        </div>
      </div>
    );
  },
  (before, now) => before.name === now.name && before.text === now.text && before.state === now.state,
);

/** The value as the questionnaire holds it: a number stays one. */
const valueOf = (question: Question, text: string): unknown =>
  ((question['visibleColumns'] ?? []) as { readonly value: unknown }[]).find(
    ({ value }) => String(value) === text,
  )?.value;
