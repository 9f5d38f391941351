/** What is drawn beside a sentence that is told to a small child before they are asked whether they want to take part. */
export type Scene = 'hello' | 'point' | 'no_exam' | 'skip' | 'stop' | 'private' | 'help';

/** A sentence is known by its Chinese words, as a set of answers is. */
const SCENES: Readonly<Record<string, Scene>> = {
  '你好。我想知道你过得怎么样。': 'hello',
  '我来念，你用手指一指。': 'point',
  '这里可不是考试。': 'no_exam',
  '哪题想跳过，就跳过。': 'skip',
  '想停，就说“停”。': 'stop',
  '你说的话，我会保密。': 'private',
  '可要是有人伤害你，我会去找人帮你。': 'help',
};

/**
 * The picture of a sentence of the assent script for ages 6 to 8.
 *
 * @param zh the sentence in Chinese
 * @returns undefined for any other text
 * @see domain.md 4, child assent is pictorial
 * @example sceneOf('这里可不是考试。') // 'no_exam'
 */
export const sceneOf = (zh: string): Scene | undefined => (Object.hasOwn(SCENES, zh) ? SCENES[zh] : undefined);
