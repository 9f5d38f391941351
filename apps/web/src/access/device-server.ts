import createClient from 'openapi-fetch';
import type { paths } from '../api-client/schema';
import { deviceFetch } from './device-fetch';

/**
 * The typed client of the API, as the enrolled device. Use it as `server` of `shell/server` is used.
 *
 * @example
 * const participants = await answerOf(deviceServer.GET('/api/v1/projects/{project}/participants', { … }));
 */
export const deviceServer = createClient<paths>({ baseUrl: '/', fetch: deviceFetch });

deviceServer.use({
  onRequest: ({ request }) => {
    // A service worker has no page whose language it could speak.
    if (typeof document === 'object') request.headers.set('accept-language', document.documentElement.lang);
    return request;
  },
});
