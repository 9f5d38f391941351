import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react(), compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 })],
  resolve: { alias: [{ find: /^@tongxing\/([a-z-]+)$/, replacement: here('../../libs/$1/src/index.ts') }] },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Tablets in the field carry WebViews of several years ago.
    target: 'es2020',
    // survey-core hardly shakes: its chunk of 1.6 MB loads with the questionnaire and not before.
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      // Our libraries do nothing on import: what a page does not use of them is left out.
      treeshake: { moduleSideEffects: (id) => !/\/libs\/[a-z]+\/src\//.test(id) },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
