import { CONSENT_RELATIONS, RELATIONS } from '@tongxing/contracts';
import { CODES } from './words.js';

it.each([...new Set([...RELATIONS, ...CONSENT_RELATIONS])])('the relation %s has words', (relation) => {
  expect(CODES[relation]).toBeDefined();
});
