import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ANSWERS, COMPLAINTS, record, TEAM } from './demo-data.js';
import { plaint } from './plaint.js';

/** When it is, and who is asking, in the next step. */
interface Step {
  now: string;
  as?: string;
  /** The exit code that belongs to what the step shows. */
  exit?: number;
}

/**
 * Builds a desk in a temporary folder and walks the main job on it with the built program, as a user would type it. The same
 * every time but for the name of the folder. Stops with an error where a command does not end as it should.
 */
export function demo(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-demo-'));
  const walk = new Walk(folder);

  walk.say('A desk of five people in two teams. The store is a folder of text files.');
  walk.run(['init', '--zone', 'Asia/Shanghai', '--language', 'en'], { now: '2026-11-16T08:00' });
  writeFileSync(join(folder, 'policy', 'team.yaml'), TEAM);

  walk.say('A week of complaints, as they came in.');
  for (const [index, complaint] of COMPLAINTS.entries()) {
    const fields = record(complaint);
    const step = { now: fields.received_at, as: index % 2 === 0 ? 'li.wei' : 'anna' };
    if (index === 0) {
      const { received_at, ...flags } = fields;
      walk.run(['log', ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value])], step);
    } else {
      writeFileSync(join(folder, 'incoming.json'), JSON.stringify(fields));
      walk.run(['log', '--from', 'incoming.json'], step, index === 1 ? 'as typed' : 'quiet');
    }
  }
  const [charged, broadband, battery, fund, parcel, rude, refund, shipping, , , , transfer] = walk.ids();

  walk.say('Who takes what. Ids can be typed by any unique ending.');
  walk.run(['assign', end(charged), '--to', 'li.wei'], { now: '2026-11-16T09:20', as: 'zhao.min' });
  walk.run(['assign', end(battery), '--to', 'anna'], { now: '2026-11-16T14:10', as: 'zhao.min' });
  walk.run(['assign', end(broadband), '--team', 'billing', '--note', 'part of the bill is disputed'], {
    now: '2026-11-16T11:00',
    as: 'zhao.min',
  });
  walk.run(['respond', end(battery), '--kind', 'reply', '--text', 'Leave it outside, we collect it today before six'], {
    now: '2026-11-16T14:20',
    as: 'anna',
  });
  walk.run(
    ['respond', end(charged), '--kind', 'reply', '--text', 'We see the second debit; you hear from us by noon'],
    {
      now: '2026-11-16T09:40',
      as: 'li.wei',
    },
  );

  walk.run(['assign', end(parcel), end(rude), '--to', 'li.wei'], { now: '2026-11-17T16:40', as: 'zhao.min' });

  walk.say('Answers are given. Redress above what one may grant is refused, and says who may.');
  const granted = [
    'resolve',
    end(battery),
    '--outcome',
    'upheld',
    '--root-cause',
    'cell batch 2409',
    '--redress',
    '169',
  ];
  walk.run(granted, { now: '2026-11-16T15:30', as: 'anna', exit: 5 });
  walk.run(granted, { now: '2026-11-16T15:40', as: 'zhao.min' });
  walk.run(
    ['resolve', end(charged), '--outcome', 'upheld', '--root-cause', 'billing job ran twice', '--redress', '39'],
    {
      now: '2026-11-17T10:00',
      as: 'li.wei',
    },
  );
  walk.run(['rate', end(battery), '--score', '5'], { now: '2026-11-18T09:00', as: 'anna' });
  walk.run(['close', end(battery)], { now: '2026-11-18T09:05', as: 'anna' });
  walk.say('This customer is not satisfied: the complaint reopens to the one who resolved it.');
  walk.run(['rate', end(charged), '--score', '1', '--comment', 'money is still not there'], {
    now: '2026-11-18T09:20',
    as: 'anna',
  });
  for (const id of [rude, shipping, fund]) {
    walk.run(
      ['resolve', end(id), '--outcome', 'solved', '--summary', 'Called back and settled'],
      { now: '2026-11-18T15:00', as: 'wang.fang' },
      'quiet',
    );
  }
  walk.run(['merge', end(refund), '--into', end(charged)], { now: '2026-11-18T15:10', as: 'zhao.min' });

  walk.say('Friday. What is late? Exit code 11 tells a cron job that something is.');
  walk.run(['sla', 'check'], { now: '2026-11-20T10:50', exit: 11 });
  walk.say(
    'The ladder of policy/escalation.yaml takes every rung that is due, once; a second run finds nothing left to do.',
  );
  walk.run(['escalate', '--due'], { now: '2026-11-20T10:50', as: 'cron' });
  walk.run(['escalate', '--due'], { now: '2026-11-20T10:55', as: 'cron' });
  walk.say('What should Li Wei do next? And one complaint in full, in Chinese.');
  walk.run(['next'], { now: '2026-11-20T10:55', as: 'li.wei' });
  walk.run(['show', end(transfer), '--lang', 'zh'], { now: '2026-11-20T10:55' });

  walk.say('Ticket quality. The automatic rules first (exit 12 would mean errors), then a blind audit by two raters.');
  walk.run(['audit', 'lint'], { now: '2026-11-20T17:00' });
  walk.run(['audit', 'plan', 'week-47', '--size', '10', '--seed', '7', '--raters', 'zhao.min,chen.bo'], {
    now: '2026-11-20T17:00',
    as: 'chen.bo',
  });
  for (const [index, [rater, answers]] of Object.entries(ANSWERS).entries()) {
    const sheet = `${rater}.csv`;
    walk.run(
      ['audit', 'sheet', 'week-47', '--rater', rater, '--out', sheet],
      { now: '2026-11-20T17:05', as: rater },
      index === 0 ? 'as typed' : 'quiet',
    );
    fillIn(join(folder, sheet), answers);
    walk.run(['audit', 'submit', 'week-47', '--rater', rater, '--scores', sheet], {
      now: '2026-11-20T18:00',
      as: rater,
    });
  }
  walk.run(['audit', 'close', 'week-47'], { now: '2026-11-20T18:10', as: 'chen.bo' });
  walk.run(['audit', 'report', 'week-47'], { now: '2026-11-20T18:10' });

  walk.say('The figures of the week, and by team.');
  walk.run(['kpi', '--from', '2026-11-16', '--to', '2026-11-20'], { now: '2026-11-20T18:30' });
  walk.run(['kpi', '--by', 'team'], { now: '2026-11-20T18:30' });
  walk.say('What is done about the largest cause, and the week on a page for the manager: open it in a browser.');
  walk.run(
    [
      ...['improve', 'open', '--title', 'Promise only what is confirmed', '--of', 'category=service/delay'],
      ...['--type', 'process_fix', '--owner', 'li.wei', '--due', '2026-12-15'],
    ],
    { now: '2026-11-20T18:30', as: 'chen.bo' },
  );
  walk.run(['improve', 'top10', '--from', '2026-11', '--limit', '3'], { now: '2026-11-20T18:30' });
  walk.run(['report', 'weekly', '--period', 'week', '--out', 'week-47.html'], { now: '2026-11-20T18:30' });
  walk.say('And everything as CSV, for whoever audits the desk.');
  walk.run(['export', 'clocks', '--out', 'clocks.csv'], { now: '2026-11-20T18:30' });

  walk.say(`The store is in ${folder}. Look at the files, then try:`);
  process.stdout.write(
    [
      `  cd ${folder}`,
      '  plaint list --all',
      `  plaint show ${end(charged)}`,
      `  plaint template render acknowledgement --complaint ${end(charged)} --set company=Northwind --set signature="The desk"`,
      '  plaint log',
      '',
      'Without a global install: node <this checkout>/bin/run.js in place of plaint.',
      '',
    ].join('\n'),
  );
}

class Walk {
  private steps = 0;

  constructor(private readonly folder: string) {}

  say(text: string): void {
    process.stdout.write(`\n# ${text}\n\n`);
  }

  run(args: string[], { now, as, exit = 0 }: Step, how: 'as typed' | 'quiet' = 'as typed'): void {
    // A seed of its own for each step: with one seed for all, ids would come out alike.
    const env = { PLAINT_NOW: now, PLAINT_USER: as ?? 'zhao.min', PLAINT_SEED: String(4711 + this.steps++) };
    const { exitCode, stdout, stderr } = plaint(args, env, this.folder);
    if (how === 'as typed' || exitCode !== exit) {
      const who = as === undefined ? '' : ` --as ${as}`;
      process.stdout.write(
        `[${now.replace('T', ' ')}] $ plaint ${args.map(quoted).join(' ')}${who}\n${stdout}${stderr}`,
      );
      if (exit !== 0) process.stdout.write(`(exit code ${exitCode})\n`);
      process.stdout.write('\n');
    }
    if (exitCode !== exit) throw new Error(`exit code ${exitCode}, not ${exit}`);
  }

  /** The ids in the order in which the complaints came in. */
  ids(): string[] {
    const { stdout } = plaint(['list', '--all', '--json'], { PLAINT_NOW: '2026-11-20T18:00' }, this.folder);
    const { items } = JSON.parse(stdout).data as { items: { id: string; title: string }[] };
    return COMPLAINTS.map(([, title]) => items.find((item) => item.title === title)?.id ?? '');
  }
}

function end(id: string | undefined): string {
  return (id ?? '').slice(-5);
}

function quoted(text: string): string {
  return /^[\w./:@,=-]+$/.test(text) ? text : `"${text}"`;
}

function fillIn(file: string, answers: Record<string, string>): void {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  for (const [index, row] of rows.entries()) {
    for (const [column, cells] of Object.entries(answers)) {
      const cell = cells.split(' ')[index] ?? '';
      row[column] = cell === '.' ? '' : cell;
    }
  }
  writeFileSync(file, stringify(rows, { header: true }));
}
