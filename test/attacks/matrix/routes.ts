import type { Permission } from '@tongxing/contracts';

/**
 * Where a permission must be held for a route to answer.
 *
 * | `place`        | held                                       |
 * |----------------|--------------------------------------------|
 * | `installation` | in the whole installation                  |
 * | `project`      | in the whole project of the address        |
 * | `site`         | at the site of what the request is about   |
 * | `within`       | somewhere in the project of the address    |
 * | `anywhere`     | anywhere                                   |
 */
export type Place = 'installation' | 'project' | 'site' | 'within' | 'anywhere';

export type Wanted =
  | { readonly who: 'everybody' | 'signed in'; readonly place?: never }
  | { readonly who: Permission; readonly place: Place };

const EVERYBODY: Wanted = { who: 'everybody' };
const SIGNED_IN: Wanted = { who: 'signed in' };
const at =
  (place: Place) =>
  (who: Permission): Wanted => ({ who, place });
const installation = at('installation');
const project = at('project');
const site = at('site');
const within = at('within');
const anywhere = at('anywhere');

/**
 * Who may call what, as it is wanted: written by hand, and known to nothing in the server. A route that is not
 * here fails the test.
 */
export const WANTED: Readonly<Record<string, Wanted>> = {
  'GET /health': EVERYBODY,
  'POST /session': EVERYBODY,
  'GET /session': SIGNED_IN,
  'DELETE /session': SIGNED_IN,
  'POST /session/confirmation': SIGNED_IN,
  'GET /account/sessions': SIGNED_IN,
  'DELETE /account/sessions': SIGNED_IN,
  'DELETE /account/sessions/{session}': SIGNED_IN,
  'PUT /account/password': SIGNED_IN,
  'POST /account/second-factor': SIGNED_IN,
  'PUT /account/second-factor': SIGNED_IN,
  'POST /account/recovery-codes': SIGNED_IN,
  'POST /links/first-administrator': EVERYBODY,
  'POST /links/password': EVERYBODY,
  'POST /links/sign-in': EVERYBODY,
  'POST /users': installation('users.manage'),
  'GET /users': installation('users.manage'),
  'GET /users/{user}': installation('users.manage'),
  'PUT /users/{user}': installation('users.manage'),
  'POST /users/{user}/reset': installation('users.manage'),
  'POST /users/{user}/grants': installation('users.manage'),
  'DELETE /users/{user}/grants/{grant}': installation('users.manage'),
  'POST /projects/{project}/devices': site('devices.manage'),
  'GET /projects/{project}/devices': within('devices.manage'),
  'DELETE /projects/{project}/devices/{device}': site('devices.manage'),
  'POST /devices/enrol': EVERYBODY,
  'PUT /projects/{project}/hotlines': project('programme.write'),
  'PUT /projects/{project}/sites/{site}/hotlines': site('programme.write'),
  'GET /projects/{project}/sites/{site}/hotlines': site('programme.read'),
  'POST /projects': installation('programme.write'),
  'GET /projects': anywhere('programme.read'),
  'GET /projects/{project}': within('programme.read'),
  'POST /projects/{project}/sites': project('programme.write'),
  'GET /projects/{project}/sites': within('programme.read'),
  'POST /projects/{project}/waves': project('programme.write'),
  'GET /projects/{project}/waves': within('programme.read'),
  'POST /projects/{project}/participants': site('participants.write'),
  'GET /projects/{project}/participants': within('participants.read'),
  'GET /projects/{project}/participants/by-study-code/{code}': site('participants.read'),
  'GET /projects/{project}/participants/{participant}': site('participants.read'),
  'GET /projects/{project}/participants/{participant}/course': site('participants.read'),
  'POST /projects/{project}/participants/{participant}/course/moves': site('participants.write'),
  'POST /projects/{project}/participants/{participant}/course/exits': site('participants.write'),
  'POST /projects/{project}/participants/{participant}/course/re-entries': site('participants.write'),
  'POST /projects/{project}/participants/{participant}/course/steps/{step}/undo': site('participants.write'),
  'GET /projects/{project}/participants/{participant}/family': site('participants.read'),
  'GET /projects/{project}/participants/{participant}/identity': site('identities.read'),
  'PUT /projects/{project}/participants/{participant}/identity': site('identities.write'),
  'DELETE /projects/{project}/participants/{participant}/identity': site('identities.write'),
  'GET /projects/{project}/participants/{participant}/consents': site('consents.read'),
  'POST /projects/{project}/participants/{participant}/consents': site('consents.write'),
  'POST /projects/{project}/participants/{participant}/consents/withdrawals': site('consents.write'),
  'POST /projects/{project}/identities/search': within('identities.read'),
  'POST /projects/{project}/duplicates/searches': within('identities.read'),
  'GET /projects/{project}/duplicates/merges': within('participants.read'),
  'POST /projects/{project}/duplicates/merges': site('participants.write'),
  'POST /projects/{project}/duplicates/merges/{merge}/undo': site('participants.write'),
  'POST /projects/{project}/data-requests': project('privacy.manage'),
  'GET /projects/{project}/data-requests': project('privacy.manage'),
  'POST /projects/{project}/data-requests/{request}/answer': project('privacy.manage'),
  'GET /projects/{project}/data-requests/{request}/copy/pdf': project('identities.read'),
  'GET /projects/{project}/data-requests/{request}/copy': project('identities.read'),
  'GET /projects/{project}/retention': project('privacy.manage'),
  'PUT /projects/{project}/retention': project('privacy.manage'),
  'POST /projects/{project}/roster': within('participants.write'),
  'GET /projects/{project}/cards': within('participants.read'),
  'GET /instruments': anywhere('instruments.read'),
  'GET /instruments/{instrument}/{version}': anywhere('instruments.read'),
  'GET /instruments/{instrument}/{version}/audio': anywhere('instruments.read'),
  'GET /instruments/{instrument}/{version}/audio/{language}/{name}': anywhere('instruments.read'),
  'GET /projects/{project}/safeguarding/alerts': within('alerts.read'),
  'GET /projects/{project}/safeguarding/alerts/{alert}': site('alerts.read'),
  'POST /projects/{project}/safeguarding/alerts/{alert}/steps': site('alerts.write'),
  'PUT /projects/{project}/safeguarding/concerns/{concern}': site('concerns.raise'),
  'POST /projects/{project}/safeguarding/drills': site('alerts.write'),
  'GET /projects/{project}/safeguarding/drills': within('alerts.read'),
  'GET /projects/{project}/safeguarding/referral-maps': within('programme.read'),
  'PUT /projects/{project}/safeguarding/referral-maps/{county}': site('referrals.sign'),
  'POST /projects/{project}/safeguarding/referral-maps/{county}/signature': site('referrals.sign'),
  'GET /projects/{project}/waves/{wave}/early-submissions': project('programme.read'),
  'GET /projects/{project}/waves/{wave}/openings': within('programme.read'),
  'POST /projects/{project}/waves/{wave}/openings': project('programme.write'),
  'GET /projects/{project}/safeguarding/cuts': within('alerts.read'),
  'PUT /projects/{project}/safeguarding/cuts': project('alerts.write'),
  'GET /projects/{project}/safeguarding/team': within('alerts.read'),
  'GET /projects/{project}/safeguarding/team/candidates': project('users.manage'),
  'PUT /projects/{project}/safeguarding/team': project('users.manage'),
  'GET /projects/{project}/waves/{wave}/protocol': within('programme.read'),
  'PUT /projects/{project}/waves/{wave}/protocol': project('programme.write'),
  'POST /projects/{project}/waves/{wave}/assignments': within('assignments.write'),
  'GET /projects/{project}/waves/{wave}/progress': within('assignments.read'),
  'GET /projects/{project}/waves/{wave}/completeness': within('assignments.read'),
  'GET /projects/{project}/waves/{wave}/worklist': within('assignments.read'),
  'GET /projects/{project}/enumerators': within('assignments.write'),
  'GET /projects/{project}/assignments': within('assignments.read'),
  'POST /projects/{project}/assignments/enumerator': site('assignments.write'),
  'GET /projects/{project}/assignments/{assignment}': site('assignments.read'),
  'POST /projects/{project}/assignments/{assignment}/openings': site('submissions.write'),
  'POST /projects/{project}/assignments/{assignment}/visits': site('submissions.write'),
  'POST /projects/{project}/assignments/{assignment}/closings': site('assignments.write'),
  'POST /projects/{project}/assignments/{assignment}/guardian-links': site('submissions.write'),
  'GET /projects/{project}/assignments/{assignment}/guardian-links': site('submissions.write'),
  'POST /projects/{project}/assignments/{assignment}/guardian-links/{link}/revocation':
    site('submissions.write'),
  'POST /guardian/openings': EVERYBODY,
  'POST /guardian/consents': EVERYBODY,
  'POST /guardian/submissions': EVERYBODY,
  'POST /guardian/recordings': EVERYBODY,
  'POST /projects/{project}/assignments/{assignment}/steps/{step}/undo': site('assignments.write'),
  'POST /projects/{project}/participants/{participant}/openings': site('submissions.write'),
  'PUT /submissions/{id}': site('submissions.write'),
  'POST /submissions/batch': anywhere('submissions.write'),
  'GET /sync/keys': anywhere('submissions.write'),
  'POST /projects/{project}/sync/batches': within('submissions.write'),
  'POST /projects/{project}/sync/confirmations': within('submissions.write'),
  'GET /projects/{project}/sync/quarantine': project('submissions.read'),
  'POST /projects/{project}/sync/quarantine/{sequence}/attempts': project('submissions.read'),
  'POST /projects/{project}/analysis': project('analysis.run'),
  'POST /projects/{project}/analysis/cancellation': project('analysis.run'),
  'GET /projects/{project}/analysis': project('analysis.read'),
  'POST /projects/{project}/plans': project('plans.write'),
  'GET /projects/{project}/plans': project('analysis.read'),
  'POST /projects/{project}/reports': project('reports.make'),
  'GET /projects/{project}/reports': project('reports.read'),
  'GET /reports/{report}': project('reports.read'),
  'POST /reports/{report}/cancellation': project('reports.make'),
  'GET /reports/{report}/pdf': project('reports.read'),
  'POST /projects/{project}/datasets': project('datasets.take'),
  'GET /projects/{project}/datasets': project('datasets.take'),
  'GET /datasets/{dataset}': project('datasets.take'),
  'POST /datasets/{dataset}/cancellation': project('datasets.take'),
  'GET /datasets/{dataset}/files/{file}': project('datasets.take'),
};
