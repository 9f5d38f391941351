import { RosterMapping } from '@tongxing/contracts';
import { readYamlFile } from '../../platform/yaml-file.js';

/**
 * Reads a mapping file (YAML, or JSON, which is YAML too).
 *
 * @throws ProblemException `request-malformed` with the line, `request-invalid` with every wrong path
 */
export const readRosterMapping = (path: string): Promise<RosterMapping> =>
  readYamlFile(path, RosterMapping, { malformed: 'request-malformed', invalid: 'request-invalid' });
