import type { Command } from 'commander';
import { Erasure, ProgrammeService, UnitOfWork } from '@tongxing/api';
import { configuration, withApplication } from '../application.js';
import { complain, say } from '../output.js';

interface ErasureOptions {
  readonly project: string;
  readonly confirm?: string;
}

/** `tongxing privacy erase-identities` */
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
    const erased = await app.get(UnitOfWork).write((tx) => app.get(Erasure).erase(tx, 'identities', id));
    say({
      zh: `已清除 ${String(erased)} 人的身份信息，密钥已销毁`,
      en: `the identities of ${String(erased)} participants are erased and their keys destroyed`,
    });
  });
}
