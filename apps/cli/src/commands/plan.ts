import type { Command } from 'commander';
import { PlansService, ProgrammeService, readPlan } from '@tongxing/api';
import { configuration, withApplication } from '../application.js';
import { print, say } from '../output.js';
import { powerCommand } from './plan-power.js';

interface InProject {
  readonly project: string;
}

/** `tongxing plan check|lock|show|power` */
export function planCommands(program: Command): void {
  const plan = program.command('plan').description('analysis plans: what is decided before results are seen');
  plan
    .command('check')
    .description('check the form of a plan file')
    .argument('<file>', 'YAML or JSON file')
    .action(async (path: string) => {
      const { outcomes, primary } = await readPlan(path);
      say({
        zh: `方案有效：结果指标 ${String(outcomes.length)} 个，其中主要指标 ${String(primary.length)} 个`,
        en: `the plan is sound: ${String(outcomes.length)} outcomes, ${String(primary.length)} of them primary`,
      });
    });
  plan
    .command('lock')
    .description('lock a plan in a project; it cannot be taken back, and every later change shows')
    .argument('<file>', 'YAML or JSON file')
    .requiredOption('-p, --project <code>', 'project code')
    .action(lockPlan);
  plan
    .command('show')
    .description('the plans a project has locked, first to newest')
    .requiredOption('-p, --project <code>', 'project code')
    .action(showPlans);
  powerCommand(plan);
}

async function lockPlan(path: string, { project: code }: InProject): Promise<void> {
  const plan = await readPlan(path);
  await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(code);
    const { locked, isNew } = await app.get(PlansService).lock(id, plan);
    if (!isNew) say({ zh: '此方案此前已锁定', en: 'this plan is locked already' });
    else if (locked.ordinal === 1) say({ zh: '方案已锁定', en: 'the plan is locked' });
    else say({ zh: '方案已更改并锁定；报告将注明', en: 'the plan is changed and locked; reports will say so' });
    print(locked.hash);
  });
}

async function showPlans({ project: code }: InProject): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(code);
    const { items } = await app.get(PlansService).list(id);
    if (items.length === 0) say({ zh: '尚未锁定任何方案', en: 'no plan is locked' });
    for (const { ordinal, lockedAt, hash } of items) print(`${String(ordinal)}  ${lockedAt}  ${hash}`);
  });
}
