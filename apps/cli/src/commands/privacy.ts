import type { Command } from 'commander';
import { ProgrammeService, RetentionService, type Erasable } from '@tongxing/api';
import type { BilingualText } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { complain, say } from '../output.js';

interface ErasureOptions {
  readonly project: string;
  readonly confirm?: string;
}

const ERASED: Readonly<Record<Erasable, BilingualText>> = {
  contacts: { zh: '联系方式', en: 'contacts' },
  identities: { zh: '身份信息及其密钥', en: 'identities and their keys' },
};

/** `tongxing privacy erase-identities|retention` */
export function privacyCommands(program: Command): void {
  const privacy = program
    .command('privacy')
    .description('what must be kept secret, and what must be forgotten');
  privacy
    .command('erase-identities')
    .description("erase a project's names and contacts for good, and destroy the keys that open them")
    .requiredOption('-p, --project <code>', 'project code')
    .option('--confirm <code>', 'the project code once more: nothing brings the names back')
    .action(eraseIdentities);
  privacy
    .command('retention')
    .description('erase what the rules of retention say is due; without --apply only say what is')
    .option('--apply', 'erase it')
    .action(({ apply = false }: { apply?: boolean }) => retention(apply));
}

/** Meant for a daily timer once the dates are checked: what it erases nothing brings back. */
async function retention(apply: boolean): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const items = await app.get(RetentionService).run(!apply);
    if (items.length === 0) say({ zh: '目前没有到期应清除的内容', en: 'nothing is due' });
    for (const { project, what, dueOn, erased } of items)
      say({
        zh: `${project.code}：${ERASED[what].zh}，${dueOn} 到期${erased === undefined ? '' : `，已清除 ${String(erased)} 项`}`,
        en: `${project.code}: ${ERASED[what].en}, due ${dueOn}${erased === undefined ? '' : `, ${String(erased)} erased`}`,
      });
  });
}

async function eraseIdentities({ project: code, confirm }: ErasureOptions): Promise<void> {
  if (confirm !== code) {
    complain({
      zh: `姓名和联系方式清除后无法恢复。确认请加上 --confirm ${code}`,
      en: `Names and contacts cannot be brought back. To go on, add --confirm ${code}`,
    });
    process.exitCode = 1;
    return;
  }
  await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(code);
    const erased = await app.get(RetentionService).eraseNow(id, 'identities');
    say({
      zh: `已清除 ${String(erased)} 人的身份信息，密钥已销毁`,
      en: `the identities of ${String(erased)} participants are erased and their keys destroyed`,
    });
  });
}
