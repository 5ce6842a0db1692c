// Laws of layers (docs/ARCHITECTURE.md, "Слои"): who may import whom. Read by scripts/structure/imports.mjs.

/** Modules from left to right: an arrow goes only to the left (docs/decisions/0006). */
const MODULES = [
  'calendar',
  'schools',
  'people',
  'notices',
  'questions',
  'assignments',
  'directives',
  'forms',
  'roadmaps',
  'programmes',
  'deficits',
  'pairs',
  'matching',
  'events',
  'sites',
  'mentoring',
  'joint-programmes',
  'campaigns',
  'trajectories',
  'selection',
  'practices',
  'monitoring',
  'watching',
  'search',
]

/** Tests may import anything; so may the builders of test data beside them. */
const TEST = '(\\.(test|fixture)\\.tsx?|/testing\\.ts)$'

const toTheLeft = MODULES.map((name, at) => ({
  name: `module-order-${name}`,
  comment: `«${name}» may import only modules to the left of it; backwards a module speaks by facts`,
  severity: 'error',
  from: { path: `^src/modules/${name}/`, pathNot: TEST },
  to: { path: `^src/modules/(${MODULES.slice(at + 1).join('|') || 'nothing-stands-to-the-right'})/` },
}))

/** A layer may import itself and what is named; packages are judged by other rules. */
const layer = (name, allowed, comment) => ({
  name: `layer-${name}`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: TEST },
  to: { path: '^src/', pathNot: [`^src/${name}/`, ...allowed] },
})

module.exports = {
  forbidden: [
    layer('kernel', [], 'the kernel is pure: it imports nothing outside itself'),
    layer('documents', ['^src/kernel/'], 'documents know formats, not schools'),
    layer('ui', ['^src/kernel/'], 'parts of pages know no data'),
    layer(
      'platform',
      ['^src/kernel/', '^src/ui/(send|frame|surroundings)\\.tsx?$'],
      'the platform knows no module and of the pages only how one is framed and sent',
    ),
    layer(
      'modules',
      ['^src/(kernel|documents|platform|ui)/'],
      'a module does not know the program it is put into',
    ),
    {
      name: 'kernel-no-packages',
      comment: 'the kernel needs no package and no Node',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain imports the kernel, itself, types of other modules and the model of a document; no platform, no pages',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/domain/', pathNot: TEST },
      to: {
        path: '^src/',
        pathNot: [
          '^src/kernel/',
          '^src/modules/$1/domain/',
          '^src/modules/[^/]+/domain/types\\.ts$',
          '^src/documents/(model|paper)\\.ts$',
        ],
      },
    },
    {
      name: 'domain-no-packages',
      comment: 'domain needs no package but zod, which describes the shape of input, and no Node',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'module-by-its-face',
      comment: 'a module is used only by its public.ts and the types of its domain',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: TEST },
      to: {
        path: '^src/modules/',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(public|domain/types)\\.ts$'],
      },
    },
    ...toTheLeft,
    {
      name: 'module-is-in-the-order',
      comment: 'a new module gets its place in MODULES of .dependency-cruiser.cjs',
      severity: 'error',
      from: { path: `^src/modules/(?!(${MODULES.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'pages-ask-nothing',
      comment: 'a page shows what it is given: no database, no queries, no commands',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/pages/', pathNot: TEST },
      to: {
        path: '^(src/platform/(database|command|files|jobs|mail)/|src/modules/[^/]+/(commands|queries|routes)[./])',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'commands-show-nothing',
      comment: 'commands and queries know no page, no route and no part of a page',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(commands|queries|jobs)[./]', pathNot: TEST },
      to: {
        path: '^(src/ui/|src/modules/[^/]+/(pages|routes)[./]|src/platform/http/)',
        pathNot: '^src/ui/roles\\.ts$',
      },
    },
    {
      name: 'main-is-the-end',
      comment: 'only main meets everything; nobody imports main but its tests',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/', '^src/main\\.ts$', TEST] },
      to: { path: '^src/main[/.]' },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'the program does not need its tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^test/', TEST] },
    },
    {
      name: 'no-dev-packages',
      comment: 'an installed program has no development packages',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-circle',
      comment:
        'two files that need each other when they run are two ideas tangled (types alone may point back)',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'nobody imports it and it imports nobody',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: TEST },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
