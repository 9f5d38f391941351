import { queryOptions } from '@tanstack/react-query';
import { compareVersions, CONSENT_SCRIPTS } from '@tongxing/contracts';
import { answerOf, everyItem, server } from '../../shell/server';

const paged = (after: string | undefined) => ({ ...(after !== undefined && { after }), limit: 500 });

export const participantsQuery = (project: string) =>
  queryOptions({
    queryKey: ['participants', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/participants', {
            params: { path: { project }, query: paged(after) },
          }),
        ),
      ),
  });

export const sitesQuery = (project: string) =>
  queryOptions({
    queryKey: ['sites', project],
    queryFn: () =>
      everyItem((after) =>
        answerOf(
          server.GET('/api/v1/projects/{project}/sites', {
            params: { path: { project }, query: paged(after) },
          }),
        ),
      ),
  });

export const wavesQuery = (project: string) =>
  queryOptions({
    queryKey: ['waves', project],
    queryFn: async () =>
      (await answerOf(server.GET('/api/v1/projects/{project}/waves', { params: { path: { project } } }))).items,
  });

/** One participant with course and consents. */
export const participantQuery = (project: string, participant: string) =>
  queryOptions({
    queryKey: ['participant', project, participant],
    queryFn: async () => {
      const params = { path: { project, participant } };
      const under = '/api/v1/projects/{project}/participants/{participant}' as const;
      const [found, course] = await Promise.all([
        answerOf(server.GET(under, { params })),
        answerOf(server.GET(`${under}/course`, { params })),
      ]);
      return { participant: found, course };
    },
  });

export const consentsQuery = (project: string, participant: string) =>
  queryOptions({
    queryKey: ['consents', project, participant],
    queryFn: () =>
      answerOf(
        server.GET('/api/v1/projects/{project}/participants/{participant}/consents', {
          params: { path: { project, participant } },
        }),
      ),
  });

export const mergesQuery = (project: string) =>
  queryOptions({
    queryKey: ['merges', project],
    queryFn: async () =>
      (
        await answerOf(
          server.GET('/api/v1/projects/{project}/duplicates/merges', { params: { path: { project } } }),
        )
      ).items,
  });

/** Published versions of the scripts by which consent is asked, by who is asked; of each script the newest first. */
export const consentScriptsQuery = queryOptions({
  queryKey: ['consent-scripts'],
  queryFn: async () => {
    const instruments = await everyItem((after) =>
      answerOf(server.GET('/api/v1/instruments', { params: { query: paged(after) } })),
    );
    const versionsOf = (scripts: readonly string[]) =>
      instruments
        .filter(({ instrument }) => scripts.includes(instrument))
        .sort((a, b) => a.instrument.localeCompare(b.instrument) || compareVersions(b.version, a.version));
    return {
      guardian: versionsOf(CONSENT_SCRIPTS.guardian),
      carer: versionsOf(CONSENT_SCRIPTS.carer),
      assent: versionsOf(CONSENT_SCRIPTS.assent),
    };
  },
});
