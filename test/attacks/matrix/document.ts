import { ROLES } from '@tongxing/contracts';
import { SCOPES, TARGETS, type Outcome } from './callers.js';
import type { Wanted } from './routes.js';

/** Gives what became of a request of a caller (as `nameOf` names it) about a target. */
export type Outcomes = (route: string, caller: string, target: (typeof TARGETS)[number]) => Outcome;

const SIGN: Readonly<Record<Outcome, string>> = { allowed: '●', denied: '·', unknown: '○' };

/** The authorisation matrix as Markdown, from what was found. */
export function matrixDocument(wanted: Readonly<Record<string, Wanted>>, outcomes: Outcomes): string {
  const header = ['route', 'asks for', 'held', ...ROLES, 'device', 'nobody', 'ended session', 'revoked device'];
  const rows = Object.entries(wanted).map(([route, want]) => {
    const signs = (caller: string) => TARGETS.map((target) => SIGN[outcomes(route, caller, target)]).join('');
    return [
      `\`${route}\``,
      want.who,
      want.place ?? '',
      ...ROLES.map((role) => SCOPES.map((scope) => signs(`${role}, ${scope}`)).join(' ')),
      signs('device'),
      signs('anonymous'),
      signs('revoked session'),
      signs('revoked device'),
    ];
  });
  return `# Authorisation matrix

Every route of the API, called by every role and by those who have none. \`test/attacks/authorisation-matrix.spec.ts\` makes each request, compares what becomes of it with what is wanted (\`test/attacks/matrix/routes.ts\`, which the server does not know), and fails for a route that is missing. To write this page anew: \`UPDATE_MATRIX=1 npx jest test/attacks/authorisation-matrix\`.

- ● is let in, · is told that nothing is there, ○ is told to sign in.
- Each group of three signs is a request about something at the **own site**, at **another site** of the project, in **another project**.
- Under a role stand three groups: the role granted **at a site**, in **the project**, in **the whole installation**. Roles that need a second factor have given it; without it the test finds them denied everything that asks for a permission.
- A device is enrolled at a site.
- Lists that answer to who holds a permission somewhere show only what the caller reaches (\`test/api/grants.spec.ts\`).

${table([header, header.map(() => '---'), ...rows])}
`;
}

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
