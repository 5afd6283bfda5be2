import { Args } from '@oclif/core';
import { ADDS_ONCE, BaseCommand } from '../cli/base-command.js';
import { joinForGit } from '../cli/git-join.js';
import { gitMergeView } from '../cli/views/git.js';

export default class GitMerge extends BaseCommand<typeof GitMerge> {
  static override summary = 'Join two versions of a file of the store: for git, which calls this when it merges';
  static override description =
    'Writes the joined version over OURS. What can not be joined gets the marks of git merge-file, and exit 1 tells git so. git-setup makes git call this.';
  static override examples = ['<%= config.bin %> git-merge %O %A %B %P'];
  static override effects = ADDS_ONCE;

  static override args = {
    base: Args.string({ description: 'The version that both come from', required: true, ignoreStdin: true }),
    ours: Args.string({ description: 'Our version; the result is written here', required: true, ignoreStdin: true }),
    theirs: Args.string({ description: 'Their version', required: true, ignoreStdin: true }),
    path: Args.string({ description: 'Where the file lies in the work tree', required: true, ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { base, ours, theirs, path } = this.args;
    const problem = await joinForGit({ base, ours, theirs }, path, process.env);
    this.show(gitMergeView(path, problem, this.words));
  }
}
