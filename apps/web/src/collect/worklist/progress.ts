import type { ConsentKind, ConsentObstacle, VisitOutcome } from '@tongxing/contracts';
import type { Item } from './worklist';

/** What was done on this tablet and may not have reached the server yet. `on` is a calendar day here. */
export type Progress =
  | {
      readonly kind: 'finished';
      readonly assignment?: string;
      readonly participant: string;
      readonly on: string;
      readonly state: 'done' | 'partial';
    }
  | {
      readonly kind: 'visited';
      readonly assignment: string;
      readonly on: string;
      readonly outcome: VisitOutcome;
      readonly final: boolean;
    }
  | {
      readonly kind: 'consented';
      readonly participant: string;
      readonly wave?: string;
      readonly consent: ConsentKind;
      readonly decision: 'given' | 'refused';
      readonly on: string;
    };

const OBSTACLE_OF = {
  guardian: 'guardian-missing',
  carer: 'carer-missing',
  assent: 'assent-missing',
} as const satisfies Readonly<Record<ConsentKind, ConsentObstacle>>;

/** An assignment as it stands with what was done here. */
export interface Standing {
  readonly item: Item;
  /** As the server knows it, unless it was ended here since. */
  readonly state: Item['state'];
  /** Why the questionnaire may not be shown; empty where it may. */
  readonly obstacles: readonly ConsentObstacle[];
  /** Day on which it was ended here. */
  readonly endedOn?: string;
}

/**
 * How an assignment stands.
 *
 * A consent that was given here takes its obstacle away at once; a child's no stands for the day, whatever else is
 * said; nothing takes a withdrawal away (`Worklist` of the contracts).
 */
export function standing(item: Item, progress: readonly Progress[], today: string): Standing {
  const own = progress.filter((p) =>
    p.kind === 'consented' ? p.participant === item.participant : p.assignment === item.id,
  );
  const ended = own.find((p) => p.kind === 'finished' || (p.kind === 'visited' && p.final));
  const state =
    ended?.kind === 'finished'
      ? ended.state
      : ended?.kind === 'visited' && ended.outcome !== 'postponed'
        ? ended.outcome
        : item.state;
  return {
    item,
    state,
    obstacles: obstaclesOf(item, own, today),
    ...(ended && { endedOn: ended.on }),
  };
}

function obstaclesOf(item: Item, own: readonly Progress[], today: string): ConsentObstacle[] {
  const said = own.flatMap((p) => (p.kind === 'consented' && inWave(p, item) ? [p] : []));
  const given = new Set(said.filter(({ decision }) => decision === 'given').map((p) => OBSTACLE_OF[p.consent]));
  const left = item.obstacles.filter((obstacle) => !given.has(obstacle as (typeof OBSTACLE_OF)[ConsentKind]));
  const declined = said.some((p) => p.consent === 'assent' && p.decision === 'refused' && p.on === today);
  return declined && item.respondent === 'child' && !left.includes('child-declined')
    ? ['child-declined', ...left]
    : left;
}

const inWave = ({ wave }: { readonly wave?: string }, item: Item): boolean =>
  wave === undefined || wave === item.wave;
