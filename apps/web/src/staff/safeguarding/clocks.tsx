import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { useSafeguardingText, type SafeguardingText } from './texts';
import { distanceInWords, Moment } from './words';

type Clock = Schemas['AlertSummary']['clocks'][number];

const CLOCK_WORDS: Readonly<Record<Clock['clock'], SafeguardingText>> = {
  acknowledge: 'acknowledgeClock',
  first_contact: 'first_contact',
  review: 'reviewClock',
};

interface Props {
  readonly clocks: readonly Clock[];
  /** The moment at which they were read. */
  readonly at: string;
  /** Only those that still ask for something. */
  readonly running?: boolean;
}

/** What is due when. What is overdue says so in words, not by its colour alone. */
export function Clocks({ clocks, at, running = false }: Props) {
  const shown = clocks.filter(({ state }) => !running || state === 'running' || state === 'overdue');
  return (
    <ul className="clocks">
      {shown.map((clock) => (
        <ClockLine key={clock.clock} reading={clock} at={at} />
      ))}
    </ul>
  );
}

function ClockLine({ reading: { clock, due, state }, at }: { reading: Clock; at: string }) {
  const text = useSafeguardingText();
  const { language } = useSpeech();
  const done = state === 'met' || state === 'late';
  return (
    <li className={state}>
      <strong>{text(CLOCK_WORDS[clock])}</strong>{' '}
      {done ? (
        text(state)
      ) : (
        <>
          {state === 'overdue' && `${text('overdue')} · `}
          {distanceInWords(at, due, language)}{' '}
          <span className="quiet">
            ({text('due')} <Moment at={due} />)
          </span>
        </>
      )}
    </li>
  );
}
