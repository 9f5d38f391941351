import { dictionary } from '@zxcvbn-ts/language-common';
import { isEasilyGuessed } from './known-passwords.js';

describe('a password', () => {
  it.each([
    '123456123456',
    'password1234',
    'Password123!',
    'qwertyuiop123',
    'woaini1314520',
    '1q2w3e4r5t6y',
    'iloveyou1234',
    'ｐａｓｓｗｏｒｄ１２３４',
    '2026tongxing-x7',
    '同行守护每一个孩子的成长',
    'Hope2026harbour-Hope',
    'li.na-violin-7-zebra',
  ])('that guessing comes to early is known: %s', async (password) => {
    expect(await isEasilyGuessed(password, ['Hope2026', 'li.na'])).toBe(true);
  });

  it.each([
    'harbour violin nineteen',
    '春眠不觉晓处处闻啼鸟夜来',
    'vk3-Tm9q.wz7b',
    'correct horse battery staple',
    'a b c d e f g',
  ])('that it does not is not: %s', async (password) => {
    expect(await isEasilyGuessed(password, ['a', 'b1', 'Hope2026'])).toBe(false);
  });

  it('of those most often found, alone or after each other, is refused at any length that we take', async () => {
    const common = dictionary['passwords-common'];
    const long = common.filter((password) => password.length >= 12);
    const pairs = common
      .slice(0, 4000)
      .map((password, i) => password + (common[i + 1] ?? ''))
      .filter((password) => password.length >= 12);
    expect(long.length + pairs.length).toBeGreaterThan(3000);
    const taken = [];
    for (const password of [...long, ...pairs])
      if (!(await isEasilyGuessed(password, []))) taken.push(password);
    expect(taken).toEqual([]);
  });
});
