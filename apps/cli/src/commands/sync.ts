import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ProgrammeService, SyncService } from '@tongxing/api';
import { SYNC_BATCH_LIMIT, SYNC_PROTOCOL, type SyncResult } from '@tongxing/contracts';
import { readBackup } from '@tongxing/sync';
import { configuration, withApplication } from '../application.js';
import { complain, print, say } from '../output.js';

/** `tongxing sync import backup.jsonl --project code` */
export function syncCommands(program: Command): void {
  const sync = program.command('sync').description('what tablets collect');
  sync
    .command('import')
    .description('take in the backup file of a tablet that cannot deliver; twice is as good as once')
    .argument('<file>', 'file that the tablet wrote')
    .requiredOption('-p, --project <code>', 'code of the project')
    .action((path: string, { project }: { project: string }) => importBackup(path, project));
}

async function importBackup(path: string, project: string): Promise<void> {
  const backup = readBackup(await readFile(path, 'utf8'));
  if (!backup) {
    complain({ zh: '这不是平板的备份文件', en: 'this is not the backup file of a tablet' });
    process.exitCode = 1;
    return;
  }
  const results = await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(project);
    const received: SyncResult[] = [];
    for (let start = 0; start < backup.items.length; start += SYNC_BATCH_LIMIT) {
      const items = backup.items.slice(start, start + SYNC_BATCH_LIMIT);
      const answer = await app
        .get(SyncService)
        .receive(id, { protocol: SYNC_PROTOCOL.newest, items: [...items] });
      received.push(...answer.results);
    }
    return received;
  });
  summarise(results, backup.missing);
}

/** Everything that is not stored is named: somebody must look at it. */
function summarise(results: readonly SyncResult[], missing: number): void {
  const count = (...outcomes: SyncResult['outcome'][]) =>
    String(results.filter(({ outcome }) => outcomes.includes(outcome)).length);
  const [stored, known] = [count('stored'), count('already-stored')];
  const [waiting, failed] = [count('quarantined', 'conflict'), count('retry', 'refused')];
  say({
    zh: `共 ${String(results.length)} 份：存入 ${stored}，此前已有 ${known}，待核查 ${waiting}，未能接收 ${failed}`,
    en: `${String(results.length)} items: stored ${stored}, already there ${known}, in quarantine ${waiting}, not taken ${failed}`,
  });
  for (const { id = '', outcome, reason = '' } of results)
    if (outcome !== 'stored' && outcome !== 'already-stored') print(`  ${id} ${outcome} ${reason}`);
  if (missing > 0)
    complain({
      zh: `文件不完整，缺少 ${String(missing)} 份；请在平板上重新导出`,
      en: `the file is incomplete: ${String(missing)} items are missing; have the tablet write it again`,
    });
  if (missing > 0 || failed !== '0') process.exitCode = 1;
}
