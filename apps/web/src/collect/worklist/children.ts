import type { Field } from './field';
import { standing, type Standing } from './progress';
import type { KeptWorklist } from './worklist';

/** A participant with everything that is to be asked about them, at every open wave. */
export interface Child {
  readonly participant: string;
  readonly studyCode: string;
  readonly site: string;
  readonly standings: readonly (Standing & { readonly worklist: KeptWorklist })[];
}

/** Everybody on the worklists, by study code. */
export function childrenOf({ worklists, progress }: Field, today: string): Child[] {
  const children = new Map<string, Child>();
  for (const worklist of worklists)
    for (const item of worklist.items) {
      const before = children.get(item.participant);
      const { participant, studyCode, site } = item;
      const standings = [...(before?.standings ?? []), { ...standing(item, progress, today), worklist }];
      children.set(participant, { participant, studyCode, site, standings });
    }
  return [...children.values()].sort((a, b) => (a.studyCode < b.studyCode ? -1 : 1));
}

export const isLeft = ({ state }: Standing): boolean => state === 'open';
