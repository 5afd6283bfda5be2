// Makes the program one file, which starts in half the time of several hundred. bin/run.js runs it.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './licences.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

// A function, called as Node calls a CommonJS file: so bin/run.js can have V8 keep all of it compiled.
const BEFORE = `(function (exports, require, module, __filename, __dirname) { "use strict";
const importMetaUrl = require("node:url").pathToFileURL(__filename).href;`;
const AFTER = '})';

/** What is drawn with: a megabyte that only reports with charts need. A file of its own, so that nothing else takes longer. */
const CHARTS = 'charts.cjs';

const COMMON = {
  absWorkingDir: ROOT,
  outdir: 'dist/bundle',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Fewest bytes to read: one a character, and no blanks. Names stay, and lines are short: an error still says where it was.
  charset: 'ascii',
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
};

/** Writes dist/bundle: the program, the charts, and whose work is in them. */
export async function bundle() {
  const charts = await build({ ...COMMON, entryPoints: ['dist/cli/charts/svg.js'] });
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: ['dist/main.js'],
    banner: { js: BEFORE },
    footer: { js: AFTER },
    define: {
      'import.meta.url': 'importMetaUrl',
      // oclif compares the version of Node with its own wants; npm has done so with ours when installing.
      'process.env.PLAINT_BUILD': JSON.stringify(hashOfSources()),
      'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"',
    },
    // V8 has no way to import from a function that it compiled.
    supported: { 'dynamic-import': false },
    plugins: [lateRequires, withoutEditor, chartsApart],
    // oclif would ask it for the settings of TypeScript, if it ran sources.
    external: ['typescript'],
  });
  const code = outputFiles[0].text;
  const id = createHash('sha256').update(code).digest('hex').slice(0, 16);
  mkdirSync(`${ROOT}dist/bundle`);
  writeFileSync(`${ROOT}dist/bundle/plaint.cjs`, `// ${id}\n${code}`);
  writeFileSync(`${ROOT}dist/bundle/${CHARTS}`, charts.outputFiles[0].text);
  writeFileSync(`${ROOT}dist/bundle/LICENSES.txt`, licences([metafile, charts.metafile], ROOT));
}

/** Which build this is, before there is one: of all that goes into it of ours. */
function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(`${ROOT}package-lock.json`));
  const names = readdirSync(`${ROOT}dist`, { recursive: true }).filter((name) => name.endsWith('.js'));
  for (const name of names.sort()) hash.update(readFileSync(`${ROOT}dist/${name}`));
  return hash.digest('hex').slice(0, 16);
}

/**
 * oclif requires all of its parts at once, needed or not, which would be half of the work of `--version`. Here each `require` of its
 * compiled files waits until what it gives is used for the first time.
 */
const lateRequires = {
  name: 'late-requires',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => ({
      contents: requireLate(readFileSync(path, 'utf8')),
    }));
  },
};

function requireLate(source) {
  const late = new Set();
  return source
    .replace(/^(?:const|var) (\w+_\d+) = (.*require\("[^"]+"\)\)?);$/gm, (_, name, value) => {
      late.add(name);
      return `let ${name}; const get_${name} = () => (${name} ??= ${value});`;
    })
    .replace(/\b(\w+_\d+)(\.\w+)?(?=[.)(,;\]\s])(?!; const get_| \?\?=)/g, (use, name, member = '') =>
      late.has(name) ? `(get_${name}()${member})` : use,
    )
    .replace(/^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm, (_, name, value) => {
      return `let all_${name}; Object.defineProperty(exports, "${name}", { enumerable: true, get: () => (all_${name} ??= ${value}) });`;
    });
}

/** inquirer can open an editor, and brings half a megabyte of character sets for what comes out of it. Nothing here asks that way. */
const withoutEditor = {
  name: 'without-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@inquirer\/external-editor$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export const editAsync = undefined;' }));
  },
};

const chartsApart = {
  name: 'charts-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/charts\/svg\.js$/ }, () => ({ path: `./${CHARTS}`, external: true }));
  },
};
