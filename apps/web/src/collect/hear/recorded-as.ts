/** How a recording is found: `zh-CN/pm_laugh.2`. */
export const recordedAs = (languageTag: string, name: string): string => `${languageTag}/${name}`;
