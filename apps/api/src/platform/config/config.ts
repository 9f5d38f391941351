import { z } from 'zod';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Every variable the process reads: what it is for, what it may be, what it is when not set. */
const Environment = z.strictObject({
  TONGXING_DATABASE: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<path of a file> or postgres://…')
    .default('sqlite:data/tongxing.sqlite')
    .describe('Where data are kept'),
  TONGXING_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address the server listens on; other than loopback only with TONGXING_URL'),
  TONGXING_URL: z
    .string()
    .regex(/^https:\/\/[^/?#@\s]+$/, 'must be https:// and a host, without a path')
    .default('')
    .describe('Address at which people reach the server over TLS, through a proxy or directly'),
  TONGXING_TLS_CERT: z
    .string()
    .min(1)
    .optional()
    .describe('File of the certificate and its chain (PEM), where the server itself speaks TLS'),
  TONGXING_TLS_KEY: z.string().min(1).optional().describe('File of the private key of the certificate (PEM)'),
  TONGXING_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port, 0 to 65535; 0 takes any that is free')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port, 0 to 65535; 0 takes any that is free')
    .prefault('3000')
    .describe('Port the server listens on'),
  TONGXING_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged'),
  TONGXING_MASTER_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File of the key that wraps all others (default with SQLite: beside the database, made when needed)',
    ),
  TONGXING_MASTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64')
    .optional()
    .describe('The same key itself, instead of a file'),
  TONGXING_SURVEYS: z.string().min(1).default('surveys').describe('Folder of instrument versions'),
  TONGXING_WEB: z.string().min(1).default('dist/web').describe('Folder of the built web app'),
});

/** Passwords and cookies never cross a network unencrypted. */
const Safe = Environment.refine((e) => e.TONGXING_URL !== '' || LOOPBACK.includes(e.TONGXING_HOST), {
  path: ['TONGXING_HOST'],
  message: 'must be a loopback address, unless TONGXING_URL names the TLS address people use',
})
  .refine((e) => (e.TONGXING_TLS_CERT === undefined) === (e.TONGXING_TLS_KEY === undefined), {
    path: ['TONGXING_TLS_KEY'],
    message: 'must be set together with TONGXING_TLS_CERT',
  })
  .refine((e) => e.TONGXING_TLS_CERT === undefined || e.TONGXING_URL !== '', {
    path: ['TONGXING_TLS_CERT'],
    message: 'needs TONGXING_URL, the address that the certificate is for',
  });

export interface Configuration {
  readonly database:
    | { readonly engine: 'sqlite'; readonly path: string }
    | { readonly engine: 'postgres'; readonly url: string };
  /** The key that wraps all others. `mayBeMade` says that a file that is not there is made when first needed. */
  readonly masterKey:
    | { readonly kind: 'value'; readonly value: string }
    | { readonly kind: 'file'; readonly path: string; readonly mayBeMade: boolean }
    | { readonly kind: 'none' };
  readonly host: string;
  readonly port: number;
  /** Where people reach the server over TLS; undefined on the machine itself, without TLS. */
  readonly url: string | undefined;
  /** Files of the certificate and its key where the server speaks TLS itself; undefined behind a proxy. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly logLevel: z.infer<typeof Environment>['TONGXING_LOG_LEVEL'];
  readonly surveys: string;
  readonly web: string;
}

/** Some variables are wrong. The message names each and says what it must be, never what it is. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the configuration from environment variables named `TONGXING_…`.
 *
 * @throws ConfigurationError naming every variable that is wrong or not known: a misspelt one must not pass
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const ours = Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('TONGXING_')));
  const parsed = Safe.safeParse(ours);
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues.map(explain).join('\n'));
  const { TONGXING_DATABASE: address, ...rest } = parsed.data;
  const database: Configuration['database'] = address.startsWith('sqlite:')
    ? { engine: 'sqlite', path: address.slice('sqlite:'.length) }
    : { engine: 'postgres', url: address };
  return {
    database,
    masterKey: masterKeyOf(rest, database),
    host: rest.TONGXING_HOST,
    port: rest.TONGXING_PORT,
    url: rest.TONGXING_URL === '' ? undefined : rest.TONGXING_URL,
    tls:
      rest.TONGXING_TLS_CERT !== undefined && rest.TONGXING_TLS_KEY !== undefined
        ? { cert: rest.TONGXING_TLS_CERT, key: rest.TONGXING_TLS_KEY }
        : undefined,
    logLevel: rest.TONGXING_LOG_LEVEL,
    surveys: rest.TONGXING_SURVEYS,
    web: rest.TONGXING_WEB,
  };
}

/** @throws ConfigurationError where the key is given twice: which of two is meant nobody can say */
function masterKeyOf(
  { TONGXING_MASTER_KEY: value, TONGXING_MASTER_KEY_FILE: path }: Partial<z.infer<typeof Environment>>,
  database: Configuration['database'],
): Configuration['masterKey'] {
  if (value !== undefined && path !== undefined)
    throw new ConfigurationError('TONGXING_MASTER_KEY: must not be set beside TONGXING_MASTER_KEY_FILE');
  if (value !== undefined) return { kind: 'value', value };
  if (path !== undefined) return { kind: 'file', path, mayBeMade: false };
  if (database.engine === 'postgres') return { kind: 'none' };
  return { kind: 'file', path: `${database.path}.master-key`, mayBeMade: true };
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => `${name} is not a variable that Tongxing knows`).join('\n');
  return `${issue.path.join('.')}: ${issue.message}`;
}

/** Name, default and purpose of every variable, for `tongxing help` and the README. */
export const CONFIGURATION_VARIABLES = Object.entries(Environment.shape).map(([name, schema]) => ({
  name,
  purpose: schema.description ?? '',
  default: String(schema.parse(undefined) ?? 'none'),
}));
