import { answerOf, server, type Schemas } from '../shell/server';
import { newDeviceKeys, publicKeyOf } from './device-proof';
import { keepDevice, readDevice } from './device-store';

/** Where devices kept their token before they had keys. */
const FORMER = 'tongxing.device';

/**
 * Enrols this browser as a device, by the code that was scanned. The key is on the disk before the code is used up;
 * where the answer is lost on the way, the same code works once more from here. A device that was enrolled before
 * stays what it was until it is the new one.
 *
 * @throws ServerProblem `link-invalid`, `offline`; DOMException where the browser keeps no keys
 */
export async function enrolDevice(code: string): Promise<Schemas['EnrolledDevice']> {
  const kept = await readDevice();
  const keys = kept?.pending ?? (await newDeviceKeys());
  await keepDevice({ ...kept, pending: keys });
  const body = { code, publicKey: await publicKeyOf(keys) };
  const enrolled = await answerOf(server.POST('/api/v1/devices/enrol', { body }));
  await keepDevice({ current: { keys, enrolled } });
  localStorage.removeItem(FORMER);
  return enrolled;
}
