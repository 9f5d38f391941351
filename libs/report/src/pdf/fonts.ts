import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Weight } from '@tongxing/charts';

const PACKAGE = '@expo-google-fonts/noto-sans-sc';
const FILES: Readonly<Record<Weight, string>> = {
  regular: `${PACKAGE}/400Regular/NotoSansSC_400Regular.ttf`,
  bold: `${PACKAGE}/700Bold/NotoSansSC_700Bold.ttf`,
};

const require = createRequire(import.meta.url);
const loaded = new Map<Weight, Buffer>();

/** Noto Sans SC, which holds Chinese and Latin alike (SIL Open Font License). Read once in a process. */
export function fontFile(weight: Weight): Buffer {
  const known = loaded.get(weight);
  if (known) return known;
  const file = readFileSync(require.resolve(FILES[weight]));
  loaded.set(weight, file);
  return file;
}
