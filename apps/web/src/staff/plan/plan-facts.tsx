import { Moment } from '../../access/moment';
import type { Schemas } from '../../shell/server';
import { usePlanText } from './texts';

/** What a locked plan says, and the hash by which a report names it. */
export function PlanFacts({ locked: { plan, hash, lockedAt, ordinal } }: { locked: Schemas['LockedPlan'] }) {
  const text = usePlanText();
  const lines = [
    [text('ordinal'), ordinal],
    [text('lockedAt'), <Moment key="at" at={lockedAt} />],
    [text('hash'), <code key="hash">{hash}</code>],
    [text('waves'), `${plan.baseline} → ${plan.endline}`],
    [text('primary'), <Codes key="primary" codes={plan.primary} none={text('noPrimary')} />],
    [text('outcomes'), <Codes key="outcomes" codes={plan.outcomes} none={text('nothing')} />],
    [
      text('comparisons'),
      plan.comparisons.map(({ treatment, comparison }) => `${treatment} / ${comparison}`).join('; ') ||
        text('nothing'),
    ],
    [text('subgroups'), plan.subgroups?.join(', ') ?? text('nothing')],
    [text('level'), `${String(Math.round(plan.level * 1000) / 10)} %`],
    [text('seed'), plan.seed],
  ] as const;
  return (
    <dl>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Codes({ codes, none }: { codes: readonly string[]; none: string }) {
  if (codes.length === 0) return none;
  return (
    <ul className="files">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
