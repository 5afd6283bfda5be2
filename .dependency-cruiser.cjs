/** The arrows of the house: main -> commands -> cli -> core, and inside core everything may use complaint, calendar and statistics. */
const GROUND = 'complaint|calendar|statistics';
const GROUND_FILES = `^src/core/(${GROUND})/`;

/** What the program is made of. The build puts it into one file, so package.json lists it with the developers' packages. */
const PROGRAM =
  '@date-fns/tz|@oclif/core|chalk|cli-table3|csv-parse|csv-stringify|date-fns|echarts|inquirer|lowdb|pure-rand|string-width|valibot|yaml';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-knows-no-shell',
      comment: 'Core knows neither the terminal nor the commands.',
      severity: 'error',
      from: { path: '^src/core' },
      to: {
        path: '^src/(cli|commands|main)|node_modules/(@oclif|oclif|inquirer|@inquirer|chalk|cli-table3|commander|string-width)/',
      },
    },
    {
      name: 'cli-knows-no-commands',
      comment: 'Only main knows both.',
      severity: 'error',
      from: { path: '^src/cli' },
      to: { path: '^src/(commands|main)' },
    },
    {
      name: 'commands-know-no-main',
      severity: 'error',
      from: { path: '^src/commands' },
      to: { path: '^src/main' },
    },
    {
      name: 'commands-do-not-share',
      comment: 'What two commands need lives in cli.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: '^src/commands/' },
    },
    {
      name: 'ground-stands-alone',
      comment:
        'complaint, calendar and statistics use nothing of ours but what a problem is and how a file is checked.',
      severity: 'error',
      from: { path: GROUND_FILES },
      to: { path: '^src/core/', pathNot: ['^src/core/$1/', '^src/core/(problem|validate)\\.ts$'] },
    },
    {
      name: 'improvement-uses-counts-only',
      comment: 'Improvements go by what is counted: by no clock, ladder or audit.',
      severity: 'error',
      from: { path: '^src/core/improvement/' },
      to: {
        path: '^src/core/',
        pathNot: [`^src/core/(${GROUND}|insight|improvement)/`, '^src/core/(problem|validate)\\.ts$'],
      },
    },
    {
      name: 'improvement-is-used-above-only',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '^src/core/(store|improvement|barometer|health)/' },
      to: { path: '^src/core/improvement/' },
    },
    {
      name: 'health-uses-counts-only',
      comment: 'The health of a desk is told from counts: by no clock, ladder or audit.',
      severity: 'error',
      from: { path: '^src/core/health/' },
      to: {
        path: '^src/core/',
        pathNot: [`^src/core/(${GROUND}|kpi|insight|improvement|health)/`, '^src/core/(problem|validate)\\.ts$'],
      },
    },
    {
      name: 'domain-knows-no-store',
      comment: 'Drivers know the domain; the domain does not know them.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '^src/core/store/' },
      to: { path: '^src/core/store/' },
    },
    {
      name: 'store-outside-drivers-knows-no-driver',
      comment: 'What is done with a store goes through the port, so that a database can take the place of the folder.',
      severity: 'error',
      from: { path: '^src/core/store/[^/]+\\.ts$' },
      to: { path: '^src/core/store/[^/]+/' },
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      severity: 'error',
      from: { path: '^src' },
      to: { path: 'node_modules/', pathNot: `node_modules/(${PROGRAM}|@types/[^/]+)/` },
    },
    {
      name: 'start-uses-no-packages',
      comment: 'bin/run.js is shipped as it is.',
      severity: 'error',
      from: { path: '^bin/run\\.js' },
      to: { dependencyTypesNot: ['core'] },
    },
    { name: 'sources-know-no-tools', severity: 'error', from: { path: '^src' }, to: { path: '^(tools|test|bin)' } },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'dist/' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|dist' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
