import { existsSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import {
  KEY_PURPOSES,
  KeyRotation,
  MasterKey,
  ProgrammeService,
  SyncKeyring,
  type KeyPurpose,
} from '@tongxing/api';
import { configuration, withApplication } from '../application.js';
import { endProgress, progress, say } from '../output.js';

interface RotationOptions {
  readonly purpose?: KeyPurpose;
  readonly project?: string;
}

/** `tongxing keys rotate|rewrap` */
export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that protect names, contacts and alerts');
  keys
    .command('rotate')
    .description(
      'seal everything anew with new keys, alerts only with --purpose safeguarding; a run that was cut off is finished by the next',
    )
    .addOption(new Option('--purpose <purpose>', 'only these keys').choices([...KEY_PURPOSES]))
    .option('-p, --project <code>', 'only the keys of this project')
    .action((options: RotationOptions) => withApplication(configuration(), (app) => rotate(app, options)));
  keys
    .command('rotate-sync')
    .description('make new keys for tablets; what was sealed to the old ones still opens')
    .action(() => withApplication(configuration(), rotateSync));
  keys
    .command('rewrap')
    .description('wrap all keys with the master key of a file, which is made where there is none')
    .requiredOption('--to <file>', 'file of the new master key')
    .action(({ to }: { to: string }) => withApplication(configuration(), (app) => rewrap(app, to)));
}

/** How many alerts there are is not said: who operates the server need not know. */
async function rotate(
  app: INestApplicationContext,
  { purpose, project: code }: RotationOptions,
): Promise<void> {
  const rotation = app.get(KeyRotation);
  const project = code === undefined ? undefined : await app.get(ProgrammeService).findProjectByCode(code);
  for (const place of await rotation.places(purpose, project?.id)) {
    const isCopied = rotation.copies(place.purpose);
    const resealed = await rotation.rotate(place, (done) => {
      if (isCopied) return;
      progress({
        zh: `${place.purpose}：已重新加密 ${String(done)} 项`,
        en: `${place.purpose}: ${String(done)} resealed`,
      });
    });
    if (resealed > 0 && !isCopied) endProgress();
    if (isCopied)
      say({
        zh: `${place.purpose} ${place.scope}：密钥已更换，副本已逐项核对，旧密钥已销毁`,
        en: `${place.purpose} ${place.scope}: new key; every copy was compared, and the old key is destroyed`,
      });
    else
      say({
        zh: `${place.purpose} ${place.scope}：密钥已更换，重新加密 ${String(resealed)} 项`,
        en: `${place.purpose} ${place.scope}: new key, ${String(resealed)} texts sealed anew`,
      });
  }
}

async function rotateSync(app: INestApplicationContext): Promise<void> {
  const made = await app.get(SyncKeyring).rotate();
  say({
    zh: `已生成新的平板密钥 ${made.join('、')}，将在 48 小时后启用，以便备份先行保存；旧密钥仍可解密`,
    en: `new keys for tablets ${made.join(', ')}: in use in 48 hours, when backups hold them; the old ones still open`,
  });
}

async function rewrap(app: INestApplicationContext, path: string): Promise<void> {
  const master = existsSync(path) ? MasterKey.read(path) : MasterKey.make(path);
  const wrapped = await app.get(KeyRotation).rewrap(master);
  say({
    zh: `${String(wrapped)} 个密钥已改由新的主密钥保护。请将 TONGXING_MASTER_KEY_FILE 设为 ${path}，确认无误后销毁旧的主密钥`,
    en: `${String(wrapped)} keys are wrapped anew. Set TONGXING_MASTER_KEY_FILE to ${path}; destroy the old master key once all is well`,
  });
}
