import { useSpeech } from '../../shell/language';

interface Props {
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/**
 * Asks once more before a child stops. Stopping is skipping all that is left: what has been answered is kept,
 * and the help card follows as for everyone.
 */
export function Stopping({ onStop, onGoOn }: Props) {
  const { text } = useSpeech();
  return (
    <section
      className="asked told"
      role="alertdialog"
      aria-labelledby="stopping"
      aria-describedby="stopping-how"
    >
      <h2 id="stopping">{text('stopAsked')}</h2>
      <p id="stopping-how">{text('stopHow')}</p>
      <div className="steps">
        <button type="button" autoFocus onClick={onGoOn}>
          {text('goOn')}
        </button>
        <button type="button" className="primary" data-nav="stop" onClick={onStop}>
          {text('stopNow')}
        </button>
      </div>
    </section>
  );
}
