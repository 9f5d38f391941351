import type { QuestionnaireCompleteness } from '@tongxing/contracts';
import type { Outcome } from '../assignments/index.js';
import type { Received } from './completeness.repository.js';

/** Of whom questionnaires speak, by their name. */
export type Subjects = Map<string, QuestionnaireCompleteness['speaksOf']>;

type Row = { -readonly [Part in keyof QuestionnaireCompleteness]: QuestionnaireCompleteness[Part] };

/**
 * Puts what was planned and what has arrived together, by site, questionnaire and respondent. Versions of one
 * questionnaire are counted as one.
 *
 * @param subjects of whom each questionnaire speaks
 *
 * | an assignment is  | planned | open | ending |
 * |-------------------|---------|------|--------|
 * | `open`            | yes     | yes  |        |
 * | `done`            | yes     |      |        |
 * | `not_needed`      |         |      | yes    |
 * | ended otherwise   | yes     |      | yes    |
 */
export function completenessOf(
  subjects: Subjects,
  outcomes: readonly Outcome[],
  received: readonly Received[],
): QuestionnaireCompleteness[] {
  const rows = new Map<string, Row>();
  const rowOf = ({ siteId, instrument, respondent }: Pick<Outcome, 'siteId' | 'instrument' | 'respondent'>) => {
    const key = [siteId, instrument, respondent].join(' ');
    const row = rows.get(key) ?? {
      site: siteId,
      instrument,
      respondent,
      speaksOf: subjects.get(instrument) ?? 'participant',
      ...{ planned: 0, received: 0, unplanned: 0, open: 0, endings: [] },
    };
    rows.set(key, row);
    return row;
  };
  for (const outcome of outcomes) add(rowOf(outcome), outcome);
  for (const arrived of received) {
    const row = rowOf(arrived);
    row.received += arrived.people;
    row.unplanned += arrived.unplanned;
    if ((row.lastReceivedAt ?? '') < arrived.lastReceivedAt) row.lastReceivedAt = arrived.lastReceivedAt;
  }
  return [...rows.values()];
}

function add(row: Row, { state, reason, count }: Outcome): void {
  if (state !== 'not_needed') row.planned += count;
  if (state === 'open') row.open += count;
  if (state === 'open' || state === 'done') return;
  const same = row.endings.find(
    (ending) => ending.disposition === state && ending.reason === (reason ?? undefined),
  );
  if (same) same.count += count;
  else row.endings = [...row.endings, { disposition: state, ...(reason !== null && { reason }), count }];
}
