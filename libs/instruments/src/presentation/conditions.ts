/** A question and the answer that it must have. */
export interface RequiredAnswer {
  readonly question: string;
  readonly value: string | number;
}

const EQUALITY = /^\{([^{}]+)\}\s*=\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?))$/;

/**
 * The answers any one of which makes a condition hold, where the condition says no more than that: people who
 * fill in a paper form can be told so in words.
 *
 * @param expression a condition as SurveyJS writes it
 * @returns undefined for a condition of any other form
 * @example anyOfAnswers("{mother} = 'away' or {age} = 7") // [{ question: 'mother', value: 'away' }, { question: 'age', value: 7 }]
 */
export function anyOfAnswers(expression: string): RequiredAnswer[] | undefined {
  const found = expression
    .trim()
    .split(/\s+or\s+/)
    .map((part) => requiredAnswer(part.trim()));
  return found.every((one) => one !== undefined) ? found : undefined;
}

function requiredAnswer(part: string): RequiredAnswer | undefined {
  const [, question, word, number] = EQUALITY.exec(part) ?? [];
  if (question === undefined) return undefined;
  return { question, value: word ?? Number(number) };
}
