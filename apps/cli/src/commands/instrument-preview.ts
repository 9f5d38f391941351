import { createPreviewServer, newLog, versionFolders, type Configuration } from '@tongxing/api';
import { compareVersions } from '@tongxing/contracts';
import { complain, say } from '../output.js';

/**
 * Shows versions from their folders on a page of this machine, until told to stop. Nothing is stored.
 *
 * @param name `instrument`, meaning its newest version, or `instrument@version`; all where left out
 */
export async function preview(config: Configuration, name: string | undefined): Promise<void> {
  const page = pageOf(config.surveys, name);
  if (page === undefined) {
    process.exitCode = 1;
    complain({ zh: `没有版本 ${name ?? ''}`, en: `there is no version ${name ?? ''}` });
    return;
  }
  const app = await createPreviewServer(config, newLog(config.logLevel));
  await app.listen(config.port, config.host);
  const url = `${await app.getUrl()}${page}`;
  say({
    zh: `问卷预览：${url}（不保存任何填写内容；按 Ctrl+C 停止）`,
    en: `Preview at ${url} (nothing typed there is stored; Ctrl+C stops it)`,
  });
}

function pageOf(surveys: string, name: string | undefined): string | undefined {
  if (name === undefined) return '/preview';
  const [instrument, version] = name.split('@');
  const newest = versionFolders(surveys)
    .filter((f) => f.instrument === instrument && (version === undefined || f.version === version))
    .sort((a, b) => compareVersions(a.version, b.version))
    .at(-1);
  return newest && `/preview/${encodeURIComponent(newest.instrument)}/${newest.version}`;
}
