import { canonicalJson, uuidV7From } from '@tongxing/contracts';
import { sha256 } from '../../platform/ids.js';
import { prepareSubmission, type PreparedSubmission } from '../prepared-submission.js';
import type { ImportContext } from './import-context.js';
import type { ImportRow, RowFault } from './row-reader.js';

/** What became of one row. */
export type RowOutcome = 'stored' | 'unchanged' | { readonly faults: readonly RowFault[] };

/**
 * The id that a row's submission always has: made from project, instrument, participant, wave and
 * respondent, so that importing the same file again finds every row stored (docs/decisions/0006).
 */
export function rowSubmissionId({ mapping, projectId, version }: ImportContext, row: ImportRow): string {
  const { instrument, version: number } = version.definition;
  const key = canonicalJson([projectId, instrument, number, row.participant, row.wave, mapping.respondent]);
  return uuidV7From(0, sha256(key));
}

/** What the questionnaire finds wrong with a row's answers, by column. */
export function answerFaults({ mapping, version }: ImportContext, row: ImportRow): RowFault[] {
  return version
    .validate(row.answers)
    .map(({ code, question }) => ({ code, column: mapping.columns.items[question] ?? question }));
}

/** The row's submission, for a participant that is known. */
export function rowSubmission(
  context: ImportContext,
  row: ImportRow,
  participantId: string,
): PreparedSubmission {
  const { mapping, version, waves } = context;
  const { instrument, version: number } = version.definition;
  return prepareSubmission(
    rowSubmissionId(context, row),
    {
      participant: participantId,
      wave: waves.get(row.wave) as string,
      instrument: { id: instrument, version: number, hash: version.contentHash },
      respondent: mapping.respondent,
      mode: mapping.mode,
      language: mapping.language,
      ...(row.collectedOn !== undefined && { collectedOn: row.collectedOn }),
      answers: row.answers,
    },
    version,
  );
}
