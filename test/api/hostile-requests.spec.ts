import fc from 'fast-check';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('hostile requests on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const refused = (status: number) => status >= 400 && status < 500;

  it('with any JSON for a body are refused, never an error of the server', async () => {
    const project = programme.project.id;
    const routes = fc.constantFrom<['POST' | 'PUT', string]>(
      ['POST', '/projects'],
      ['POST', `/projects/${project}/sites`],
      ['POST', `/projects/${project}/waves`],
      ['POST', `/projects/${project}/participants`],
      ['POST', `/projects/${project}/reports`],
      ['PUT', `/submissions/${newSubmissionId()}`],
      ['POST', '/submissions/batch'],
    );
    await fc.assert(
      fc.asyncProperty(routes, fc.json({ maxDepth: 4 }), async ([method, path], body) => {
        expect(refused((await api.call(method, path, body)).status)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('with any text for a body, an id or a query are refused, never an error of the server', async () => {
    const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(anything, anything, async (text, query) => {
        const id = encodeURIComponent(text);
        const search = encodeURIComponent(query);
        const answers = await Promise.all([
          api.call('PUT', `/submissions/${newSubmissionId()}`, text),
          api.call('PUT', `/submissions/${id}`, {}),
          api.call('GET', `/projects/${id}`),
          api.call('GET', `/projects/${programme.project.id}/participants/by-study-code/${id}`),
          api.call('GET', `/instruments/${id}/${id}`),
          api.call('GET', `/projects?after=${search}`),
          api.call('GET', `/reports/${id}/pdf`),
        ]);
        expect(answers.map(({ status }) => status).filter((status) => !refused(status))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['no content type', {}, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['XML', { 'content-type': 'application/xml' }, 415],
  ])('with %s for a submission are refused', async (_, headers, status) => {
    const answer = await api.app.inject({
      method: 'PUT',
      url: `/api/v1/submissions/${newSubmissionId()}`,
      headers: { ...api.person.headers, ...headers },
      payload: 'a=1',
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
