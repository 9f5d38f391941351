import type { Plugin } from 'vite';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** What browsers learnt to read after Chrome 64, as the parser names it. */
const NEWER: Readonly<Record<string, (node: Node) => boolean>> = {
  ChainExpression: () => true,
  PropertyDefinition: () => true,
  PrivateIdentifier: () => true,
  StaticBlock: () => true,
  ImportAttribute: () => true,
  LogicalExpression: ({ operator }) => operator === '??',
  AssignmentExpression: ({ operator }) => ['??=', '||=', '&&='].includes(String(operator)),
  CatchClause: ({ param }) => param === null,
  Literal: ({ bigint, raw }) => bigint !== undefined || /^[\d.]+_/.test(String(raw)),
};

/**
 * Breaks the build where a chunk holds syntax that Chrome 64 does not read: one such sign, and the page stays white.
 * What a bundler was told to make old and what came out are two things.
 */
export function oldSyntax(): Plugin {
  return {
    name: 'tongxing-old-syntax',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const found = newerIn(this.parse(file.code) as unknown as Node);
        if (found) this.error(`${file.fileName} holds a ${found.type} at ${String(found['start'])}`);
      }
    },
  };
}

function newerIn(root: Node): Node | undefined {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (isNode(next) && NEWER[next.type]?.(next) === true) return next;
    left.push(...(Object.values(next) as unknown[]));
  }
  return undefined;
}

const isNode = (value: object): value is Node => 'type' in value && typeof value.type === 'string';
