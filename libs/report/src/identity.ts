import type { Language } from '@tongxing/contracts';
import { REPORT_LENGTHS, type ReportLength } from './length.js';

/** How one run is told. */
export interface ReportForm {
  readonly language: Language;
  readonly length: ReportLength;
}

/** Which report a file claims to be. */
export interface ReportIdentity extends ReportForm {
  /** SHA-256 of the results it prints. */
  readonly results: string;
}

/** As it is written into the file, where readers of PDFs show keywords. */
export const identityText = ({ results, language, length }: ReportIdentity): string =>
  `tongxing-report results:${results} language:${language} length:${length}`;

const IDENTITY = new RegExp(
  `^tongxing-report results:([0-9a-f]{64}) language:(zh|en) length:(${REPORT_LENGTHS.join('|')})$`,
);

/** Undefined where a file does not say which report it is. */
export function identityIn(keywords: string): ReportIdentity | undefined {
  const [, results, language, length] = IDENTITY.exec(keywords) ?? [];
  if (results === undefined) return undefined;
  return { results, language: language as Language, length: length as ReportLength };
}
