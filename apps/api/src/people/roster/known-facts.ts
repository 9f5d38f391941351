import type { RosterMapping } from '@tongxing/contracts';
import type { ParticipantEntity } from '../participant.entity.js';
import type { RosterRow } from './roster-row.js';

type Facts = Pick<ParticipantEntity, 'arm' | 'sex' | 'birthMonth' | 'covariates'>;

/**
 * Columns in which a row says something else than is known. What either leaves open differs from nothing.
 *
 * @param site id of the row's site, undefined where it is not there yet
 */
export function differingColumns(
  { columns }: RosterMapping,
  person: ParticipantEntity,
  { about, site: siteCode }: RosterRow,
  site: string | undefined,
): string[] {
  const stated: [column: string | undefined, says: unknown, is: unknown][] = [
    [columns.site, site ?? siteCode, person.siteId],
    [columns.arm, about.arm, person.arm],
    [columns.sex?.column, about.sex, person.sex],
    [columns.birthMonth, about.birthMonth, person.birthMonth],
    ...columns.covariates.map((name): [string, unknown, unknown] => [
      name,
      about.covariates[name],
      person.covariates[name],
    ]),
  ];
  return stated.flatMap(([column, says, is]) =>
    column !== undefined && says !== undefined && is != null && says !== is ? [column] : [],
  );
}

/** A person's facts with those that a row adds; undefined where it adds none. */
export function addition(person: ParticipantEntity, { about }: RosterRow): Facts | undefined {
  const covariates = { ...about.covariates, ...person.covariates };
  const facts: Facts = {
    arm: person.arm ?? about.arm ?? null,
    sex: person.sex ?? about.sex ?? null,
    birthMonth: person.birthMonth ?? about.birthMonth ?? null,
    covariates,
  };
  const isMore =
    facts.arm !== person.arm ||
    facts.sex !== person.sex ||
    facts.birthMonth !== person.birthMonth ||
    Object.keys(covariates).length > Object.keys(person.covariates).length;
  return isMore ? facts : undefined;
}
