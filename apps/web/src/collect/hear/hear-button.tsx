import type { Question } from 'survey-core';
import { useSpeech } from '../../shell/language';
import { htmlOf, paragraphs } from '../form/paragraphs';
import { optionsOf, type Option } from '../form/options';
import { useHearing, type Spoken } from './hearing';
import './hear.css';

/** Plays a question: its words and, unless each answer has its own button, the answers in their order. */
export function HearQuestion({ question }: { question: Question }) {
  const { text } = useSpeech();
  const { canHear, eachAnswer, saysSo } = useHearing();
  const parts = [
    stemOf(question),
    ...(eachAnswer ? [] : optionsOf(question).map((o) => answerOf(question, o))),
  ];
  if (canHear(parts)) return <HearButton parts={parts} label={text('hear')} wordy />;
  if (!saysSo) return null;
  return (
    <button type="button" className="hear" disabled>
      <Speaker /> {text('noVoice')}
    </button>
  );
}

/** Plays one answer. */
export function HearAnswer({ question, option }: { question: Question; option: Option }) {
  const { text } = useSpeech();
  const { canHear, eachAnswer } = useHearing();
  const parts = [answerOf(question, option)];
  if (!eachAnswer || !canHear(parts)) return null;
  return <HearButton parts={parts} label={`${text('hear')}: ${option.label}`} />;
}

interface ButtonProps {
  readonly parts: readonly Spoken[];
  readonly label: string;
  /** The label stands on the button and not only in its name. */
  readonly wordy?: boolean;
}

function HearButton({ parts, label, wordy = false }: ButtonProps) {
  const { text } = useSpeech();
  const { hear, stop, playing } = useHearing();
  const on = playing !== undefined && playing === parts[0]?.name;
  const name = on ? text('stopHearing') : label;
  return (
    <button
      type="button"
      className={wordy ? 'hear wordy' : 'hear'}
      aria-label={name}
      aria-pressed={on}
      onClick={() => {
        if (on) stop();
        else hear(parts);
      }}
    >
      <Speaker /> {wordy && <span>{name}</span>}
    </button>
  );
}

const stemOf = (question: Question): Spoken => ({
  name: question.name,
  text:
    question.getType() === 'html'
      ? (paragraphs(htmlOf(question)) ?? []).join(' ')
      : question.locTitle.textOrHtml,
});

const answerOf = (question: Question, { value, label }: Option): Spoken => ({
  name: `${question.name}.${String(value)}`,
  text: label,
});

function Speaker() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M4 9v6h4l5 4V5L8 9Z" fill="currentColor" />
      <path
        d="M16 8.5a5 5 0 0 1 0 7M18.5 6a8.5 8.5 0 0 1 0 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
