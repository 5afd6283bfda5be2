import { ADDS_ONCE, BaseCommand } from '../cli/base-command.js';
import { gitDriver } from '../cli/git-driver.js';
import { gitSetupView } from '../cli/views/git.js';
import { setUpGit } from '../core/store/folder/git.js';

export default class GitSetup extends BaseCommand<typeof GitSetup> {
  static override summary = 'Make this clone join complaints that others changed as well';
  static override description =
    'Once in each clone: git does not carry such settings along. Also writes what .gitattributes and .gitignore lack. docs/git.md says how a desk works together through git.';
  static override examples = ['<%= config.bin %> git-setup'];
  static override effects = ADDS_ONCE;

  async run(): Promise<void> {
    const { location } = await this.openedStore();
    this.show(gitSetupView(await setUpGit(location, gitDriver(process.argv[1] ?? '', process.env))));
  }
}
