import type { SyncAnswer } from '@tongxing/contracts';
import type { TestApi } from '../support/api.js';
import { newSubmissionId, type Programme } from './programme.js';

/** Has something kept in quarantine. @returns its sequence */
export async function quarantinedItem(api: TestApi, { project }: Programme): Promise<number> {
  const batch = { protocol: 1, items: [{ id: newSubmissionId() }] };
  const { body } = await api.call<SyncAnswer>('POST', `/projects/${project.id}/sync/batches`, batch);
  return (JSON.parse(body.results[0]?.receipt?.text ?? '{}') as { sequence: number }).sequence;
}
