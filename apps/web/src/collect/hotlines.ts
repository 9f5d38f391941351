import type { BilingualText } from '@tongxing/contracts';

export interface Hotline {
  readonly number: string;
  readonly name: BilingualText;
  /** For danger that is there now. */
  readonly emergency: boolean;
}

/**
 * Numbers that answer all over the country, those for danger first. A county's own list replaces them once a
 * project can hold one; every number is called as a test before it is printed (domain.md 1.4).
 */
export const NATIONAL_HOTLINES: readonly Hotline[] = [
  { number: '110', name: { zh: '警察', en: 'Police' }, emergency: true },
  { number: '120', name: { zh: '急救', en: 'Ambulance' }, emergency: true },
  { number: '12355', name: { zh: '青少年服务台', en: 'Youth advice line' }, emergency: false },
  { number: '12356', name: { zh: '心理援助热线', en: 'Psychological support line' }, emergency: false },
  { number: '12345', name: { zh: '政务服务热线', en: 'Government service line' }, emergency: false },
];
