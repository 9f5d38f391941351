import { AnalysisPlan, type PlanFaultCode } from '@tongxing/contracts';
import { parseDocument } from 'yaml';

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
