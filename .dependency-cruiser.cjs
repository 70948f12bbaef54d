/** The arrows of the house: apps → domains → platform → engine. `tools/imports.ts` runs these rules. */
/** Tests, and the stages that several of them share. */
const test = '\\.(test|stage)\\.tsx?'
const door = '^platform/[^/]+/index\\.tsx?'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'engine-is-pure',
      comment: 'The same engine runs in server, browser and tests, so it may lean on nothing but itself and zod: no outside, no clock, no Node.',
      severity: 'error',
      from: { path: '^engine/', pathNot: test },
      to: { pathNot: ['^engine/', 'node_modules/zod/'] },
    },
    {
      name: 'engine-tests-stay-below',
      comment: 'A test of the engine that needs the platform tests the platform, and belongs there.',
      severity: 'error',
      from: { path: `^engine/.*${test}` },
      to: { path: '^(platform|domains|apps|tools)/' },
    },
    {
      name: 'platform-knows-no-business',
      comment: 'A case type must be addable without touching the platform, so the platform cannot know one.',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(domains|apps|tools)/' },
    },
    {
      name: 'domains-know-no-program',
      comment: 'Programs wire domains together; a domain that imports a program could not run in another one.',
      severity: 'error',
      from: { path: '^domains/' },
      to: { path: '^(apps|tools)/' },
    },
    {
      name: 'apps-use-no-tools',
      comment: 'Tools are for us in the clone; an installed program must run without them.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^tools/' },
    },
    {
      name: 'lines-stay-apart',
      comment: 'Lines of business name each other by id, which start-up checks; an import would tie them so that none can be left out.',
      severity: 'error',
      from: { path: '^domains/([^/]+)/' },
      to: { path: '^domains/', pathNot: '^domains/$1/' },
    },
    {
      name: 'case-types-stay-apart',
      comment: 'A case type is its own folder and nothing else; what two types of a line share lies beside them in the folder of the line.',
      severity: 'error',
      from: { path: '^domains/([^/]+)/([^/]+)/' },
      to: { path: '^domains/[^/]+/[^/]+/', pathNot: '^domains/$1/$2/' },
    },
    {
      name: 'lines-know-no-types',
      comment: 'What the types of a line share cannot lean on one of them, or the types would import each other through it.',
      severity: 'error',
      from: { path: '^domains/[^/]+/[^/]+$' },
      to: { path: '^domains/[^/]+/[^/]+/' },
    },
    {
      name: 'definitions-are-data',
      comment: 'Record, forms, procedure and metrics are read by the browser, the importer and the docs alike, so they stand on the engine alone.',
      severity: 'error',
      from: { path: '^domains/[^/]+/[^/]+/(record|forms|procedure|metrics|index)\\.' },
      to: { path: '^platform/' },
    },
    {
      name: 'definitions-reach-no-platform',
      comment: 'What a definition leans on goes where it goes: one file of it that reaches the platform would keep all of it out of the browser.',
      severity: 'error',
      from: { path: '^domains/[^/]+/[^/]+/index\\.' },
      to: { path: '^platform/', reachable: true },
    },
    {
      name: 'through-the-door',
      comment: 'Each part of the platform can be rebuilt behind its index.ts only while nobody reaches past it.',
      severity: 'error',
      from: { path: '^(apps|domains|tools)/' },
      to: { path: '^platform/[^/]+/', pathNot: [door, '\\.css$'] },
    },
    {
      name: 'through-the-door-next-door',
      comment: 'Parts of the platform use each other by their doors too, or the walls between them would be paint.',
      severity: 'error',
      from: { path: '^platform/([^/]+)/' },
      to: { path: '^platform/[^/]+/', pathNot: ['^platform/$1/', door] },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      comment: 'Platform parts other than ui reach for Node, files and the database, none of which a browser has.',
      severity: 'error',
      from: { path: '^(apps/workbench|platform/ui|domains/[^/]+/[^/]+/pages)/', pathNot: [test, 'vite\\.config'] },
      to: { path: '^(platform/(?!ui/)|apps/(?!workbench/|registry/))' },
    },
    {
      name: 'tests-do-not-ship',
      comment: 'A program that imports a test or its tools would carry Vitest into an office. The bench stays with us, and measures on what the tests make.',
      severity: 'error',
      from: { pathNot: [test, '^platform/testing/', '^tools/bench/'] },
      to: { path: ['^platform/testing/', test, 'node_modules/vitest/'], pathNot: 'node_modules/vitest/dist/config' },
    },
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file, cut in the wrong place; and what loads first would decide what works.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that does not resolve here fails on another machine at the moment the file is first needed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
  },
}
