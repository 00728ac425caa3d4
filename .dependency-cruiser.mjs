/** The import law. Each line: a part of the tree, and what of ours it may import besides itself. */
export const MAY_IMPORT = {
  'packages/core': [],
  'packages/formats': ['packages/core'],
  'packages/protocol': ['packages/core'],
  'packages/exchange': ['packages/core', 'packages/formats'],
  'packages/corpus': ['packages/core', 'packages/formats'],
  'packages/storage': ['packages/core', 'packages/protocol'],
  'packages/client': ['packages/core', 'packages/protocol'],
  'apps/server/src': [
    'packages/core',
    'packages/formats',
    'packages/exchange',
    'packages/protocol',
    'packages/corpus',
    'packages/storage',
  ],
  'apps/server/test': [
    'apps/server/src',
    'packages/core',
    'packages/formats',
    'packages/exchange',
    'packages/protocol',
    'packages/corpus',
    'packages/storage',
    'packages/client',
  ],
  'apps/web/src': ['packages/core', 'packages/formats', 'packages/protocol', 'packages/client'],
  'apps/web/e2e': [
    'packages/core',
    'packages/formats',
    'packages/protocol',
    'packages/corpus',
    'packages/client',
    'scripts',
  ],
  'apps/cli/src': [
    'packages/core',
    'packages/formats',
    'packages/exchange',
    'packages/corpus',
    'packages/storage',
    'packages/client',
  ],
  prisma: ['packages/storage', 'packages/corpus'],
  scripts: [],
}

const OURS = '^(packages|apps|prisma|scripts|bench|tests)/'
const TEST = ['[.](test|contract|fuzz|e2e)[.]tsx?$', '/testing/', '^apps/[^/]+/(test|e2e)/']

const layers = Object.entries(MAY_IMPORT).map(([part, allowed]) => ({
  name: `layer:${part}`,
  severity: 'error',
  comment: `${part} may import ${allowed.join(', ') || 'nothing of ours'}. Move the code down, or pass the value in.`,
  from: { path: `^${part}/` },
  to: { path: OURS, pathNot: [part, ...allowed].map((path) => `^${path}/`) },
}))

export default {
  forbidden: [
    ...layers,
    {
      name: 'no-node-in-pure-packages',
      severity: 'error',
      comment:
        'core, formats, protocol and client run in the browser too. Take a clock, an id source or the bytes as a parameter.',
      from: { path: '^packages/(core|formats|protocol|client)/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-node-in-the-page',
      severity: 'error',
      comment: 'The page runs in a browser.',
      from: { path: '^apps/web/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-few-packages',
      severity: 'error',
      comment:
        'zod for what comes from outside, node-diff3 for merging texts. The rest core says itself.',
      from: { path: '^packages/core/src/', pathNot: TEST },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|node-diff3)/' },
    },
    {
      name: 'one-owner-of-prisma',
      severity: 'error',
      comment: 'Rows are the secret of packages/storage. Ask Storage for records.',
      from: { pathNot: '^(packages/storage|prisma|bench)/' },
      to: { path: '(^|/)node_modules/(@prisma|prisma|@electric-sql|pg)/|/src/generated/' },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      comment: 'A feature does not know another feature. Compose them in apps/web/src/app.',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'feature-knows-no-app',
      severity: 'error',
      comment: 'features/ is below app/.',
      from: { path: '^apps/web/src/features/' },
      to: { path: '^apps/web/src/app/' },
    },
    {
      name: 'data-knows-no-feature',
      severity: 'error',
      comment: 'data/ is below features/ and app/.',
      from: { path: '^apps/web/src/data/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      comment: 'shared/ is below everything else of the page.',
      from: { path: '^apps/web/src/shared/' },
      to: { path: '^apps/web/src/(features|app|data)/' },
    },
    {
      name: 'use-the-door',
      severity: 'error',
      comment:
        'Enter a package by its name or a declared sub-path (src/index.ts, src/<part>/index.ts), not by a file.',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/[^/]+/',
        pathNot: [
          '^$1/$2/',
          '^packages/[^/]+/src/index[.]ts$',
          '^packages/[^/]+/src/[^/]+/index[.]ts$',
        ],
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      comment: 'Production code imports no test and no test helper.',
      from: { path: '^(packages|apps)/[^/]+/src/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third.',
      from: { pathNot: '/src/generated/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'Misspelt, not installed, or behind a closed door (exports).',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/src/generated/' },
    exclude: { path: '^(packages|apps)/[^/]+/dist/' },
    // Type-only imports count: a layer that shares types is not separate.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
