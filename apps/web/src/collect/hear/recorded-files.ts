import { answerOf, server } from '../../shell/server';
import { recordedAs } from './recorded-as';

/** Where a recording is, or how to get there when it is first heard. */
export type RecordedFile = string | (() => Promise<string>);

/** Recordings, by what they hold. */
export type RecordedFiles = ReadonlyMap<string, RecordedFile>;

/**
 * The recordings that the server has of a version: mostly none, then the device's own voice speaks.
 *
 * @throws ServerProblem
 */
export async function recordedFiles(path: { instrument: string; version: string }): Promise<RecordedFiles> {
  const { items } = await answerOf(
    server.GET('/api/v1/instruments/{instrument}/{version}/audio', { params: { path } }),
  );
  const folder = `/api/v1/instruments/${encodeURIComponent(path.instrument)}/${path.version}/audio`;
  return new Map(
    items.map(({ language, name }) => [recordedAs(language, name), `${folder}/${recordedAs(language, name)}`]),
  );
}
