import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTION_WORDS } from './words.js';

const SOURCES = 'apps/api/src';
const ACTION = /(?:action: |#record\(\w+, |record\(\w+, )'([a-z-]+\.[a-z_-]+)'/g;

const actions = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .flatMap((path) => [...readFileSync(join(SOURCES, path), 'utf8').matchAll(ACTION)])
  .map(([, action = '']) => action);

it.each([...new Set(actions)].sort())('what is recorded as %s has words', (action) => {
  expect(ACTION_WORDS[action]).toBeDefined();
});
