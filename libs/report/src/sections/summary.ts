import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { armName, type Writer } from './writer.js';

/** What was found, in plain words: what changed, which way, and what cannot be said. */
export function summary(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const all = results.outcomes.flatMap((outcome) => outcome.changes.map((change) => ({ outcome, change })));
  const clear = all.filter(
    ({ change: { result } }) => result.kind === 'estimated' && leavesZeroOut(result.interval),
  );
  const estimated = all.filter(({ change }) => change.result.kind === 'estimated');
  return [
    { kind: 'heading', level: 1, text: term('summary') },
    { kind: 'callout', text: say(results.claim.reason) },
    { kind: 'paragraph', text: tally(writer, clear.length, estimated.length) },
    {
      kind: 'list',
      items: clear.map(({ outcome, change }) => {
        const text = `${say(outcome.name)} · ${armName(writer, change.arm)}${writer.language === 'zh' ? '：' : ': '}${say(change.sentence)}`;
        return text + desirability(writer, outcome, change.result);
      }),
    },
  ];
}

const leavesZeroOut = ({ low, high }: { low: number; high: number }) => low > 0 || high < 0;

function tally({ language }: Writer, clear: number, estimated: number): string {
  const unclear = estimated - clear;
  return language === 'zh'
    ? `本报告考察了 ${String(estimated)} 项变化，其中 ${String(clear)} 项的区间不含零，${String(unclear)} 项未见明确差异。区间不含零的各项如下，无论方向：`
    : `${String(estimated)} changes were examined. For ${String(clear)} of them the interval leaves zero out; for ${String(unclear)} no clear difference was seen. Those with a clear change, whichever way it went:`;
}

/** Whether a change went the wanted way; scales without a wanted direction say nothing. */
function desirability(
  { language }: Writer,
  outcome: OutcomeResults,
  result: OutcomeResults['changes'][number]['result'],
): string {
  if (outcome.direction === 'neutral' || result.kind !== 'estimated') return '';
  const better = result.change > 0 === (outcome.direction === 'higher_is_better');
  if (language === 'zh') return better ? '（朝向较好的一端）' : '（朝向较差的一端）';
  return better ? ' (towards the better end)' : ' (towards the worse end)';
}
