import type { Schemas } from '../shell/server';

/** A number as a county has entered it, or one that answers all over the country. */
export type Hotline = Schemas['Hotline'];

/**
 * Numbers that answer all over the country, under the heading of the help card they stand under. Every number
 * is called as a test before it is printed (domain.md 1.4).
 */
export const NATIONAL_HOTLINES = {
  helpDanger: [
    { number: '110', name: { zh: '警察', en: 'Police' } },
    { number: '120', name: { zh: '急救', en: 'Ambulance' } },
  ],
  helpTalk: [
    { number: '12355', name: { zh: '青少年服务台', en: 'Youth advice line' } },
    { number: '12356', name: { zh: '心理援助热线', en: 'Psychological support line' } },
    { number: '12345', name: { zh: '政务服务热线', en: 'Government service line' } },
  ],
} as const satisfies Readonly<Record<string, readonly Hotline[]>>;
