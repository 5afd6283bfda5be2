import { stripVTControlCharacters } from 'node:util';
import { type Command, type Interfaces, Help as StandardHelp } from '@oclif/core';
import { argumentOf } from './report-error.js';
import { languageOfLocale } from './wording/index.js';
import { zhHelp } from './wording/zh-help.js';

/** oclif's help, in Chinese where the language is Chinese: the same commands and flags, other sentences. */
export default class Help extends StandardHelp {
  private get chinese(): boolean {
    const flag = argumentOf(process.argv, '--lang');
    return (flag ?? languageOfLocale(process.env)) === 'zh';
  }

  override async showHelp(argv: string[]): Promise<void> {
    // The language is no command; without it the rest of the line says what help is wanted for.
    const rest = argv.filter((text, index) => !text.startsWith('--lang') && argv[index - 1] !== '--lang');
    await super.showHelp(rest.length === 0 ? ['--help'] : rest);
  }

  override formatCommand(command: Command.Loadable): string {
    return this.translateHeadings(super.formatCommand(this.chinese ? translateCommand(command) : command));
  }

  protected override formatCommands(commands: Command.Loadable[]): string {
    return this.translateHeadings(super.formatCommands(this.chinese ? commands.map(translateCommand) : commands));
  }

  override formatRoot(): string {
    const text = super.formatRoot();
    if (!this.chinese) return text;
    return this.translateHeadings(text.replace(this.config.pjson.description ?? '', zhHelp.description));
  }

  protected override formatTopic(topic: Interfaces.Topic): string {
    if (!this.chinese) return super.formatTopic(topic);
    const description = zhHelp.topics[topic.name] ?? topic.description;
    return this.translateHeadings(super.formatTopic({ ...topic, description } as Interfaces.Topic));
  }

  protected override formatTopics(topics: Interfaces.Topic[]): string {
    if (!this.chinese) return super.formatTopics(topics);
    const translated = topics.map((topic) => ({
      ...topic,
      description: zhHelp.topics[topic.name] ?? topic.description,
    }));
    return this.translateHeadings(super.formatTopics(translated as Interfaces.Topic[]));
  }

  protected override summary(command: Command.Loadable): string | undefined {
    return super.summary(this.chinese ? translateCommand(command) : command);
  }

  private translateHeadings(text: string): string {
    if (!this.chinese) return text;
    const translate = (line: string) => {
      const heading = stripVTControlCharacters(line);
      return line.replace(heading, zhHelp.headings[heading] ?? heading);
    };
    return text.split('\n').map(translate).join('\n');
  }
}

function translateCommand(command: Command.Loadable): Command.Loadable {
  const sentences = zhHelp.commands[command.id];
  if (!sentences) return command;
  const flags = Object.fromEntries(
    Object.entries(command.flags).map(([name, flag]) => {
      const common = flag.helpGroup === 'FILTER' ? zhHelp.filters : zhHelp.flags;
      const summary = sentences.flags?.[name] ?? common[name] ?? flag.summary;
      return [name, { ...flag, summary }];
    }),
  );
  const args = Object.fromEntries(
    Object.entries(command.args).map(([name, arg]) => [
      name,
      { ...arg, description: sentences.args?.[name] ?? zhHelp.args[name] ?? arg.description },
    ]),
  );
  const { summary, description } = sentences;
  return { ...command, summary, description, flags, args } as Command.Loadable;
}
