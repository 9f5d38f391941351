import type { Schemas } from '../../shell/server';

export type Member = Schemas['SafeguardingTeam']['members'][number];
export type Duty = Member['duty'];

export const DUTIES = ['lead', 'deputy', 'worker'] as const satisfies readonly Duty[];

/** The team with a person at the end of it. */
export const withMember = (members: readonly Member[], person: string, duty: Duty): Member[] => [
  ...members,
  { person, duty },
];

export const withoutMember = (members: readonly Member[], person: string): Member[] =>
  members.filter((one) => one.person !== person);

/** The team with a person one place nearer to its beginning: cases pass on in its order. */
export function movedUp(members: readonly Member[], person: string): Member[] {
  const at = members.findIndex((one) => one.person === person);
  const [before, moved] = [members[at - 1], members[at]];
  if (!before || !moved) return [...members];
  return [...members.slice(0, at - 1), moved, before, ...members.slice(at + 1)];
}

/** The team with another duty for a person. Whoever becomes lead takes it over from who was, who becomes deputy. */
export function withDutyOf(members: readonly Member[], person: string, duty: Duty): Member[] {
  const changed = members.map((one): Member => {
    if (one.person === person) return { person, duty };
    return duty === 'lead' && one.duty === 'lead' ? { ...one, duty: 'deputy' } : one;
  });
  if (duty !== 'lead') return changed;
  return [...changed.filter((one) => one.duty === 'lead'), ...changed.filter((one) => one.duty !== 'lead')];
}

/** Whether a team can be appointed: one lead, or nobody at all. */
export const isWhole = (members: readonly Member[]): boolean =>
  members.length === 0 || members.filter(({ duty }) => duty === 'lead').length === 1;

export const isSame = (a: readonly Member[], b: readonly Member[]): boolean =>
  a.length === b.length && a.every(({ person, duty }, i) => person === b[i]?.person && duty === b[i].duty);
