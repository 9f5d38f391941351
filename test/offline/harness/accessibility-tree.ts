import type { Page } from 'playwright-core';

/** One thing as Chromium tells it to a screen reader. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly focusable: boolean;
  readonly checked: boolean;
}

interface Node {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** Everything on the screen that a screen reader is told, in reading order. */
export async function toldOn(page: Page): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node: Node): Node[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? below(child) : [];
    }),
  ];
  const [root] = nodes;
  return (root ? below(root) : []).filter(({ ignored }) => !ignored).map(toldOf);
}

function toldOf({ role, name, properties = [] }: Node): Told {
  const has = (property: string, value: unknown) =>
    properties.some((one) => one.name === property && one.value.value === value);
  return {
    role: role?.value ?? '',
    name: (name?.value ?? '').trim(),
    focusable: has('focusable', true),
    checked: has('checked', 'true'),
  };
}
