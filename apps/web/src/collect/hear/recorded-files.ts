import { answerOf, server } from '../../shell/server';

/** Addresses of recordings, by what they hold. */
export type RecordedFiles = ReadonlyMap<string, string>;

/** How a recording is found: `zh-CN/pm_laugh.2`. */
export const recordedAs = (languageTag: string, name: string): string => `${languageTag}/${name}`;

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
