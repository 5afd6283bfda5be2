import { Argument, Command, InvalidArgumentError, Option } from 'commander';

const program = new Command('tools').description("The developers' own program");

program
  .command('demo')
  .description('build a small desk in a temporary folder and walk the main job on it')
  .action(async () => (await import('./demo.js')).demo());

program
  .command('seed')
  .description('make a store such as a desk of fifty has after some years; the same arguments give the same bytes')
  .option('--complaints <count>', 'how many', whole, 1000)
  .option('--live <count>', 'how many of them are not over yet', whole, 50)
  .option('--seed <number>', 'another number, another desk', whole, 1)
  .option('--folder <dir>', 'where; else in a new temporary folder')
  .option('--months <count>', 'over how many months', whole, 36)
  .option('--until <time>', 'when the story ends', '2026-11-20T18:00:00')
  .addOption(
    new Option('--format <format>', 'how live complaints are written').choices(['yaml', 'json']).default('yaml'),
  )
  .action(async (options) => (await import('./seed.js')).seed(options));

program
  .command('bench')
  .description('measure the main commands as ratios to bare Node, to small stores and to other programs')
  .addArgument(
    new Argument('[tables...]', 'only these').choices([
      'start',
      'clocks',
      'read',
      'write',
      'audits',
      'taskwarrior',
      'figures',
      'first',
      'import',
      'million',
    ]),
  )
  .option('--runs <count>', 'runs of each command; the median counts', whole, 7)
  .addOption(
    new Option('--size <size>', 'small: up to 10,000 complaints; full: 100,000; million')
      .choices(['small', 'full', 'million'])
      .default('full'),
  )
  .option('--keep <dir>', 'keep the stores there for the next time; else they are made and taken away')
  .action(async (tables, options) => (await import('./bench.js')).bench(tables, options));

program
  .command('stress')
  .description('let many processes write on a few complaints at once, and check that nothing is lost')
  .option('--writers <count>', 'processes at once', Number, 50)
  .option('--writes <count>', 'notes that each writes', Number, 20)
  .option('--complaints <count>', 'complaints that they write on', Number, 10)
  .option('--kill-every <ms>', 'kill one writer each so many milliseconds; 0: none', Number, 0)
  .action(async (options) => (await import('./stress.js')).stress(options));

program
  .command('generate')
  .description('write what is generated: JSON Schemas and the command reference')
  .option('--check', 'write nothing; fail where something is out of date')
  .action(async ({ check }) => (await import('./generate.js')).generate(check ?? false));

program
  .command('on-node')
  .description('run the process tests on other versions of Node, which the npm package of that name brings')
  .argument('<versions...>', 'major versions, such as 22 24 26')
  .action(async (versions) => (await import('./on-node.js')).testOnNode(versions));

await program.parseAsync();

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}
