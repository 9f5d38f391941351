import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { firstScreen } from './build/first-screen.ts';
import { oldSyntax } from './build/old-syntax.ts';
import { pureLibraries } from './build/pure-libraries.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Guardians come with whatever phone they have: from this version on a browser can load a page of modules at all. */
export const OLDEST_BROWSER = 'chrome64';

/**
 * The page of guardians, built by itself and after the others: it is made for older browsers than theirs, and shares
 * no file with them.
 */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [
    react(),
    pureLibraries(),
    firstScreen({
      page: 'guardian/index.html',
      never: ['/src/staff/', '/zod/', '/openapi-fetch/', '/survey-core/', '/survey-react-ui/', '/hash-wasm/'],
    }),
    oldSyntax(),
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 }),
  ],
  resolve: { alias: [{ find: /^@tongxing\/([a-z-]+)$/, replacement: here('../../libs/$1/src/index.ts') }] },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: false,
    assetsDir: 'guardian/assets',
    target: OLDEST_BROWSER,
    cssTarget: OLDEST_BROWSER,
    // survey-core comes while the first screen is read.
    chunkSizeWarningLimit: 1900,
    rolldownOptions: {
      input: { guardian: here('guardian/index.html') },
      treeshake: { moduleSideEffects: (id) => !/\/libs\/[a-z]+\/src\//.test(id) },
    },
  },
});
