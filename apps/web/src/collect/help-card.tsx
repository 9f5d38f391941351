import { useSpeech } from '../shell/language';
import type { TextId } from '../shell/texts';
import './help-card.css';
import { NATIONAL_HOTLINES, type Hotline } from './hotlines';

/**
 * Whom to turn to. Everyone sees the same card at the end, whatever was answered, so that seeing it tells a
 * bystander nothing.
 */
export function HelpCard() {
  const { text } = useSpeech();
  return (
    <section className="help-card" aria-label={text('helpCard')}>
      <h2>{text('helpCard')}</h2>
      <p>{text('helpAdult')}</p>
      <Numbers heading="helpDanger" hotlines={NATIONAL_HOTLINES.filter(({ emergency }) => emergency)} />
      <Numbers heading="helpTalk" hotlines={NATIONAL_HOTLINES.filter(({ emergency }) => !emergency)} />
    </section>
  );
}

function Numbers({ heading, hotlines }: { heading: TextId; hotlines: readonly Hotline[] }) {
  const { text, say } = useSpeech();
  return (
    <>
      <h3>{text(heading)}</h3>
      <ul>
        {hotlines.map(({ number, name }) => (
          <li key={number}>
            <a href={`tel:${number}`}>{number}</a> {say(name)}
          </li>
        ))}
      </ul>
    </>
  );
}
