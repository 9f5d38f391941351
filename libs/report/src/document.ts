import type { Chart } from '@tongxing/charts';
import type { Language } from '@tongxing/contracts';
import type { ReportIdentity } from './identity.js';

/** A part of a report, in reading order. Plain JSON: it can be stored, hashed and drawn anywhere. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'lead' | 'quiet' }
  | { readonly kind: 'callout'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table
  | { readonly kind: 'figure'; readonly chart: Chart }
  | { readonly kind: 'page_break' };

/** The first cell of a row is its header; `share` divides the width among the columns. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly {
    readonly header: string;
    readonly align: 'left' | 'right';
    readonly share: number;
  }[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  /** The project in the report's language, under the title. */
  readonly subtitle: string;
  /** Facts on the cover, as label and value. */
  readonly cover: readonly (readonly [string, string])[];
  /** Printed on the cover and on every page; absent for real data. */
  readonly syntheticLabel?: string;
  /** Heading of the table of contents; a document without one has no cover of its own either, and begins at once. */
  readonly contents?: string;
  readonly footer: string;
  /** The only date of the document: the instant of its newest datum. */
  readonly dataAsOf: string;
  readonly subject: string;
  /** Which report it is, for whoever checks the file later; absent where the file is no report of an analysis. */
  readonly identity?: ReportIdentity;
  readonly blocks: readonly Block[];
}
