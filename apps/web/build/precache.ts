import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

interface Options {
  /** The page of the app, as it lies in the built folder. */
  readonly page: string;
  /** Source of the service worker. */
  readonly source: string;
  /** Where it comes to lie in the built folder. */
  readonly worker: string;
  /** Files of the public folder that belong to the app, by the folder they lie in. */
  readonly folder: string;
}

/**
 * Builds the service worker, as one script without imports, which old WebViews ask for, and writes into it which
 * files make up the app and what each of them must hold: those that its page imports, at once or later, and no file
 * of any other page. A changed file changes the worker, which is how a browser learns of a new version.
 */
export function precache({ page, source, worker, folder }: Options): Plugin {
  let publicDir = '';
  return {
    name: 'tongxing-precache',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ publicDir } = config);
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = [...reached(bundle, page)].sort().map((name) => entry(name, contentOf(bundle, name)));
        const fixed = readdirSync(join(publicDir, folder))
          .sort()
          .map((name) => entry(`${folder}/${name}`, readFileSync(join(publicDir, folder, name))));
        const list = JSON.stringify([...files, ...fixed]);
        this.emitFile({ type: 'asset', fileName: worker, source: await script(source, list) });
      },
    },
  };
}

async function script(input: string, list: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __PRECACHE__: list },
    build: { write: false, target: 'es2020', rolldownOptions: { input, output: { format: 'iife' } } },
  });
  const [chunk] = (built as Rolldown.RolldownOutput).output;
  return chunk.code;
}

/** The page itself, its chunk, and whatever that imports. */
function reached(bundle: Rolldown.OutputBundle, page: string): Set<string> {
  const found = new Set([page]);
  const visit = (name: string): void => {
    const file = bundle[name];
    if (found.has(name) || file?.type !== 'chunk') return;
    found.add(name);
    const { importedCss = [], importedAssets = [] } = file.viteMetadata ?? {};
    for (const asset of [...importedCss, ...importedAssets]) found.add(asset);
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
  };
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith(page) === true)
      visit(file.fileName);
  return found;
}

function contentOf(bundle: Rolldown.OutputBundle, name: string): string | Uint8Array {
  const file = bundle[name];
  if (!file) throw new Error(`${name} is not part of the build`);
  return file.type === 'chunk' ? file.code : file.source;
}

/** Address and subresource integrity, so that the page of a captive portal is never taken for a file of ours. */
const entry = (name: string, content: string | Uint8Array): [address: string, integrity: string] => [
  name.endsWith('/index.html') ? `/${name.slice(0, -'index.html'.length)}` : `/${name}`,
  `sha256-${createHash('sha256').update(content).digest('base64')}`,
];
