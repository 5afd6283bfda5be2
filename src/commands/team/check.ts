import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { teamCheckView } from '../../cli/views/team-check.js';
import { LadderFile } from '../../core/escalation/ladder.js';
import { RaciFile } from '../../core/escalation/raci.js';
import { checkTeam, type TeamFinding } from '../../core/escalation/team-check.js';
import type { ComplaintStore } from '../../core/store/port.js';

export default class TeamCheck extends BaseCommand<typeof TeamCheck> {
  static override summary = 'Check who does what: exit 12 when somebody is missing';
  static override description =
    'Categories without an owner in policy/raci.yaml, people who have left and still lead, own or are named, rungs that nobody fills, teams without a lead or members, roles without a holder, names that nobody knows.';
  static override examples = ['<%= config.bin %> team check', '<%= config.bin %> team check --csv'];
  static override effects = READ_ONLY;
  static override flags = { ...csvFlag };

  async run(): Promise<void> {
    const desk = await this.desk();
    const findings = checkTeam({
      team: desk.team,
      taxonomy: await desk.taxonomy(),
      ladder: await desk.store.policy('escalation', LadderFile),
      raci: await desk.optional('raci', RaciFile),
      complaints: await desk.overview('live'),
    });
    const located = await Promise.all(
      findings.map(async (finding) => ({ ...finding, line: await lineOf(finding, desk.store) })),
    );
    this.show(teamCheckView(located, this.words));
  }
}

async function lineOf({ file, path }: TeamFinding, store: ComplaintStore): Promise<number | null> {
  if (file === null || path === null) return null;
  const [fault] = await store.locateFaults(file, [{ path, found: '', allowed: '' }]);
  return fault?.line ?? null;
}
