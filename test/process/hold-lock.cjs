// Keeps a run of the ladder at it for two seconds after it has its lock.
const { promises } = require('node:fs');
const { link } = promises;
promises.link = async (from, to) => {
  await link(from, to);
  if (!to.endsWith('.escalate-due.lock')) return;
  process.stderr.write('held\n');
  await new Promise((resolve) => setTimeout(resolve, 2000));
};
