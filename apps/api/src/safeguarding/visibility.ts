import type { SafeguardingTeam } from '@tongxing/contracts';
import type { CaseStanding } from './case-file.js';

type Members = SafeguardingTeam['members'];
type Seen = Pick<CaseStanding, 'assigned' | 'recused'>;

/**
 * Who may see a case, in the order in which it is theirs to act.
 *
 * | person                   | sees it                                                     |
 * |--------------------------|-------------------------------------------------------------|
 * | lead, deputy             | unless recused                                              |
 * | worker                   | where it is assigned to them, unless recused                |
 * | the next in the list     | where nobody else is left                                   |
 * | anybody else             | never                                                       |
 */
export function whoSees(members: Members, { assigned, recused }: Seen): string[] {
  const free = members.filter(({ person }) => !recused.has(person));
  const seeing = free.filter(({ person, duty }) => duty !== 'worker' || person === assigned);
  return (seeing.length > 0 ? seeing : free.slice(0, 1)).map(({ person }) => person);
}

/**
 * Whether a person who may read alerts at the place of a case may see it. Where a project has no team yet, all
 * of them may, but for those who are recused: no alert waits unseen for a list to be written.
 */
export const maySee = (members: Members, standing: Seen, person: string): boolean =>
  members.length === 0 ? !standing.recused.has(person) : whoSees(members, standing).includes(person);
