/** The two languages in which everything Tongxing prints exists. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. */
export type BilingualText = Readonly<Record<Language, string>>;

/** BCP 47 tag of each language, for documents and pages. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
