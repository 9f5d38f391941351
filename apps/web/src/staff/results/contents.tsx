import { useSpeech } from '../../shell/language';
import type { Results } from './for-chart';
import { useResultText } from './texts';

/** The parts of the page, to jump to. Outcomes stand in a list of their own, which the filter narrows. */
export function Contents({ results }: { results: Results }) {
  const { text, term } = useSpeech();
  const words = useResultText();
  const parts = [
    ['claim', words('claim')],
    ['findings', words('limitations')],
    ['participation', text('participation')],
    ['results', words('outcomes')],
    ...(results.villages.length > 0 ? [['villages', term('villagesPart')] as const] : []),
    ...(results.attendance ? [['attendance', term('attendancePart')] as const] : []),
    ['quality', text('quality')],
    ['provenance', text('provenance')],
  ] as const;
  return (
    <nav className="contents" aria-label={words('contents')}>
      <p>{words('contents')}</p>
      <ul>
        {parts.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
