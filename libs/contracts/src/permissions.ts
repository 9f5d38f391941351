/** What can be allowed. A route asks for exactly one of these, or says that it is open to all. */
export const PERMISSIONS = [
  'programme.read',
  'programme.write',
  'participants.read',
  'participants.write',
  'identities.read',
  'identities.write',
  'consents.read',
  'consents.write',
  'assignments.read',
  'assignments.write',
  'instruments.read',
  'submissions.read',
  'submissions.write',
  'plans.write',
  'analysis.read',
  'analysis.run',
  'reports.read',
  'reports.make',
  'datasets.take',
  'concerns.raise',
  'alerts.read',
  'alerts.write',
  'referrals.sign',
  'users.manage',
  'devices.manage',
  'privacy.manage',
  'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'administrator',
  'supervisor',
  'enumerator',
  'evaluator',
  'safeguarding_lead',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

const COLLECTING = [
  'programme.read',
  'participants.read',
  'consents.read',
  'consents.write',
  'assignments.read',
  'instruments.read',
  'submissions.write',
  'concerns.raise',
] as const satisfies readonly Permission[];

const READING = ['programme.read', 'instruments.read', 'analysis.read', 'reports.read'] as const;

/**
 * What each role may do within its grants. Nobody reads alerts but the safeguarding lead, and nobody who
 * analyses reads names: an administrator who needs either must be granted that role, which leaves a trace.
 */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    ...READING,
    'programme.write',
    'participants.read',
    'participants.write',
    'assignments.read',
    'users.manage',
    'devices.manage',
    'privacy.manage',
    'audit.read',
    'concerns.raise',
  ],
  supervisor: [
    ...COLLECTING,
    'participants.write',
    'identities.read',
    'identities.write',
    'assignments.write',
    'submissions.read',
    'devices.manage',
  ],
  enumerator: COLLECTING,
  evaluator: [
    ...READING,
    'participants.read',
    'assignments.read',
    'plans.write',
    'analysis.run',
    'reports.make',
    'datasets.take',
  ],
  safeguarding_lead: [
    'programme.read',
    'participants.read',
    'identities.read',
    'instruments.read',
    'concerns.raise',
    'alerts.read',
    'alerts.write',
    'referrals.sign',
  ],
  viewer: READING,
};

/** Roles that see what would harm most: nobody holds one without a second factor. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['administrator', 'evaluator', 'safeguarding_lead'];

/**
 * Whether a role holds a permission, within its grants.
 *
 * @example roleMay('viewer', 'alerts.read') // false
 */
export const roleMay = (role: Role, permission: Permission): boolean =>
  PERMISSIONS_OF[role].includes(permission);
