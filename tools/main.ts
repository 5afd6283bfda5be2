import { Command } from 'commander';

const program = new Command('tools').description("The developers' own program");

program
  .command('demo')
  .description('build a small desk in a temporary folder and walk the main job on it')
  .action(async () => (await import('./demo.js')).demo());

program
  .command('bench')
  .description('measure start-up and the main commands as ratios to `node -e 0`')
  .option('--runs <count>', 'runs of each command; the median counts', Number, 15)
  .action(async ({ runs }) => (await import('./bench.js')).bench(runs));

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
