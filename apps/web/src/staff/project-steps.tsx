import type { BilingualText, Permission } from '@tongxing/contracts';
import { Link, useLocation } from 'wouter';
import { useMay } from '../access/session';
import { useSpeech } from '../shell/language';

interface Step {
  readonly path: string;
  readonly needs: Permission;
  readonly name: BilingualText;
}

/** The evaluator's way through a project, in its order. */
export const STEPS: readonly Step[] = [
  { path: 'completeness', needs: 'assignments.read', name: { zh: '数据完整情况', en: 'Completeness' } },
  { path: 'plan', needs: 'analysis.read', name: { zh: '分析方案', en: 'Analysis plan' } },
  { path: 'results', needs: 'analysis.read', name: { zh: '查看结果', en: 'Results' } },
  { path: 'reports', needs: 'reports.read', name: { zh: '报告与数据集', en: 'Reports and datasets' } },
];
const WAY = { zh: '评估步骤', en: 'Steps of the evaluation' };

/** Links to the steps of a project's evaluation that the reader may take; the one that shows is marked. */
export function ProjectSteps({ project }: { project: string }) {
  const { say } = useSpeech();
  const may = useMay();
  const [location] = useLocation();
  return (
    <nav aria-label={say(WAY)}>
      <ol className="way">
        {STEPS.filter(({ needs }) => may(needs, project)).map(({ path, name }) => {
          const to = `/projects/${project}/${path}`;
          return (
            <li key={path}>
              <Link href={to} aria-current={location === to ? 'page' : undefined}>
                {say(name)}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
