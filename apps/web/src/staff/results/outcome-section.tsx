import { armLabel } from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { DoseTable } from './dose-table';
import type { Outcome, Results } from './for-chart';
import { BoundsTable } from './loss-tables';
import { OutcomeFigures } from './outcome-figures';
import { BasisTable, ChangeTables, ContrastTable, ReliableTable } from './outcome-tables';
import { RankTables } from './rank-tables';
import { SensitivityTable } from './sensitivity-table';
import { ShareChangeTables, ShareContrastTable } from './share-tables';
import { SiteFigures } from './site-figures';
import { SubgroupTables } from './subgroup-tables';
import { useResultText } from './texts';
import { CourseTable, CrossSectionTable, SameAgeTable } from './wave-tables';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

/** One scale: what may be said of it, its charts, and its figures, opened when wanted. */
export function OutcomeSection({ results, outcome }: Props) {
  const { say, term } = useSpeech();
  const text = useResultText();
  return (
    <section aria-labelledby={`outcome-${outcome.id}`}>
      <h3 id={`outcome-${outcome.id}`}>
        {say(outcome.name)}
        {outcome.unit === 'site' && ` · ${term('ofSites')}`}
        {results.plan.primary.length > 0 && ` · ${term(outcome.role)}`}
      </h3>
      <Sentences results={results} outcome={outcome} />
      <OutcomeFigures results={results} outcome={outcome} />
      <details className="older">
        <summary>
          {text('allFigures')}
          <span className="unseen"> · {say(outcome.name)}</span>
        </summary>
        <Tables results={results} outcome={outcome} />
      </details>
    </section>
  );
}

/** Every figure of an outcome that the report has. */
function Tables({ results, outcome }: Props) {
  return (
    <>
      {outcome.kind === 'yes_no' ? (
        <ShareChangeTables results={results} outcome={outcome} />
      ) : (
        <ChangeTables results={results} outcome={outcome} />
      )}
      <ReliableTable results={results} outcome={outcome} />
      <CourseTable results={results} outcome={outcome} />
      <SameAgeTable results={results} outcome={outcome} />
      <CrossSectionTable results={results} outcome={outcome} />
      {outcome.contrasts.length > 0 && (
        <>
          <ContrastTable results={results} outcome={outcome} />
          <BasisTable outcome={outcome} />
          {outcome.kind === 'yes_no' && <ShareContrastTable outcome={outcome} />}
        </>
      )}
      <RankTables results={results} outcome={outcome} />
      <DoseTable results={results} outcome={outcome} />
      <SensitivityTable outcome={outcome} />
      <BoundsTable outcome={outcome} />
      <SubgroupTables results={results} outcome={outcome} />
      <SiteFigures results={results} outcome={outcome} />
    </>
  );
}

/** What may be said of an outcome, and why no more. */
function Sentences({ results, outcome }: Props) {
  const { say, term, language } = useSpeech();
  const colon = language === 'zh' ? '：' : ': ';
  return (
    <ul>
      {outcome.changes.flatMap(({ arm, sentence, reliable }) =>
        [sentence, ...(reliable ? [reliable.sentence] : [])].map((found) => (
          <li key={`${arm} ${found.en}`}>
            {armLabel(arm, results.design.arms, term)}
            {colon}
            {say(found)}
          </li>
        )),
      )}
      {outcome.sameAge.map(({ arm, sentence }) => (
        <li key={`same age ${arm}`}>
          {armLabel(arm, results.design.arms, term)}
          {colon}
          {say(sentence)}
        </li>
      ))}
      {outcome.crossSections.map(({ arm, sentence }) => (
        <li key={`waves ${sentence.en}`}>
          {arm === undefined ? '' : `${armLabel(arm, results.design.arms, term)}${colon}`}
          {say(sentence)}
        </li>
      ))}
      {outcome.dose.map(({ arm, sentence }) => (
        <li key={`dose ${arm}`}>
          {armLabel(arm, results.design.arms, term)}
          {colon}
          {say(sentence)}
        </li>
      ))}
      {outcome.contrasts.map(({ treatment, comparison, sentence }) => (
        <li key={`${treatment} ${comparison}`}>{say(sentence)}</li>
      ))}
      {outcome.contrasts.map(
        ({ treatment, comparison, sensitivity }) =>
          sensitivity && <li key={`sensitivity ${treatment} ${comparison}`}>{say(sensitivity.sentence)}</li>,
      )}
      {outcome.contrasts.map(
        ({ treatment, comparison, bounds }) =>
          bounds && <li key={`bounds ${treatment} ${comparison}`}>{say(bounds.sentence)}</li>,
      )}
      {[...new Set(reasonsOf(outcome).map(say))].map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** How changes were estimated, and why comparisons may say what they say. */
const reasonsOf = ({ changes, contrasts }: Outcome) => [
  ...changes.map(({ model }) => model.reason),
  ...contrasts.map(({ claim }) => claim.reason),
];
