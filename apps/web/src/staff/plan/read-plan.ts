import { AnalysisPlan, type PlanFaultCode } from '@tongxing/contracts';
import { isNode, LineCounter, parseDocument } from 'yaml';

export interface PlanFault {
  readonly code: PlanFaultCode;
  /** Where it is: the plan's own path, or `line 3` of a file that cannot be read. */
  readonly path: string;
}

export type ReadPlan = { readonly plan: AnalysisPlan } | { readonly faults: readonly PlanFault[] };

type Issue = NonNullable<ReturnType<typeof AnalysisPlan.safeParse>['error']>['issues'][number];

/**
 * Reads a plan as somebody wrote it (YAML, or JSON, which is YAML too).
 *
 * @returns the plan, or every fault of it that can be seen without the project
 */
export function readPlan(written: string): ReadPlan {
  const document = parseDocument(written);
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ linePos }) => ({
        code: 'malformed',
        path: `line ${String(linePos?.[0].line ?? '?')}`,
      })),
    };
  const parsed = AnalysisPlan.safeParse(document.toJS(), { reportInput: true });
  return parsed.success ? { plan: parsed.data } : { faults: parsed.error.issues.flatMap(faultsOf) };
}

/**
 * On which line of what was written a part of the plan stands, counted from 1; of a part that is missing, that of
 * what should hold it.
 *
 * @param path as in a fault: `outcomes.1`, or `line 3`
 * @returns undefined where nothing of it is written
 */
export function lineOf(written: string, path: string): number | undefined {
  const named = /^line (\d+)$/.exec(path)?.[1];
  if (named !== undefined) return Number(named);
  const lines = new LineCounter();
  const document = parseDocument(written, { lineCounter: lines });
  const parts = path === '' ? [] : path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let length = parts.length; length > 0; length--) {
    const node = document.getIn(parts.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function faultsOf(issue: Issue): PlanFault[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ code: 'field-unknown', path: [...issue.path, key].join('.') }));
  return [{ code: codeOf(issue), path }];
}

function codeOf(issue: Issue): PlanFaultCode {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'field-missing' : 'field-invalid';
  if (issue.code !== 'custom') return 'field-invalid';
  // What a plan says against itself, by where it says it.
  const [field, index] = issue.path;
  if (field === 'endline') return 'wave-twice';
  if (index === undefined) return 'entry-twice';
  if (field === 'primary') return 'primary-not-listed';
  return field === 'comparisons' ? 'arm-twice' : 'field-invalid';
}
