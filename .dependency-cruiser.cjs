/**
 * The laws of import (docs/architecture.md). `npm run lint` applies them; test/architecture proves that they bite.
 */
const PURE =
  '^libs/(contracts|instruments|scoring|sync|statistics|impact|privacy|safeguarding|charts|report)/src';
const STAGES = ['instruments', 'collection', 'scoring', 'analysis', 'reporting'];
const CROSS_CUTTING = '^apps/api/src/(programme|people|access|privacy|safeguarding)/';

/** `lib` may import its own folder, and the source of these of our libraries and of no others. */
const mayImport = (lib, allowed) => ({
  name: `${lib}-imports-${allowed.length > 0 ? 'only-' + allowed.join('-') : 'nothing-of-ours'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^(libs|apps)/', pathNot: `^libs/(${lib}/|(${[...allowed, 'none'].join('|')})/src)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles-of-types',
      comment: 'Types that need each other are one thing, or one of them stands in the wrong file.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { circular: true, dependencyTypes: ['type-only'] },
    },
    {
      name: 'libraries-are-pure',
      comment: 'No Node built-ins, Nest, TypeORM or browser packages in a library.',
      severity: 'error',
      from: { path: PURE, pathNot: ['\\.spec\\.ts$', '^libs/report/src/pdf/'] },
      to: { path: ['^node:', '^node_modules/(@nestjs|typeorm|react|pg|better-sqlite3|pdfkit)(/|$)'] },
    },
    {
      name: 'libraries-use-no-built-ins',
      severity: 'error',
      from: { path: PURE, pathNot: ['\\.spec\\.ts$', '^libs/report/src/pdf/'] },
      to: { dependencyTypes: ['core'] },
    },
    mayImport('contracts', []),
    mayImport('statistics', []),
    mayImport('instruments', ['contracts']),
    mayImport('sync', ['contracts']),
    mayImport('privacy', ['contracts']),
    mayImport('scoring', ['instruments', 'contracts']),
    mayImport('safeguarding', ['instruments', 'scoring']),
    mayImport('impact', ['statistics', 'contracts']),
    mayImport('charts', ['contracts']),
    mayImport('report', ['impact', 'charts', 'contracts']),
    mayImport('datasets', ['report', 'contracts']),
    {
      name: 'datasets-write-bytes-only',
      comment: 'Node built-ins are theirs to use; frameworks, databases and drawing are not.',
      severity: 'error',
      from: { path: '^libs/datasets/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^node_modules/(@nestjs|typeorm|react|pg|better-sqlite3|pdfkit)(/|$)' },
    },
    {
      name: 'libraries-through-their-door',
      comment: 'From outside, a library is its index.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'web-sees-no-analysis',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(statistics|impact|report|datasets|privacy)/|apps/(api|cli)/)' },
    },
    {
      name: 'guardians-see-no-console',
      comment:
        'Their page asks, plays and keeps what the tablet does, and knows nothing of staff, tablets or worklists.',
      severity: 'error',
      from: { path: '^apps/web/src/guardian/' },
      to: {
        path: '^apps/web/src/',
        pathNot:
          '^apps/web/src/(guardian|shell|api-client)/|^apps/web/src/access/link-token|^apps/web/src/collect/(form|hear)/|^apps/web/src/collect/(help-card|hotlines|local-day|survey-pages|drafts/draft-writer|vault/encrypted)\\.',
      },
    },
    {
      name: 'nobody-imports-guardians',
      severity: 'error',
      from: { path: '^apps/web/src/(?!guardian/)' },
      to: { path: '^apps/web/src/guardian/' },
    },
    ...STAGES.map((stage, i) => ({
      name: `${stage}-imports-upstream-only`,
      severity: 'error',
      from: { path: `^apps/api/src/${stage}/` },
      to: { path: `^apps/api/src/(${[...STAGES.slice(i + 1), 'none'].join('|')})/` },
    })),
    {
      name: 'features-through-their-door',
      comment: 'Another feature of the API is its index.',
      severity: 'error',
      from: { path: '^apps/api/src/([^/]+)/' },
      to: {
        path: '^apps/api/src/(instruments|collection|scoring|analysis|reporting|programme|people|access|privacy|safeguarding)/',
        pathNot: ['^apps/api/src/$1/', '^apps/api/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'identities-belong-to-people',
      comment: 'Only people turns a pseudonym into a name; the schema lists its tables.',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['^apps/api/src/people/(?!index\\.ts$)', '^apps/api/src/schema\\.ts$'] },
      to: { path: '^apps/api/src/people/identities/' },
    },
    {
      name: 'cross-cutting-imports-no-stage',
      severity: 'error',
      from: { path: CROSS_CUTTING },
      to: { path: `^apps/api/src/(${STAGES.join('|')})/` },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: '^apps/api/src/(?!platform/)' },
    },
    {
      name: 'api-through-its-door',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/index\\.ts$' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
