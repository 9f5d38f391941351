import type { ConsentKind, ConsentObstacle } from '@tongxing/contracts';
import type { ConsentEntity } from './consent.entity.js';

export type ConsentRecord = Pick<
  ConsentEntity,
  'kind' | 'waveId' | 'decision' | 'scopes' | 'obtainedOn' | 'recordedAt'
>;

const WEIGHT = { given: 0, refused: 1, withdrawn: 2 } as const;

/**
 * Whether `a` stands before `b`: the later day; on one day a no before a yes, so that a record that arrives late
 * from a tablet never undoes a withdrawal, and nobody is talked round; then what was recorded later.
 */
function standsBefore(a: ConsentRecord, b: ConsentRecord): boolean {
  if (a.obtainedOn !== b.obtainedOn) return a.obtainedOn > b.obtainedOn;
  if (WEIGHT[a.decision] !== WEIGHT[b.decision]) return WEIGHT[a.decision] > WEIGHT[b.decision];
  return a.recordedAt >= b.recordedAt;
}

/** The record of a kind that stands, of all of one participant's. */
function standingRecord(
  records: readonly ConsentRecord[],
  kind: ConsentKind,
  waveId?: string,
): ConsentRecord | undefined {
  return records
    .filter(
      (r) => r.kind === kind && (waveId === undefined || r.waveId === waveId || r.decision === 'withdrawn'),
    )
    .reduce<ConsentRecord | undefined>((best, r) => (best && !standsBefore(r, best) ? best : r), undefined);
}

/** Whether guardian or child have taken consent back, and not given it again on a later day. */
export const isWithdrawn = (records: readonly ConsentRecord[]): boolean =>
  (['guardian', 'assent'] as const).some((kind) => standingRecord(records, kind)?.decision === 'withdrawn');

/**
 * What stands in the way of asking at a wave.
 *
 * | asked   | guardian | carer | child                |
 * |---------|----------|-------|----------------------|
 * | a child | given    | given | assents at this wave |
 * | adults  | given    | given | has not declined     |
 *
 * A withdrawal or a child's no stands before everybody's yes, and then nothing else is named.
 *
 * @param records all of one participant's
 */
export function obstacles(
  records: readonly ConsentRecord[],
  waveId: string,
  asked: 'child' | 'adults',
): ConsentObstacle[] {
  if (isWithdrawn(records)) return ['withdrawn'];
  const assent = standingRecord(records, 'assent', waveId)?.decision;
  if (assent === 'refused') return ['child-declined'];
  const missing: ConsentObstacle[] = [];
  if (standingRecord(records, 'guardian')?.decision !== 'given') missing.push('guardian-missing');
  if (standingRecord(records, 'carer')?.decision !== 'given') missing.push('carer-missing');
  if (asked === 'child' && assent !== 'given') missing.push('assent-missing');
  return missing;
}

/**
 * What keeps a questionnaire about somebody closed. A withdrawal and a child's no count in every project, what is
 * missing only where consent is asked for.
 *
 * @param records all of one participant's
 */
export function barriers(
  records: readonly ConsentRecord[],
  { waveId, respondent, required }: Asking,
): ConsentObstacle[] {
  const found = obstacles(records, waveId, respondent === 'child' ? 'child' : 'adults');
  return required ? found : found.filter((obstacle) => ALWAYS.has(obstacle));
}

export interface Asking {
  readonly waveId: string;
  readonly respondent: string;
  /** Whether the project asks for consent. */
  readonly required: boolean;
}

const ALWAYS: ReadonlySet<ConsentObstacle> = new Set(['withdrawn', 'child-declined']);
