import { Problem } from '../core/problem.js';

/** A question for a value that was not given as a flag. */
export type Question =
  | { flag: string; message: string; kind: 'text' }
  | { flag: string; message: string; kind: 'choice'; choices: { value: string; name: string }[] };

/**
 * Asks for what is missing, all at once, on standard error so that standard output stays clean. Without a terminal nothing is
 * asked: the missing flags are named. inquirer is loaded only when there is something to ask.
 */
export async function ask(questions: readonly Question[], mayAsk: boolean): Promise<Record<string, string>> {
  if (questions.length === 0) return {};
  if (!mayAsk) throw new Problem('input_missing', { flags: questions.map(({ flag }) => flag) });
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ output: process.stderr });
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const common = { name: 'value', message: question.message };
    const { value } =
      question.kind === 'choice'
        ? await prompt([{ ...common, type: 'select', choices: question.choices }])
        : await prompt([{ ...common, type: 'input', validate: (text: string) => text.trim() !== '' }]);
    answers[question.flag] = String(value).trim();
  }
  return answers;
}
