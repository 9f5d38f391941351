import { useMemo, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { PageModel, Question } from 'survey-core';
import { rendersOnScreen, sceneOf, type InstrumentDefinition } from '@tongxing/instruments';
import { Link } from 'wouter';
import { newModel } from '../collect/form/model';
import { optionsOf } from '../collect/form/options';
import { chineseHtmlOf, htmlOf, paragraphs } from '../collect/form/paragraphs';
import { AnswerPicture } from '../collect/form/picture';
import { ScenePicture } from '../collect/form/scene-picture';
import { HelpCard } from '../collect/help-card';
import { OtherLanguage, PageTitle, useWithoutFrame } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import { useConditionInWords, type Numbers } from './condition-in-words';
import { addressOf, previewQuery, type VersionName } from './queries';
import { usePreviewText } from './texts';
import '../collect/form/form.css';
import './paper.css';

/** Every question of a version on paper: for printing, and for the day on which the tablets fail. */
export default function PaperPage({ name }: { name: VersionName }) {
  useWithoutFrame();
  const text = usePreviewText();
  const found = useQuery(previewQuery(name));
  if (found.isError) return <ProblemNotice error={found.error} />;
  if (!found.data) return <Loading />;
  return (
    <>
      <p className="actions">
        <Link href={addressOf(name)}>← {text('back')}</Link>
        <button
          type="button"
          className="primary"
          onClick={() => {
            window.print();
          }}
        >
          {text('print')}
        </button>
        <OtherLanguage />
      </p>
      {'definition' in found.data && rendersOnScreen(found.data.definition) ? (
        <Paper definition={found.data.definition} />
      ) : (
        <p className="notice">{text('paperOnly')}</p>
      )}
    </>
  );
}

function Paper({ definition }: { definition: InstrumentDefinition }) {
  const { say, language } = useSpeech();
  const text = usePreviewText();
  const { questionnaire, provenance, instrument, version } = definition;
  const model = useMemo(() => newModel(questionnaire ?? {}, 'adult', language), [questionnaire, language]);
  const questions = model.getAllQuestions().filter((question) => question.getType() !== 'html');
  const numbers: Numbers = new Map(
    questions.map((question, i) => [question.name, { number: i + 1, question }]),
  );
  const family = ['child', 'guardian', 'carer'].includes(provenance.respondent);
  return (
    <article className="paper">
      <PageTitle>{say(provenance.title)}</PageTitle>
      <p className="quiet">{`${instrument}@${version}`}</p>
      <p className="blanks">
        {(['studyCode', 'date', 'enumerator'] as const).map((blank) => (
          <span key={blank}>{text(blank)}</span>
        ))}
      </p>
      {model.description && <p>{model.locDescription.textOrHtml}</p>}
      {model.pages.map((page) => (
        <PaperPart key={page.name} page={page} numbers={numbers} pictured={provenance.respondent === 'child'} />
      ))}
      {family && <HelpCard onPaper />}
    </article>
  );
}

interface PartProps {
  readonly page: PageModel;
  readonly numbers: Numbers;
  readonly pictured: boolean;
}

function PaperPart({ page, numbers, pictured }: PartProps) {
  return (
    <>
      {page.title && <h2>{page.locTitle.textOrHtml}</h2>}
      <OnlyIf expression={page.visibleIf} numbers={numbers} />
      {page.questions.map((question) => (
        <PaperQuestion key={question.name} question={question} numbers={numbers} pictured={pictured} />
      ))}
    </>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly numbers: Numbers;
  readonly pictured: boolean;
}

function PaperQuestion({ question, numbers, pictured }: QuestionProps) {
  const text = usePreviewText();
  if (question.getType() === 'html') {
    const told = paragraphs(htmlOf(question)) ?? [];
    const scene = sceneOf(paragraphs(chineseHtmlOf(question))?.[0] ?? '');
    return (
      <div className="paper-told">
        {scene && <ScenePicture scene={scene} />}
        <div>
          {told.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </div>
    );
  }
  const { description } = question;
  return (
    <section className="paper-question">
      <OnlyIf expression={question.visibleIf} numbers={numbers} />
      <p className="paper-stem">
        {`${String(numbers.get(question.name)?.number ?? '')}. `}
        {question.locTitle.textOrHtml}
        {question.getType() === 'checkbox' && <Aside>{text('severalAnswers')}</Aside>}
      </p>
      {description && <p className="paper-note">{description}</p>}
      {question.getType() === 'text' ? (
        <p className="blanks">&nbsp;</p>
      ) : (
        <PaperAnswers question={question} pictured={pictured} />
      )}
    </section>
  );
}

function PaperAnswers({ question, pictured }: { question: Question; pictured: boolean }) {
  const mark = question.getType() === 'checkbox' ? 'paper-box' : 'paper-ring';
  return (
    <ul className="paper-answers">
      {optionsOf(question).map(({ value, label, picture }) => (
        <li key={String(value)}>
          <span className={mark} /> {pictured && picture && <AnswerPicture picture={picture} />} {label}
        </li>
      ))}
    </ul>
  );
}

function OnlyIf({ expression, numbers }: { expression: string; numbers: Numbers }) {
  const inWords = useConditionInWords();
  return expression ? <p className="paper-note">{inWords(expression, numbers)}</p> : null;
}

const Aside = ({ children }: { children: ReactNode }) => <span className="paper-note"> ({children})</span>;
