import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { rendersOnScreen, type Fault, type InstrumentDefinition } from '@tongxing/instruments';
import { Link } from 'wouter';
import { PageTitle } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import { ServerProblem } from '../shell/server';
import { tell, useMessages, type Message } from './channel';
import { FlagsPanel } from './flags-panel';
import { addressOf, previewQuery, type VersionName } from './queries';
import { ScoresPanel } from './scores-panel';
import { usePreviewText } from './texts';

/** One version: its screen in a frame, and beside it what the answers given there amount to. */
export function PreviewedVersion({ name }: { name: VersionName }) {
  const { say } = useSpeech();
  const text = usePreviewText();
  const found = useQuery(previewQuery(name));
  const title = `${name.instrument}@${name.version}`;
  return (
    <>
      <Link href="/preview">← {text('all')}</Link>
      <PageTitle>
        {found.data && 'definition' in found.data
          ? `${say(found.data.definition.provenance.title)} · ${name.version}`
          : title}
      </PageTitle>
      {found.isPending && <Loading />}
      {found.isError && <NotFound error={found.error} />}
      {found.data && 'faults' in found.data && <Faults faults={found.data.faults} />}
      {found.data && 'definition' in found.data && <Workbench definition={found.data.definition} />}
    </>
  );
}

function NotFound({ error }: { error: Error }) {
  const text = usePreviewText();
  if (!(error instanceof ServerProblem && error.code === 'not-found')) return <ProblemNotice error={error} />;
  return (
    <p role="alert" className="notice problem">
      {text('unknown')}
    </p>
  );
}

/** What `instruments check` would say, file by file. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  const text = usePreviewText();
  return (
    <div role="alert" className="notice problem">
      <p>{text('faulty')}</p>
      <ul>
        {faults.map(({ code, file, at, message }) => (
          <li key={`${file} ${at} ${code} ${message}`}>
            <code>{at === '' ? file : `${file}: ${at}`}</code> {message} <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Answers = Readonly<Record<string, unknown>>;
const NO_ANSWERS: Answers = {};

function Workbench({ definition }: { definition: InstrumentDefinition }) {
  const text = usePreviewText();
  const [answers, setAnswers] = useState<Answers>(NO_ANSWERS);
  return (
    <>
      <p className="notice">{text('notStored')}</p>
      {rendersOnScreen(definition) && <Link href={`${addressOf(definition)}/paper`}>{text('paper')}</Link>}
      <div className="workbench">
        {rendersOnScreen(definition) ? (
          <Screen name={definition} onAnswers={setAnswers} />
        ) : (
          <p className="notice">{text('paperOnly')}</p>
        )}
        <div>
          <ScoresPanel definition={definition} answers={answers} />
          <FlagsPanel definition={definition} answers={answers} />
        </div>
      </div>
    </>
  );
}

const SIZES = { phone: [360, 740], tablet: [800, 1280] } as const;
type Size = keyof typeof SIZES;
/** Width on the page that the frame is scaled to. */
const ROOM = 440;

interface ScreenProps {
  readonly name: VersionName;
  readonly onAnswers: (answers: Answers) => void;
}

/** A frame of a real screen's size, so that the form lays itself out as it will in the field. */
function Screen({ name, onAnswers }: ScreenProps) {
  const { language } = useSpeech();
  const text = usePreviewText();
  const frame = useRef<HTMLIFrameElement>(null);
  const [size, setSize] = useState<Size>('tablet');
  const [interviewer, setInterviewer] = useState(true);
  const [run, setRun] = useState(0);
  const tellSetting = useCallback(() => {
    const screen = frame.current?.contentWindow;
    if (screen) tell(screen, { kind: 'setting', language, interviewer });
  }, [language, interviewer]);
  useEffect(tellSetting, [tellSetting]);
  useMessages(
    useCallback(
      (message: Message) => {
        if (message.kind === 'ready') tellSetting();
        if (message.kind === 'answers') onAnswers(message.answers);
      },
      [tellSetting, onAnswers],
    ),
  );
  const [width, height] = SIZES[size];
  const scale = Math.min(1, ROOM / width);
  return (
    <div className="screen">
      <div className="actions" role="group" aria-label={text('screen')}>
        {(['tablet', 'phone'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={size === one}
            onClick={() => {
              setSize(one);
            }}
          >
            {text(one)}
          </button>
        ))}
        <label className="inline">
          <input
            type="checkbox"
            checked={interviewer}
            onChange={(event) => {
              setInterviewer(event.target.checked);
            }}
          />
          {text('interviewer')}
        </label>
        <button
          type="button"
          onClick={() => {
            onAnswers(NO_ANSWERS);
            setRun(run + 1);
          }}
        >
          {text('again')}
        </button>
      </div>
      <div className="device" style={{ width: width * scale, height: height * scale }}>
        <iframe
          key={run}
          ref={frame}
          title={text('screen')}
          src={`${addressOf(name)}/screen`}
          width={width}
          height={height}
          style={{ transform: `scale(${String(scale)})` }}
        />
      </div>
    </div>
  );
}
