import type { ReactNode } from 'react';
import { useSpeech } from '../shell/language';
import type { TextId } from '../shell/texts';
import './help-card.css';
import { NATIONAL_HOTLINES, type Hotline } from './hotlines';

interface Props {
  /** The county's own numbers. */
  readonly own?: readonly Hotline[];
  /** On paper the county's number is written in by hand, where none is known. */
  readonly onPaper?: boolean;
}

/**
 * Whom to turn to: the county's own numbers first, then the national ones that it does not name itself. Everyone
 * sees the same card at the end, whatever was answered, so that seeing it tells a bystander nothing.
 */
export function HelpCard({ own = [], onPaper = false }: Props) {
  const { text } = useSpeech();
  const named = new Set(own.map(({ number }) => number));
  return (
    <section className="help-card" aria-label={text('helpCard')}>
      <h2>{text('helpCard')}</h2>
      <p>{text('helpAdult')}</p>
      <Numbers heading="helpLocal" hotlines={own}>
        {onPaper && <p className="blanks">{text('helpLocalBlank')}</p>}
      </Numbers>
      {(['helpDanger', 'helpTalk'] as const).map((heading) => (
        <Numbers
          key={heading}
          heading={heading}
          hotlines={NATIONAL_HOTLINES[heading].filter(({ number }) => !named.has(number))}
        />
      ))}
    </section>
  );
}

interface NumbersProps {
  readonly heading: TextId;
  readonly hotlines: readonly Hotline[];
  /** What stands there instead of numbers. */
  readonly children?: ReactNode;
}

function Numbers({ heading, hotlines, children }: NumbersProps) {
  const { text } = useSpeech();
  if (hotlines.length === 0 && !children) return null;
  return (
    <>
      <h3>{text(heading)}</h3>
      {hotlines.length === 0 ? (
        children
      ) : (
        <ul>
          {hotlines.map((hotline) => (
            <NumberLine key={hotline.number} hotline={hotline} />
          ))}
        </ul>
      )}
    </>
  );
}

function NumberLine({ hotline: { number, name, hours } }: { hotline: Hotline }) {
  const { say } = useSpeech();
  return (
    <li>
      <a href={`tel:${number}`}>{number}</a> {say(name)}
      {hours && <span className="quiet"> · {say(hours)}</span>}
    </li>
  );
}
