import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../permissions.js';
import { instant, page, text, uuid } from './common.js';
import { SyncKeys } from './sync.js';

/** What is typed to sign in; capitals do not matter. */
export const accountName = z
  .string()
  .max(64)
  .transform((name) => name.toLowerCase())
  .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'letters, digits, dots, hyphens and underscores'))
  .meta({ type: 'string', maxLength: 64 });

/** Long enough to need no rules about digits and signs; bounded, for hashing costs time. */
export const newPassword = z.string().min(12).max(200);
const givenPassword = z.string().min(1).max(200);

/** A code of the authenticator app, or a recovery code. */
export const secondFactorCode = z
  .string()
  .max(40)
  .transform((code) => code.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-7]{16})$/, 'six digits, or a recovery code'))
  .meta({ type: 'string', maxLength: 40 });

/** A token as links and codes carry it: 32 bytes in base64url. */
const linkToken = z.string().regex(/^[\w-]{43}$/, 'not a token');

export const SignIn = z
  .strictObject({ name: z.string().min(1).max(64), password: givenPassword, code: secondFactorCode.optional() })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Permissions and where they hold: everywhere, in one project, or at some of its sites. */
export const HeldPermissions = z
  .object({
    permissions: z.array(z.enum(PERMISSIONS)),
    project: uuid.optional(),
    sites: z.array(uuid).optional(),
  })
  .meta({ id: 'HeldPermissions' });
export type HeldPermissions = z.infer<typeof HeldPermissions>;

export const SessionInfo = z
  .object({
    account: z.object({ id: uuid, name: z.string(), displayName: z.string() }),
    held: z.array(HeldPermissions),
    /** `needed`: a role is held that counts only after a second factor, and this session has given none. */
    secondFactor: z.enum(['given', 'needed', 'not_needed']),
    hasSecondFactor: z.boolean(),
    expiresAt: instant,
  })
  .meta({ id: 'SessionInfo' });
export type SessionInfo = z.infer<typeof SessionInfo>;

export const SessionSummary = z
  .object({ id: uuid, createdAt: instant, lastSeenAt: instant, current: z.boolean() })
  .meta({ id: 'SessionSummary' });
export type SessionSummary = z.infer<typeof SessionSummary>;
export const SessionList = z.object({ items: z.array(SessionSummary) }).meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof SessionList>;

export const SignedOut = z.object({ signedOut: z.literal(true) }).meta({ id: 'SignedOut' });
export type SignedOut = z.infer<typeof SignedOut>;

export const PasswordChange = z
  .strictObject({ current: givenPassword, next: newPassword })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** What a change of the second factor asks for once more: the password, and a code where there is one already. */
export const Reauthentication = z
  .strictObject({ password: givenPassword, code: secondFactorCode.optional() })
  .meta({ id: 'Reauthentication' });
export type Reauthentication = z.infer<typeof Reauthentication>;

export const FactorEnrolment = z
  .object({ secret: z.string(), uri: z.string() })
  .meta({ id: 'FactorEnrolment' });
export type FactorEnrolment = z.infer<typeof FactorEnrolment>;

export const FactorCode = z
  .strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') })
  .meta({ id: 'FactorCode' });
export type FactorCode = z.infer<typeof FactorCode>;

/** Each stands in for the second factor once. They are answered when they are made and never again. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const PasswordByLink = z
  .strictObject({ token: linkToken, password: newPassword })
  .meta({ id: 'PasswordByLink' });
export type PasswordByLink = z.infer<typeof PasswordByLink>;

export const FirstAdministrator = z
  .strictObject({ token: linkToken, name: accountName, displayName: text(100), password: newPassword })
  .meta({ id: 'FirstAdministrator' });
export type FirstAdministrator = z.infer<typeof FirstAdministrator>;

export const SignInByLink = z.strictObject({ token: linkToken }).meta({ id: 'SignInByLink' });
export type SignInByLink = z.infer<typeof SignInByLink>;

export const role = z.enum(ROLES);

/** A role in the whole installation, in a project, or at a site of it and those below. */
export const NewGrant = z
  .strictObject({ role, project: uuid.optional(), site: uuid.optional() })
  .refine((grant) => grant.site === undefined || grant.project !== undefined, {
    message: 'a site belongs to a project',
    path: ['project'],
  })
  .meta({ id: 'NewGrant' });
export type NewGrant = z.infer<typeof NewGrant>;

export const Grant = z
  .object({ id: uuid, role, project: uuid.optional(), site: uuid.optional() })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

export const NewUser = z
  .strictObject({ name: accountName, displayName: text(100), grants: z.array(NewGrant).max(50).default([]) })
  .meta({ id: 'NewUser' });
export type NewUser = z.infer<typeof NewUser>;

export const User = z
  .object({
    id: uuid,
    name: z.string(),
    displayName: z.string(),
    active: z.boolean(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    grants: z.array(Grant),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;
export const UserPage = page(User, 'UserPage');

/** The link is shown once, to be handed over in person: whoever has it may set the password. */
export const InvitedUser = z
  .object({ user: User, link: z.string(), expiresAt: instant })
  .meta({ id: 'InvitedUser' });
export type InvitedUser = z.infer<typeof InvitedUser>;

export const UserChange = z.strictObject({ active: z.boolean() }).meta({ id: 'UserChange' });
export type UserChange = z.infer<typeof UserChange>;

/** What is lost: the password always; the second factor too where it is said. */
export const UserReset = z.strictObject({ secondFactor: z.boolean().default(false) }).meta({ id: 'UserReset' });
export type UserReset = z.infer<typeof UserReset>;

export const NewDevice = z.strictObject({ name: text(100), site: uuid.optional() }).meta({ id: 'NewDevice' });
export type NewDevice = z.infer<typeof NewDevice>;

export const Device = z
  .object({
    id: uuid,
    name: z.string(),
    state: z.enum(['invited', 'enrolled', 'revoked']),
    site: uuid.optional(),
    createdAt: instant,
    lastSeenAt: instant.optional(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof Device>;
export const DevicePage = page(Device, 'DevicePage');

/** The link is shown as a QR code, for one device to scan. */
export const InvitedDevice = z
  .object({ device: Device, link: z.string(), expiresAt: instant })
  .meta({ id: 'InvitedDevice' });
export type InvitedDevice = z.infer<typeof InvitedDevice>;

/** The code that was scanned, and the key by which the device will be known: P-256, SPKI in base64url. */
export const DeviceEnrolment = z
  .strictObject({ code: linkToken, publicKey: z.string().regex(/^[\w-]{122}$/, 'not a public key') })
  .meta({ id: 'DeviceEnrolment' });
export type DeviceEnrolment = z.infer<typeof DeviceEnrolment>;

/** What a device keeps: what it is, its project, and the server's keys, which it trusts from now on. */
export const EnrolledDevice = z
  .object({ device: Device, project: uuid, keys: SyncKeys })
  .meta({ id: 'EnrolledDevice' });
export type EnrolledDevice = z.infer<typeof EnrolledDevice>;
