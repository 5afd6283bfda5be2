/** What is typed for a command on improvements, in every language. */
export const improvementCommands: Readonly<Record<string, string>> = {
  plan: 'improve plan',
  implement: 'improve done',
  feed_back: 'improve feedback',
  record_effect: 'improve verify',
  record_regression: 'improve verify',
  drop: 'improve drop',
};
