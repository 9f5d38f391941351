export { askedQuestions, type AskedQuestion } from './asked-questions.js';
export { CHANGES, changeInWords, type Change } from './change.js';
export * from './comparability.js';
export { diffVersions } from './diff-versions.js';
