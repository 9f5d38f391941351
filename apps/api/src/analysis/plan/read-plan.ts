import { AnalysisPlan } from '@tongxing/contracts';
import { readYamlFile } from '../../platform/yaml-file.js';

/**
 * Reads a plan file (YAML, or JSON, which is YAML too).
 *
 * @throws ProblemException `plan-invalid` with every wrong path, or the line that cannot be read
 */
export const readPlan = (path: string): Promise<AnalysisPlan> =>
  readYamlFile(path, AnalysisPlan, { malformed: 'plan-invalid', invalid: 'plan-invalid' });
