import { armLabel, type OutcomeForChart } from '@tongxing/charts';
import type { Speech } from '../../shell/language';
import type { Schemas } from '../../shell/server';

export type Results = Schemas['Results'];
export type Outcome = Results['outcomes'][number];

export const outcomeForChart = (results: Results, outcome: Outcome, { say, term }: Speech): OutcomeForChart => {
  const [low, high] = outcome.range as unknown as [number, number];
  return {
    name: say(outcome.name),
    kind: outcome.kind,
    range: [low, high],
    changes: outcome.changes.map(({ arm, main }) => ({
      arm: armLabel(arm, results.design.arms, term),
      result: main,
    })),
  };
};
