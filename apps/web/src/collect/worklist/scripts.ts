import type { ConsentKind } from '@tongxing/contracts';
import type { Item, KeptWorklist } from './worklist';

/** Ends the name of a script that is for one age band only: `child-assent-b`. */
const BAND = /-([abc])$/;

/** The script by which this consent is asked: for a child, that of its age band. */
export const scriptFor = (
  { scripts }: KeptWorklist,
  kind: ConsentKind,
  band: Item['band'],
): KeptWorklist['scripts'][number] | undefined =>
  scripts.find((script) => {
    const of = BAND.exec(script.id)?.[1];
    return script.kind === kind && (kind !== 'assent' || of === band?.toLowerCase());
  });
