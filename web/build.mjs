// Bundles the page:  node web/build.mjs [--program build/web] [--out dist]
//
//   dist/web/       the hosted page: index.html and files named after their content
//   dist/summit.html  the same in one file, to be opened from disk
//
// The licence of the icons in the program goes with both: icons-licence.txt, and a comment.
//
// Catalogues of texts (assets/languages/) are files of their own, of which a page gets the one it
// is in; the single file has them all.
//
// The same input gives the same bytes. Every file is put in place complete, index.html last and
// what it no longer needs removed after that, so that a server may go on serving meanwhile.
import {build} from 'esbuild';
import {createHash} from 'node:crypto';
import {mkdir, readFile, readdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const web = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(web);
const {values: options} = parseArgs({
  options: {
    program: {type: 'string', default: path.join(project, 'build/web')},
    out: {type: 'string', default: path.join(project, 'dist')},
  },
});

const [template, icon, wasm, script, style, iconsLicence] = await Promise.all([
  readFile(path.join(web, 'index.html'), 'utf8'),
  readFile(path.join(web, 'icon.svg')),
  readFile(path.resolve(options.program, 'summit.wasm')),
  bundle('main.js'),
  bundle('style.css'),
  readFile(path.join(project, 'node_modules/lucide-static/LICENSE'), 'utf8'),
]);
/** By their language: {"de": {"Undo": "Rückgängig"}}. @type {Record<string, object>} */
const catalogues = await readCatalogues();
await writeHosted(path.resolve(options.out, 'web'));
await writeSingle(path.resolve(options.out, 'summit.html'));

/** @param {string} entry */
async function bundle(entry) {
  const result = await build({
    entryPoints: [path.join(web, entry)],
    alias: {'summit-module': path.resolve(options.program, 'summit.js')},
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return result.outputFiles[0].text.trimEnd();
}

async function readCatalogues() {
  const folder = path.join(project, 'assets/languages');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Object.fromEntries(await Promise.all(files.map(async (name) => {
    const {language, texts} = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    return [language, texts];
  })));
}

/** @param {string} folder */
async function writeHosted(folder) {
  /** @type {Record<string, string>} */
  const languages = {};
  for (const [language, texts] of Object.entries(catalogues)) {
    const json = JSON.stringify(texts);
    languages[language] = hashedName(language, '.json', json);
    await put(path.join(folder, languages[language]), json);
  }
  const names = {
    icon: hashedName('icon', '.svg', icon),
    wasm: hashedName('summit', '.wasm', wasm),
    script: hashedName('summit', '.js', script),
    style: hashedName('style', '.css', style),
  };
  const page = fill({
    policy: policy({
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
    }),
    icon: names.icon,
    style: `<link rel="stylesheet" href="${names.style}">`,
    languages: JSON.stringify(languages),
    script: `<link rel="preload" as="fetch" crossorigin href="${names.wasm}">\n` +
            `<script type="module" src="${names.script}"></script>`,
  });
  await put(path.join(folder, names.icon), icon);
  await put(path.join(folder, names.wasm), wasm);
  await put(path.join(folder, names.script), script);
  await put(path.join(folder, names.style), style);
  await put(path.join(folder, 'icons-licence.txt'), iconsLicence);
  await put(path.join(folder, 'index.html'), page);

  const current = new Set([...Object.values(names), ...Object.values(languages)]);
  for (const name of await readdir(folder)) {
    const isHashed = /^(icon|summit|style|[a-z]{2})-[0-9a-f]{10}\.(svg|wasm|js|css|json)$/.test(name);
    if (isHashed && !current.has(name)) await rm(path.join(folder, name));
  }
}

/** @param {string} file */
async function writeSingle(file) {
  // Neither may end the element it stands in, nor open an HTML comment.
  const inlineScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const inlineStyle = style.replaceAll('</style', '<\\/style');
  await put(file, fill({
    policy: policy({
      'script-src': `'${digest(inlineScript)}' 'wasm-unsafe-eval'`,
      'style-src': `'${digest(inlineStyle)}'`,
      'img-src': 'data: blob:',
      'connect-src': "'none'",
    }),
    icon: `data:image/svg+xml;base64,${icon.toString('base64')}`,
    style: `<style>${inlineStyle}</style>`,
    languages: JSON.stringify(catalogues).replaceAll('<', '\\u003c'),
    // A module runs when the whole document has been read, so the code may stand after it.
    script: `<script type="module">${inlineScript}</script>\n` +
            `<script type="application/wasm" id="wasm">${wasm.toString('base64')}</script>\n` +
            `<!-- The icons are under this licence:\n\n${iconsLicence.trim()}\n-->`,
  }));
}

/** @param {Record<string, string>} sources */
function policy(sources) {
  return Object.entries({
    'default-src': "'none'",
    ...sources,
    'base-uri': "'none'",
    'form-action': "'none'",
  }).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** @param {Record<string, string>} parts */
function fill(parts) {
  return template.replace(/{{(\w+)}}/g, (_, name) => parts[name]);
}

/** @param {string} stem @param {string} extension @param {string | Buffer} content */
function hashedName(stem, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return `${stem}-${hash}${extension}`;
}

/** @param {string} content */
function digest(content) {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** @param {string} file @param {string | Buffer} content */
async function put(file, content) {
  await mkdir(path.dirname(file), {recursive: true});
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}
