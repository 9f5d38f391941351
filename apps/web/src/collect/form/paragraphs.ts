import type { Question } from 'survey-core';

export const htmlOf = (question: Question): string => String(question['html'] ?? '');

/** The same text in Chinese, by which its picture is known, whatever language shows. */
export const chineseHtmlOf = (question: Question): string =>
  question.getLocalizableString('html').getLocaleText('zh-cn');

/** The texts of a run of plain paragraphs; undefined for any other markup. */
export function paragraphs(html: string): string[] | undefined {
  const parts = html
    .split(/<\/?p>/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.some((part) => /[<>&]/.test(part)) ? undefined : parts;
}
