// Bundles the page:  node web/build.mjs [--program build/web] [--out dist] [--imgui FOLDER]
//
//   dist/web/       the hosted page: index.html and files named after their content, and the service
//                   worker that keeps them
//   dist/summit.html  the same in one file, to be opened from disk
//   dist/ep_summit/   the plugin for Etherpad, with the hosted page in it
//
// For pages that embed it there are embed.js, whose name stays, with its types, and examples/.
//
// The licences of what others wrote go with both: licences.txt, and a comment.
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
import ts from 'typescript';

const web = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(web);
const {values: options} = parseArgs({
  options: {
    program: {type: 'string', default: path.join(project, 'build/web')},
    out: {type: 'string', default: path.join(project, 'dist')},
    imgui: {type: 'string', default: path.join(project, 'build/deps/imgui-1.92.2b')},
  },
});

// A policy for Trusted Types, of which the page needs one where it has a worker (web/updates.js).
const POLICY = 'summit';

const [template, icon, maskableIcon, manifest, wasm, script, style, licences, embed] = await Promise.all([
  readFile(path.join(web, 'index.html'), 'utf8'),
  readFile(path.join(web, 'icon.svg')),
  readFile(path.join(web, 'icon-maskable.svg')),
  readFile(path.join(web, 'manifest.webmanifest'), 'utf8'),
  readFile(path.resolve(options.program, 'summit.wasm')),
  bundle('main.js'),
  bundle('style.css'),
  readLicences(),
  readFile(path.join(web, 'embed.js')),
]);
/** By their language: {"de": {"Undo": "Rückgängig"}}. @type {Record<string, object>} */
const catalogues = await readCatalogues();
const types = embedTypes();
await writeHosted(path.resolve(options.out, 'web'));
await copyFolder('examples', path.resolve(options.out, 'web/examples'));
await copyFolder('etherpad', path.resolve(options.out, 'ep_summit'));
await writeHosted(path.resolve(options.out, 'ep_summit/static/summit'));
await writeSingle(path.resolve(options.out, 'summit.html'));

/** @param {string} entry @param {Record<string, string>} [constants] by their names, as JavaScript */
async function bundle(entry, constants = {}) {
  const result = await build({
    entryPoints: [path.join(web, entry)],
    alias: {'summit-module': path.resolve(options.program, 'summit.js')},
    bundle: true,
    define: constants,
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

/** The types of embed.js, as its comments say them. */
function embedTypes() {
  const source = path.join(web, 'embed.js');
  /** @type {import('typescript').CompilerOptions} */
  const compilerOptions = {
    allowJs: true, declaration: true, emitDeclarationOnly: true, target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [],
  };
  let text = '';
  ts.createProgram([source], compilerOptions).emit(undefined, (_, written) => {
    text = written;
  });
  return text;
}

/** @param {string} name a folder here @param {string} to */
async function copyFolder(name, to) {
  const from = path.join(web, name);
  for (const entry of await readdir(from, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    await put(path.join(to, path.relative(from, file)), await readFile(file));
  }
}

async function readCatalogues() {
  const folder = path.join(project, 'assets/languages');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Object.fromEntries(await Promise.all(files.map(async (name) => {
    const {language, texts} = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    return [language, texts];
  })));
}

/** What the licences of what becomes part of the page ask to go with it. */
async function readLicences() {
  const parts = await Promise.all([
    ['Dear ImGui', path.resolve(options.imgui, 'LICENSE.txt')],
    ['JSON for Modern C++ (nlohmann/json), in the words of Debian',
      '/usr/share/doc/nlohmann-json3-dev/copyright', onlyCode],
    ['idb', path.join(project, 'node_modules/idb/LICENSE')],
    ['The icons, of Lucide', path.join(project, 'node_modules/lucide-static/LICENSE')],
  ].map(async ([what, file, chosen = (text) => text]) =>
    `${what}\n${'='.repeat(what.length)}\n\n${chosen(await readFile(file, 'utf8')).trim()}\n`));
  return parts.join('\n\n');
}

/** Of Debian's list of copyrights the paragraphs about what is compiled, and their licence; its own
 *  packaging and the tests of the library are not part of the page.
 *  @param {string} copyright */
function onlyCode(copyright) {
  const kept = copyright.split(/\n\n/).filter((paragraph) =>
    /^Files: (\*|include\/)/.test(paragraph) || paragraph.startsWith('License: Expat'));
  if (kept.length < 2) throw new Error('What Debian says of nlohmann/json is not in the form it had.');
  return kept.join('\n\n');
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
  const icons = {
    icon: hashedName('icon', '.svg', icon),
    maskableIcon: hashedName('icon-maskable', '.svg', maskableIcon),
  };
  const manifestText = fill(manifest, icons);
  const names = {
    ...icons,
    manifest: hashedName('manifest', '.webmanifest', manifestText),
    wasm: hashedName('summit', '.wasm', wasm),
    script: hashedName('summit', '.js', script),
    style: hashedName('style', '.css', style),
  };
  const parts = {
    policy: policy({
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
    }, POLICY),
    icon: names.icon,
    style: `<link rel="stylesheet" href="${names.style}">`,
    languages: JSON.stringify(languages),
    script: `<link rel="preload" as="fetch" crossorigin href="${names.wasm}">\n` +
            `<script type="module" src="${names.script}"></script>`,
  };
  const files = [...Object.values(names), ...Object.values(languages)].sort();
  const version = shortHash(template + JSON.stringify([parts, files]));
  const page = fill(template, {
    ...parts,
    hosted: `<meta name="version" content="${version}">\n` +
            `<link rel="manifest" href="${names.manifest}">`,
  });
  const worker = await bundle('service_worker.js',
    {VERSION: JSON.stringify(version), FILES: JSON.stringify(files)});

  await put(path.join(folder, names.icon), icon);
  await put(path.join(folder, names.maskableIcon), maskableIcon);
  await put(path.join(folder, names.manifest), manifestText);
  await put(path.join(folder, names.wasm), wasm);
  await put(path.join(folder, names.script), script);
  await put(path.join(folder, names.style), style);
  await put(path.join(folder, 'licences.txt'), licences);
  await put(path.join(folder, 'embed.js'), embed);
  await put(path.join(folder, 'embed.d.ts'), types);
  await put(path.join(folder, 'index.html'), page);
  // After what it keeps, else it would keep some of the version before.
  await put(path.join(folder, 'service-worker.js'), worker);

  const current = new Set(files);
  for (const name of await readdir(folder)) {
    const isHashed = /^(icon|icon-maskable|manifest|summit|style|[a-z]{2})-[0-9a-f]{10}\.\w+$/.test(name);
    if (isHashed && !current.has(name)) await rm(path.join(folder, name));
  }
  await rm(path.join(folder, 'icons-licence.txt'), {force: true});  // of builds before
}

/** @param {string} file */
async function writeSingle(file) {
  // Neither may end the element it stands in, nor open an HTML comment.
  const inlineScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const inlineStyle = style.replaceAll('</style', '<\\/style');
  await put(file, fill(template, {
    policy: policy({
      'script-src': `'${digest(inlineScript)}' 'wasm-unsafe-eval'`,
      'style-src': `'${digest(inlineStyle)}'`,
      'img-src': 'data: blob:',
      'connect-src': "'none'",
    }, "'none'"),
    hosted: '',
    icon: `data:image/svg+xml;base64,${icon.toString('base64')}`,
    style: `<style>${inlineStyle}</style>`,
    languages: JSON.stringify(catalogues).replaceAll('<', '\\u003c'),
    // A module runs when the whole document has been read, so the code may stand after it.
    script: `<script type="module">${inlineScript}</script>\n` +
            `<script type="application/wasm" id="wasm">${wasm.toString('base64')}</script>\n` +
            `<!-- Summit is under the Apache License 2.0. In it are:\n\n` +
            `${licences.replaceAll('--', '- -')}\n-->`,
  }));
}

/** @param {Record<string, string>} sources @param {string} trustedTypes */
function policy(sources, trustedTypes) {
  return Object.entries({
    'default-src': "'none'",
    ...sources,
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': trustedTypes,
  }).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** @param {string} text @param {Record<string, string>} parts */
function fill(text, parts) {
  return text.replace(/{{(\w+)}}/g, (_, name) => parts[name]);
}

/** @param {string} stem @param {string} extension @param {string | Buffer} content */
function hashedName(stem, extension, content) {
  return `${stem}-${shortHash(content)}${extension}`;
}

/** @param {string | Buffer} content */
function shortHash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
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
