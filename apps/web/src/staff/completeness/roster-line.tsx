import type { Schemas } from '../../shell/server';
import { useCompletenessText } from './texts';
import { wholePercent } from './totals';

/** How many of the people on the roster have answered anything at a wave. */
export function RosterLine({ roster }: { roster: readonly Schemas['RosterCompleteness'][] }) {
  const text = useCompletenessText();
  const sum = (part: 'people' | 'answered' | 'left') => roster.reduce((total, row) => total + row[part], 0);
  const [people, answered, left] = [sum('people'), sum('answered'), sum('left')];
  if (people === 0) return null;
  const percent = wholePercent(answered, people) ?? 0;
  return (
    <dl className="figures">
      <Figure name={text('people')}>{people}</Figure>
      <Figure name={text('answered')}>
        {answered} ({percent}%)
      </Figure>
      <Figure name={text('left')}>{left}</Figure>
      <Figure name={text('without')}>{people - answered - left}</Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
