import { useEffect } from 'react';
import type { Model } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import { Survey } from 'survey-react-ui';
import { useSpeech } from '../shell/language';
import { surveyLocale } from './form/look';

/** A questionnaire with kinds of question that our own pages do not know, as survey-react-ui shows it. */
export default function SurveyPages({ model }: { model: Model }) {
  const { language } = useSpeech();
  useEffect(() => {
    model.applyTheme(THEME);
    model.progressBarType = 'questions';
  }, [model]);
  useEffect(() => {
    model.locale = surveyLocale(language);
  }, [model, language]);
  return <Survey model={model} />;
}

/** The colours and fonts of style.css, as survey-core names them. */
const THEME = {
  cssVariables: {
    '--sjs2-color-project-brand-600': '#155e75',
    '--sjs2-color-utility-body': 'transparent',
    '--sjs2-typography-font-family-text': 'inherit',
  },
};
