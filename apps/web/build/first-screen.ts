import type { Plugin, Rolldown } from 'vite';

interface Options {
  /** The page, as it lies in the source folder. */
  readonly page: string;
  /** Parts of the paths of modules that must not be among what it loads at once. */
  readonly never: readonly string[];
}

/**
 * Breaks the build where a page would load at once what it must not: on a slow line each of these is a second of
 * waiting for somebody who will not use it.
 */
export function firstScreen({ page, never }: Options): Plugin {
  return {
    name: 'tongxing-first-screen',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const modules = loadedAtOnce(bundle, page).flatMap(({ modules: parts }) =>
        Object.entries(parts).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
      );
      if (modules.length === 0) this.error(`${page} is not part of the build`);
      const wrong = modules.filter((id) => never.some((part) => id.includes(part)));
      if (wrong.length > 0) this.error(`${page} loads at once: ${wrong.join(', ')}`);
    },
  };
}

function loadedAtOnce(bundle: Rolldown.OutputBundle, page: string): Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const found = new Set(
    chunks.filter((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith(page) === true),
  );
  // A set visits what is added while it is walked.
  for (const { imports } of found)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  return [...found];
}
