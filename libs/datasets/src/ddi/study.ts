import { LANGUAGES, LANGUAGE_TAGS, type BilingualText, type Language } from '@tongxing/contracts';
import { syntheticNote, type About } from '../about.js';
import type { Dataset } from '../model/dataset.js';
import { element, openTag } from '../xml.js';
import { inBoth } from './variable.js';

const KIND: BilingualText = { zh: '调查数据', en: 'survey data' };
const ACCESS: BilingualText = {
  zh: '仅供获授权的评估人员用于本项目的评估；不得与其他数据对照以识别任何儿童，不得转交他人。',
  en: 'For the evaluators of this project who were given access. Nobody may try to identify a child by comparing these with other data, or pass them on.',
};

/** Parts of the codebook before its variables: document, study and file. */
export function studyXml(dataset: Dataset, about: About, language: Language, fileName: string): string {
  return [
    documentXml(dataset, about, language),
    descriptionXml(dataset, about, language),
    fileXml(dataset, fileName),
  ].join('\n');
}

function titles({ title }: Dataset, { project }: About, language: Language): string {
  const others = LANGUAGES.filter((other) => other !== language);
  return [
    '<titlStmt>',
    element('titl', title[language], { 'xml:lang': LANGUAGE_TAGS[language] }),
    ...others.map((other) => element('parTitl', title[other], { 'xml:lang': LANGUAGE_TAGS[other] })),
    element('IDNo', project.code, { agency: 'Tongxing' }),
    '</titlStmt>',
  ].join('');
}

function documentXml(dataset: Dataset, about: About, language: Language): string {
  const day = dataset.asOf.slice(0, 10);
  return [
    '<docDscr><citation>',
    titles(dataset, about, language),
    `<prodStmt>${element('prodDate', day, { date: day })}${element('software', about.software)}</prodStmt>`,
    '</citation></docDscr>',
  ].join('');
}

function descriptionXml(dataset: Dataset, about: About, language: Language): string {
  const { project, design, waves, unit, instruments, disclosure } = about;
  const day = dataset.asOf.slice(0, 10);
  const synthetic = syntheticNote(about);
  return [
    '<stdyDscr><citation>',
    titles(dataset, about, language),
    `<distStmt>${element('distDate', day, { date: day })}</distStmt>`,
    ...(project.source ? [inBoth('biblCit', project.source)] : []),
    '</citation><stdyInfo>',
    inBoth('abstract', project.name),
    ...(synthetic ? [inBoth('abstract', synthetic)] : []),
    `<sumDscr>${inBoth('anlyUnit', unit)}${inBoth('dataKind', KIND)}</sumDscr>`,
    '</stdyInfo><method><dataColl>',
    ...waves.map((wave) => inBoth('timeMeth', wave)),
    inBoth('sampProc', design),
    ...instruments.map(({ instrument, version, title }) =>
      inBoth('resInstru', title, { ID: `I-${instrument}-${version}` }),
    ),
    '</dataColl></method><dataAccs><useStmt>',
    ...disclosure.map((rule) => inBoth('confDec', rule, { required: 'yes' })),
    inBoth('conditions', ACCESS),
    '</useStmt></dataAccs></stdyDscr>',
  ].join('\n');
}

const fileXml = ({ rows, variables }: Dataset, fileName: string): string =>
  [
    openTag('fileDscr', { ID: 'F1' }),
    '<fileTxt>',
    element('fileName', fileName),
    `<dimensns>${element('caseQnty', String(rows))}${element('varQnty', String(variables.length))}</dimensns>`,
    '</fileTxt></fileDscr>',
  ].join('');
