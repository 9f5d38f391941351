/** Packages that ship ES modules only; Jest runs CommonJS, so these are compiled too. */
const ES_MODULES = [
  '@nestjs',
  '@fastify/cookie',
  'canonicalize',
  'uuid',
  'd3-[a-z-]+',
  'internmap',
  'ml-[a-z-]+',
  'content-disposition',
  'cookie',
  'csv-parse',
  'qr',
  'pdfjs-dist',
].join('|');

const compile = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: [],
  transform: { '\\.(ts|tsx|js|mjs)$': ['@swc/jest', compile] },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
  moduleNameMapper: {
    '^@tongxing/api$': '<rootDir>/apps/api/src/index.ts',
    '^@tongxing/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

const project = (displayName, testMatch, more = {}) => ({
  ...shared,
  displayName,
  rootDir: import.meta.dirname,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  ...more,
});

export default {
  globalSetup: '<rootDir>/test/support/postgres-server.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
  projects: [
    project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.{ts,tsx}']),
    project('reference', ['test/{reference,conformance,calibration,golden,privacy}/**/*.spec.ts']),
    project('api', ['test/{api,migrations,instruments,attacks}/**/*.spec.ts']),
    project('faults', ['test/faults/**/*.spec.ts']),
    project('e2e', ['test/e2e/**/*.spec.ts']),
    project('offline', ['test/offline/**/*.spec.ts']),
    project('architecture', ['test/architecture/**/*.spec.ts']),
  ],
  testTimeout: 60_000,
};
