import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { ProblemException, ProgrammeService, UsersService } from '@tongxing/api';
import { accountName, ROLES, type InvitedUser, type NewGrant, type Role, type User } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { print, say } from '../output.js';
import { textTable } from '../text-table.js';

interface InviteOptions {
  readonly displayName?: string;
  readonly role?: Role;
  readonly project?: string;
}

/** `tongxing users list|invite|reset` */
export function usersCommands(program: Command): void {
  const users = program.command('users').description('who may sign in; for whoever runs the server');
  users.command('list').description('lists the users with their roles').action(listUsers);
  users
    .command('invite')
    .description('makes a user and prints the link by which the password is set')
    .argument('<name>', 'name to sign in with')
    .option('-d, --display-name <name>', 'name as others see it (default: the same)')
    .addOption(new Option('-r, --role <role>', 'role to grant').choices([...ROLES]))
    .option('-p, --project <code>', 'project to which the role is limited (default: all)')
    .action(inviteUser);
  users
    .command('reset')
    .description('takes the password away, signs out everywhere, and prints a link to set a new one')
    .argument('<name>', 'name to sign in with')
    .option('--second-factor', 'takes the second factor away too')
    .action(resetUser);
}

async function listUsers(): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const rows = (await everyUser(app)).map((user) => [
      user.name,
      user.active ? 'active' : 'inactive',
      [...new Set(user.grants.map(({ role }) => role))].join(', '),
    ]);
    if (rows.length > 0) print(textTable(rows));
    else say({ zh: '尚无用户', en: 'there are no users yet' });
  });
}

async function inviteUser(name: string, { displayName = name, role, project }: InviteOptions): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const grants: NewGrant[] = role === undefined ? [] : [{ role, ...(await inProject(app, project)) }];
    const user = { name: accountName.parse(name), displayName, grants };
    printLink(await app.get(UsersService).invite(user));
  });
}

async function resetUser(name: string, { secondFactor = false }: { secondFactor?: boolean }): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const user = (await everyUser(app)).find((of) => of.name === name.toLowerCase());
    if (!user) throw new ProblemException('not-found');
    printLink(await app.get(UsersService).reset(user.id, { secondFactor }));
  });
}

async function inProject(app: INestApplicationContext, code: string | undefined): Promise<Partial<NewGrant>> {
  if (code === undefined) return {};
  return { project: (await app.get(ProgrammeService).findProjectByCode(code)).id };
}

async function everyUser(app: INestApplicationContext): Promise<User[]> {
  const all: User[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await app.get(UsersService).list({ limit: 500, ...(after !== undefined && { after }) });
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

/** The address is the configuration's: a server started with another port is reached at that one. */
function printLink({ link, expiresAt }: InvitedUser): void {
  const { url, host, port } = configuration();
  say({
    zh: `请将此链接当面交给本人（仅可使用一次，有效期至 ${expiresAt}）：`,
    en: `Hand this link over in person (it works once, until ${expiresAt}):`,
  });
  print(`${url ?? `http://${host}:${String(port)}`}${link}`);
}
