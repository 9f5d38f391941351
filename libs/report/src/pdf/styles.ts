import type { Style } from './sheet.js';

/** The report's typography, in one place. Sizes and leadings are points. */
export const STYLES = {
  title: { size: 26, weight: 'bold', leading: 4 },
  subtitle: { size: 15, ink: 'accent', leading: 4 },
  heading1: { size: 17, weight: 'bold', ink: 'accent', leading: 2 },
  heading2: { size: 12.5, weight: 'bold', leading: 2 },
  body: { size: 10, leading: 3.5 },
  lead: { size: 11.5, leading: 4 },
  quiet: { size: 9, ink: 'quiet', leading: 3 },
  caption: { size: 9, weight: 'bold', leading: 2 },
  header: { size: 8, weight: 'bold', leading: 1 },
  cell: { size: 8.5, leading: 1.5 },
  footer: { size: 8, ink: 'quiet' },
} as const satisfies Record<string, Style>;
