import { useState } from 'react';
import { changeChart } from '@tongxing/charts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { Figure } from './figure';
import { outcomeForChart, type Outcome, type Results } from './for-chart';
import { OutcomeSection } from './outcome-section';
import { useDomainName, useResultText } from './texts';

/** Every outcome or those of a choice, first together and then one by one, in the order of the plan. */
export function Outcomes({ results }: { results: Results }) {
  const speech = useSpeech();
  const words = useResultText();
  const [domain, setDomain] = useState('');
  const [role, setRole] = useState('');
  const shown = results.outcomes.filter(
    (outcome) => (domain === '' || outcome.domain === domain) && (role === '' || outcome.role === role),
  );
  const all = shown.map((outcome) => outcomeForChart(results, outcome, speech));
  return (
    <section aria-labelledby="results">
      <h2 id="results">{words('outcomes')}</h2>
      <Filter results={results} domain={domain} role={role} onDomain={setDomain} onRole={setRole} />
      <p role="status" className="quiet">
        {words('shown')} {shown.length} / {results.outcomes.length}
      </p>
      <OutcomeList outcomes={shown} />
      <p className="quiet">{speech.text('reading')}</p>
      {all.length > 1 && <Figure chart={changeChart(all, speech.term)} />}
      {shown.map((outcome) => (
        <OutcomeSection key={outcome.id} results={results} outcome={outcome} />
      ))}
    </section>
  );
}

interface FilterProps {
  readonly results: Results;
  readonly domain: string;
  readonly role: string;
  readonly onDomain: (domain: string) => void;
  readonly onRole: (role: string) => void;
}

function Filter({ results, domain, role, onDomain, onRole }: FilterProps) {
  const words = useResultText();
  const nameOf = useDomainName();
  const domains = [...new Set(results.outcomes.map((outcome) => outcome.domain))];
  const hasPrimary = results.plan.primary.length > 0;
  if (domains.length < 2 && !hasPrimary) return null;
  return (
    <p className="actions filter">
      {domains.length > 1 && (
        <Choice
          label={words('domain')}
          value={domain}
          options={[['', words('allDomains')], ...domains.map((each) => [each, nameOf(each)] as const)]}
          onChange={onDomain}
        />
      )}
      {hasPrimary && (
        <Choice
          label={words('role')}
          value={role}
          options={[
            ['', words('allRoles')],
            ['primary', words('onlyPrimary')],
          ]}
          onChange={onRole}
        />
      )}
    </p>
  );
}

function OutcomeList({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { say } = useSpeech();
  const words = useResultText();
  if (outcomes.length < 2) return null;
  return (
    <nav className="contents" aria-label={words('outcomes')}>
      <ul>
        {outcomes.map(({ id, name }) => (
          <li key={id}>
            <a href={`#outcome-${id}`}>{say(name)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
