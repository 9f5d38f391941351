import { recordedAs } from '../collect/hear/recorded-as';
import type { RecordedFiles } from '../collect/hear/recorded-files';
import { recordingOf } from './guardian-server';
import type { Form } from './stage';

/** Recordings that a link opens, each fetched when it is first heard. */
export function recordingsOf(token: string, recordings: Form['recordings']): RecordedFiles {
  const fetched = new Map<string, Promise<string>>();
  return new Map(
    recordings.map((recording) => {
      const name = recordedAs(recording.language, recording.name);
      const fetch = () => {
        const address = fetched.get(name) ?? recordingOf(token, recording);
        fetched.set(name, address);
        address.catch(() => fetched.delete(name));
        return address;
      };
      return [name, fetch];
    }),
  );
}
