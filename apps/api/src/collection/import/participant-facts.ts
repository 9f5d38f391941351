import type { ParticipantEntity } from '../../people/index.js';
import type { ImportMapping } from './mapping.js';
import type { ImportRow, RowFault } from './row-reader.js';

/** What is known of a participant, from the database or from an earlier row. */
export type ParticipantFacts = Pick<ParticipantEntity, 'arm' | 'sex' | 'birthMonth' | 'covariates'> & {
  /** Site code. */
  readonly site: string;
};

/** Where a row says something else about its participant than is known; what it leaves open differs from nothing. */
export function differences({ columns }: ImportMapping, known: ParticipantFacts, row: ImportRow): RowFault[] {
  const { arm, sex, birthMonth, covariates } = row.about;
  const stated: [string | undefined, unknown, unknown][] = [
    [columns.site, row.site, known.site],
    [columns.arm, arm, known.arm],
    [columns.sex?.column, sex, known.sex],
    [columns.birthMonth, birthMonth, known.birthMonth],
    ...Object.entries(covariates).map(([name, value]): [string, unknown, unknown] => [
      name,
      value,
      known.covariates[name],
    ]),
  ];
  return stated.flatMap(([column, says, is]) =>
    column !== undefined && says !== undefined && is != null && says !== is
      ? [{ code: 'participant-differs' as const, column }]
      : [],
  );
}

/** The facts a row states about its participant. */
export const factsOf = ({ site, about }: ImportRow): ParticipantFacts => ({
  site,
  arm: about.arm ?? null,
  sex: about.sex ?? null,
  birthMonth: about.birthMonth ?? null,
  covariates: about.covariates,
});
