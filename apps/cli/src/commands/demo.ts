import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  ImportService,
  InstrumentsService,
  readConfiguration,
  readMapping,
  type Configuration,
} from '@tongxing/api';
import { LANGUAGES } from '@tongxing/contracts';
import { withApplication } from '../application.js';
import { say } from '../output.js';
import { createTrialProject } from './demo-trial-project.js';
import { summarise } from './import.js';
import { checkedVersions } from './instruments.js';
import { writeReport } from './report.js';
import { serve } from './serve.js';

const STUDY = 'test/reference/real-mood-study';

/** `tongxing demo`: a real study from file to report, then the app to look at it. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'import a real study, score and analyse it, write its reports in Chinese and English, and serve the app',
    )
    .option('--once', 'stop when the reports are written')
    .option('-o, --out <folder>', 'folder for the database and the reports', 'data/demo')
    .action(async ({ once, out }: { once?: boolean; out: string }) => {
      const config = demoConfiguration(out);
      await withApplication(config, (app) => prepare(app, config, out));
      if (!once) await serve(config, (accounts) => accounts.linkForDemonstration());
    });
}

/** A database of its own, unless one is named: the demonstration never writes among real data by accident. */
function demoConfiguration(folder: string): Configuration {
  return readConfiguration({ TONGXING_DATABASE: `sqlite:${folder}/tongxing.sqlite`, ...process.env });
}

async function prepare(app: INestApplicationContext, config: Configuration, folder: string): Promise<void> {
  if (!existsSync(STUDY))
    throw Object.assign(new Error('run the demo in the project folder'), { code: 'ENOENT', path: STUDY });
  for (const definition of checkedVersions(config.surveys))
    await app.get(InstrumentsService).publish(definition);
  await createTrialProject(app);
  const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
  const report = await app
    .get(ImportService)
    .run({ path: join(STUDY, 'responses.csv'), mapping, dryRun: false });
  say({ zh: '真实研究数据：', en: 'Real study:' });
  summarise(report, false);
  for (const language of LANGUAGES)
    await writeReport(
      app,
      mapping.project.code,
      { language, length: 'full' },
      join(folder, 'reports', `${mapping.project.code}-${language}.pdf`),
    );
}
