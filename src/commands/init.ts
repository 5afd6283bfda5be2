import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../cli/base-command.js';
import { gitDriver } from '../cli/git-driver.js';
import { shippedTemplates } from '../cli/shipped.js';
import { gitSetupView } from '../cli/views/git.js';
import { requireWorkTree, setUpGit } from '../core/store/folder/git.js';
import { initStore } from '../core/store/folder/init.js';

export default class Init extends BaseCommand<typeof Init> {
  static override summary = 'Make a folder into a complaint store';
  static override description =
    'Writes plaint.yaml and the policies of a preset. Policy files that are already there stay as they are.';
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init desk --zone Asia/Shanghai --language zh',
    '<%= config.bin %> init --git',
  ];
  static override effects = ADDS;

  static override args = {
    dir: Args.string({ description: 'The folder; else the one you are in', default: '.', ignoreStdin: true }),
  };

  static override flags = {
    format: Flags.string({ summary: 'How complaints are written', options: ['yaml', 'json'], default: 'yaml' }),
    preset: Flags.string({ summary: 'Policies to start with', default: 'three-tier', helpValue: 'NAME' }),
    zone: Flags.string({ summary: "The desk's time zone; else this machine's", helpValue: 'ZONE' }),
    language: Flags.string({ summary: "The desk's language; else the one shown now", options: ['en', 'zh'] }),
    git: Flags.boolean({ summary: 'Also what sharing it through git needs: see git-setup' }),
  };

  async run(): Promise<void> {
    const { format, preset, zone, language, git } = this.flags;
    const settings = {
      format: format as 'yaml' | 'json',
      zone: zone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'),
      language: (language ?? this.lang) as 'en' | 'zh',
    };
    const { dir } = this.args;
    if (git) await requireWorkTree(dir);
    await initStore(dir, settings, preset, shippedTemplates());
    const shared = git ? gitSetupView(await setUpGit(dir, gitDriver(process.argv[1] ?? '', process.env))) : null;
    this.show({
      data: () => ({ folder: dir, preset, ...settings, ...(shared && { git: shared.data() }) }),
      text: (show) => [shared?.text(show) ?? [], show.words.text.initialised(dir, preset)].flat().join('\n'),
    });
  }
}
