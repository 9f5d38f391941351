import type { Plugin } from 'vite';

interface Declarator {
  readonly init: { readonly type: string; readonly start: number; readonly end: number } | null;
}

/**
 * Our libraries do nothing on import but describe things: what a page does not use of them is left out. A bundler
 * cannot know that of a description that is made by calls, as zod's are, so each is marked as free of effects.
 */
export function pureLibraries(): Plugin {
  return {
    name: 'tongxing-pure-libraries',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/libs\/[a-z]+\/src\//.test(id)) return null;
      const made = this.parse(code)
        .body.flatMap(declaratorsOf)
        .flatMap(({ init }) => init ?? []);
      const calls = made.filter(({ type }) => type === 'CallExpression').reverse();
      const marked = calls.reduce((text, { start, end }) => mark(text, start, end), code);
      return { code: marked, map: null };
    },
  };
}

function declaratorsOf(statement: unknown): readonly Declarator[] {
  const { type, declaration, declarations } = statement as {
    readonly type: string;
    readonly declaration?: unknown;
    readonly declarations?: readonly Declarator[];
  };
  if (type === 'VariableDeclaration') return declarations ?? [];
  return type === 'ExportNamedDeclaration' && declaration ? declaratorsOf(declaration) : [];
}

const mark = (code: string, start: number, end: number): string =>
  `${code.slice(0, start)}/* @__PURE__ */ (() => ${code.slice(start, end)})()${code.slice(end)}`;
