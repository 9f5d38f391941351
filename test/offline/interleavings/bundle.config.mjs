import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A mistake, put into the app's source: `[file, what stands there, what is put instead]`. */
const [file, from, to] = JSON.parse(process.env.MISTAKE ?? '[]');

const mistake = {
  name: 'tongxing-mistake',
  enforce: 'pre',
  transform(code, id) {
    if (file === undefined || !id.endsWith(file)) return null;
    if (!code.includes(from)) throw new Error(`${file} no longer says: ${from}`);
    return { code: code.replace(from, to), map: null };
  },
};

/** The device's code as one script, from the sources that the app is built from. */
export default {
  root: here('.'),
  logLevel: 'error',
  plugins: [mistake],
  define: { __APP_VERSION__: '"interleavings"' },
  resolve: { alias: [{ find: /^@tongxing\/([a-z-]+)$/, replacement: here('../../../libs/$1/src/index.ts') }] },
  build: {
    outDir: process.env.BUNDLE_TO,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/libs\/[a-z]+\/src\//.test(id) },
      input: here('page/device.ts'),
      output: { format: 'iife', entryFileNames: 'device.js', codeSplitting: false },
    },
  },
};
