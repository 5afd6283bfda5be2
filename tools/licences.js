// Whose work is in the bundle: most licences ask that their text goes along with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Name, version and licence of each package that esbuild took something from. One without a licence stops the build. */
export function licences({ outputs }, root) {
  const [{ inputs }] = Object.values(outputs);
  const used = Object.keys(inputs).filter((file) => file.startsWith('node_modules/') && inputs[file].bytesInOutput > 0);
  const folders = new Set(used.map((file) => packageFolder(dirname(join(root, file)))));
  const texts = [...folders].map(licence).sort();
  return ['plaint contains parts of the following packages.', ...texts].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The nearest folder whose package.json has a version: some packages have others inside that only name a module type. */
function packageFolder(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version ? folder : packageFolder(dirname(folder));
}

function licence(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!license && !file) throw new Error(`${name} says nowhere under which licence it is`);
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `By ${author?.name ?? author ?? 'its authors'}.`;
  return `${name} ${version} (${license ?? 'see below'})\n\n${text}`;
}
