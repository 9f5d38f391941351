import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { eager } from './build/eager.ts';
import { firstScreen } from './build/first-screen.ts';
import { precache } from './build/precache.ts';
import { pureLibraries } from './build/pure-libraries.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as { version: string };

/** A service worker rules over the folder that it lies in, under a name that stays. */
const WORKER = 'collect/service-worker.js';

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    pureLibraries(),
    precache({
      page: 'collect/index.html',
      source: here('src/collect/worker/service-worker.ts'),
      worker: WORKER,
      folder: 'collect',
    }),
    firstScreen({
      page: 'collect/index.html',
      never: ['/src/staff/', '/zod/', '/openapi-fetch/', '/survey-core/', '/survey-react-ui/', '/hash-wasm/'],
    }),
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 }),
  ],
  define: { __APP_VERSION__: JSON.stringify(version) },
  resolve: { alias: [{ find: /^@tongxing\/([a-z-]+)$/, replacement: here('../../libs/$1/src/index.ts') }] },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Tablets in the field carry WebViews of several years ago.
    target: 'es2020',
    // survey-core hardly shakes: its chunk of 1.6 MB loads with the questionnaire and not before.
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      // The console and the tablet's app are two pages, so that neither ships the other's code.
      input: {
        staff: here('index.html'),
        collect: here('collect/index.html'),
      },
      output: { postBanner: eager(['/react-dom/', '/survey-core/fesm/survey-core', '/src/collect/']) },
      // Our libraries do nothing on import: what a page does not use of them is left out.
      treeshake: { moduleSideEffects: (id) => !/\/libs\/[a-z]+\/src\//.test(id) },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
