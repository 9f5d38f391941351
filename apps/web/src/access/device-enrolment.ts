import type { Schemas } from '../shell/server';
import { forgetDevice, readDevice } from './device-store';

export { forgetDevice };

/** What this browser is to the server; undefined where it is no enrolled device. */
export const enrolledDevice = async (): Promise<Schemas['EnrolledDevice'] | undefined> =>
  (await readDevice())?.current?.enrolled;
