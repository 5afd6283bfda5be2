// Whose work is in the bundle: most licences ask that their text goes along with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Name, version and licence of each package that esbuild took something from. One without a licence stops the build. */
export function licences(metafiles, root) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((one) => Object.entries(one.inputs)),
  );
  const used = inputs.flatMap(([file, { bytesInOutput }]) =>
    file.startsWith('node_modules/') && bytesInOutput > 0 ? [file] : [],
  );
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
  const entries = readdirSync(folder);
  const file = entries.find((entry) => /^licen[cs]e/i.test(entry));
  // The Apache licence asks that this goes along too.
  const notice = entries.find((entry) => /^notice/i.test(entry));
  if (!license && !file) throw new Error(`${name} says nowhere under which licence it is`);
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `By ${author?.name ?? author ?? 'its authors'}.`;
  const more = notice ? `\n\n${readFileSync(join(folder, notice), 'utf8').trim()}` : '';
  return `${name} ${version} (${license ?? 'see below'})\n\n${text}${more}`;
}
