import type { FieldServer } from './field-server.js';
import type { Tablet } from './tablet.js';

export type Answered = Readonly<Record<string, string>>;

/**
 * Asks somebody everything, and the enumerator takes the tablet back.
 *
 * @param nth which answer is given first; the following questions take the next one each
 * @returns what was answered, by question, as texts
 */
export async function interview(tablet: Tablet, studyCode: string, nth = 0): Promise<Answered> {
  await tablet.begin(studyCode);
  const answered = await answerAll(tablet, nth);
  await tablet.takeBack();
  return answered;
}

/** Answers from the question that shows to the last, and gives the tablet back. */
export async function answerAll(tablet: Tablet, nth = 0): Promise<Answered> {
  const answered: Record<string, string> = {};
  for (let step = nth; ; step++) {
    const isLast = (await tablet.onward.getAttribute('data-nav')) === 'finish';
    const choices = tablet.page.locator('.choice input');
    const count = await choices.count();
    if (count > 0) {
      const choice = (await tablet.rightAnswer()) ?? choices.nth(step % count);
      answered[(await tablet.question()) ?? ''] = await choice.inputValue();
      await choice.check({ force: true });
    }
    if (isLast) break;
    await tablet.goOn();
  }
  await tablet.onward.click();
  await tablet.page.getByText('请把平板还给访员').waitFor();
  return answered;
}

/** What the server stored of answers, in the order in which it came, as texts. */
export const storedAnswers = ({ stored }: FieldServer): Answered[] =>
  [...stored.values()].map((payload) => {
    if (payload.kind !== 'submission') throw new Error(`stored a ${payload.kind}`);
    return Object.fromEntries(
      Object.entries(payload.submission.answers).map(([name, value]) => [name, String(value)]),
    );
  });
