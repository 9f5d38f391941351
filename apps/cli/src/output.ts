import type { BilingualText, Language } from '@tongxing/contracts';

/** The language of the terminal: Chinese where the locale is Chinese. */
export const terminalLanguage = (): Language =>
  /^zh/i.test(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '') ? 'zh' : 'en';

/** A result, on standard output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** A result in the language of the terminal. */
export const say = (text: BilingualText): void => {
  print(text[terminalLanguage()]);
};

/** Something the user must mend, on standard error. */
export const complain = (text: BilingualText): void =>
  void process.stderr.write(`${text[terminalLanguage()]}\n`);

/** A line that is written over by the next, where a person is watching; else a line of its own. */
export const progress = (text: BilingualText): void => {
  const line = text[terminalLanguage()];
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[2K${line}` : `${line}\n`);
};

export const endProgress = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\n');
};
