// Drives the page in a real browser as a person would: finds what it shows by role and accessible
// name, clicks with the mouse, types on the keyboard. One small interface over two libraries:
//
//   SUMMIT_BROWSER=chromium (the default)   playwright-core and /usr/bin/chromium
//   SUMMIT_BROWSER=firefox                  puppeteer-core and /usr/bin/firefox-esr, on a display of
//                                           its own (Xvfb), without which it has no WebGL2
//
//   const browser = await launch();
//   const page = await browser.open(url, {width: 1280, height: 800});
//   await page.click('button', 'Undo');
//   await browser.close();
//
// Nothing sleeps for a fixed time: what is not there yet is waited for, up to TIMEOUT.
import {spawn} from 'node:child_process';
import {createReadStream} from 'node:fs';
import {mkdtemp, readFile, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

export const browserName = process.env.SUMMIT_BROWSER ?? 'chromium';
export const TIMEOUT = 15_000;

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Where the built page is. */
export const dist = path.resolve(process.env.SUMMIT_DIST ?? path.join(project, 'dist'));
/** The page of one file, as opened by a double click. */
export const singleFileUrl = pathToFileURL(path.join(dist, 'summit.html')).href;

const require = createRequire(import.meta.url);

/**
 * @typedef {object} PageOptions
 * @property {number} [width] default 1280
 * @property {number} [height] default 800
 * @property {number} [scale] device pixel ratio, default 1
 * @property {'light' | 'dark'} [theme] default light
 * @property {boolean} [touch]
 * @property {string} [before] JavaScript to run in the page ahead of its own
 * @property {boolean} [starts] false: it will not come to draw anything, do not wait for it
 */

/** Starts the browser SUMMIT_BROWSER names. @returns {Promise<Browser>} */
export async function launch() {
  const folder = await mkdtemp(path.join(tmpdir(), 'summit-e2e-'));
  return browserName === 'firefox' ? launchFirefox(folder) : launchChromium(folder);
}

/**
 * @typedef {object} Browser
 * @property {(url: string, options?: PageOptions) => Promise<Page>} open
 * @property {() => Promise<void>} close
 */

/** @param {string} folder */
async function launchChromium(folder) {
  const {chromium} = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    /** @param {string} url @param {PageOptions} [options] */
    async open(url, options = {}) {
      const context = await browser.newContext({
        viewport: {width: options.width ?? 1280, height: options.height ?? 800},
        deviceScaleFactor: options.scale ?? 1,
        hasTouch: options.touch ?? false,
        acceptDownloads: true,
        ...(url.startsWith('http') ? {permissions: ['clipboard-read', 'clipboard-write']} : {}),
      });
      const native = await context.newPage();
      if (options.before) await native.addInitScript(options.before);
      const page = new Page(native, () => context.close());
      page.download = async (act) => {
        const [download] = await Promise.all([native.waitForEvent('download', {timeout: TIMEOUT}), act()]);
        return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
      };
      await page.goTo(url, options);
      return page;
    },
    async close() {
      await browser.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** @param {string} folder */
async function launchFirefox(folder) {
  const {default: puppeteer} = await import('puppeteer-core');
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false,
    env: {...process.env, DISPLAY: display.name},
    extraPrefsFirefox: {
      'webgl.force-enabled': true,
      'browser.download.dir': folder,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      // The list of downloads opens by itself and takes the page's focus.
      'browser.download.alwaysOpenPanel': false,
    },
  });
  return {
    /** @param {string} url @param {PageOptions} [options] */
    async open(url, options = {}) {
      const native = await browser.newPage();
      if (options.before) await native.evaluateOnNewDocument(options.before);
      await native.setViewport({
        width: options.width ?? 1280,
        height: options.height ?? 800,
        deviceScaleFactor: options.scale ?? 1,
      });
      // Closing would wait for the question whether to leave unsaved work.
      const page = new Page(native, async () => {
        await native.evaluate(() => addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true));
        await native.close({runBeforeUnload: false});
      });
      page.download = async (act) => {
        const before = new Set(await readdir(folder));
        await act();
        const name = await page.waitFor(async () => (await readdir(folder)).find(
          (file) => !before.has(file) && !file.endsWith('.part')), 'a download');
        const file = path.join(folder, name);
        // Firefox makes the file first and fills it afterwards.
        await page.waitFor(async () => (await stat(file)).size > 0 &&
          !(await readdir(folder)).some((other) => other.endsWith('.part')), 'the end of the download');
        const bytes = await readFile(file);
        await rm(file);
        return {name, bytes};
      };
      await page.goTo(url, options);
      return page;
    },
    async close() {
      await browser.close();
      display.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** A display nobody sees. @returns {Promise<{name: string, stop: () => void}>} */
async function startDisplay() {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  process.once('exit', () => display.kill());
  const number = await new Promise((resolve, reject) => {
    display.once('error', reject);
    display.once('exit', () => reject(new Error('Xvfb ended')));
    display.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return {name: `:${number}`, stop: () => display.kill()};
}

/** An open page. Names are exact; a RegExp matches anywhere. */
export class Page {
  /** The library's own page, for what this interface does not offer. */
  native;
  /** What the page wrote to the console as errors, and errors nobody caught. @type {string[]} */
  errors = [];
  /** Does something that downloads a file. @type {(act: () => Promise<unknown>) => Promise<{name: string, bytes: Buffer}>} */
  download;
  close;

  constructor(native, close) {
    this.native = native;
    this.close = close;
    native.on('pageerror', (error) => this.errors.push(String(error)));
    native.on('console', (message) => {
      if (message.type() !== 'error') return;
      const at = this.errors.push(message.text()) - 1;
      // An error object says no more than that it is one until it is asked.
      message.args()[0]?.evaluate((value) => (value?.stack ? `${value}\n${value.stack}` : ''))
        .then((text) => text && (this.errors[at] = text), () => {});
    });
    native.on('dialog', (dialog) => dialog.accept());
  }

  /** Opens an address and waits for the first frame. @param {string} url @param {PageOptions} [options] */
  async goTo(url, {theme = 'light', starts = true} = {}) {
    const address = new URL(url);
    address.searchParams.set('theme', theme);
    await this.native.goto(address.href);
    if (!starts) return;
    await this.waitFor(() => this.evaluate(() => (globalThis.summit?.frames ?? 0) > 0), 'the first frame');
    await this.settled();
  }

  /** Runs a function in the page. @template T @param {(...values: any[]) => T} act @param {...any} values */
  evaluate(act, ...values) {
    // Playwright passes one value, Puppeteer several; both serialise the function.
    return browserName === 'firefox' ? this.native.evaluate(act, ...values) :
      this.native.evaluate(new Function('values', `return (${act})(...values)`), values);
  }

  // --- what the page shows ---

  /** Every element with a role and, if given, a name, in reading order.
   *  @param {string} role @param {string | RegExp} [name] @returns {Promise<ElementState[]>} */
  async all(role, name) {
    const elements = await this.evaluate(readElements, role);
    return elements.filter((element) => matches(element.name, name));
  }

  /** The first such element, waited for. @param {string} role @param {string | RegExp} [name] */
  find(role, name) {
    return this.waitFor(async () => (await this.all(role, name))[0],
      `${role} ${name === undefined ? '' : String(name)}`);
  }

  /** Whether it is there now. @param {string} role @param {string | RegExp} [name] */
  async has(role, name) {
    return (await this.all(role, name)).length > 0;
  }

  /** Waits until it is gone. @param {string} role @param {string | RegExp} [name] */
  async gone(role, name) {
    await this.waitFor(async () => !(await this.has(role, name)), `${role} ${name} to go away`);
  }

  /** @param {string} role @param {string | RegExp} [name] */
  async value(role, name) {
    return (await this.find(role, name)).value;
  }

  /** The element that has focus, or null. @returns {Promise<ElementState | null>} */
  async focused() {
    return (await this.evaluate(readElements, '')).find((element) => element.focused) ?? null;
  }

  // --- what a person does ---

  /** A real click in the middle of what is seen of the element. @param {string} role @param {string | RegExp} [name] */
  async click(role, name) {
    const {x, y} = await this.#reveal(role, name);
    await this.native.mouse.move(x, y);
    await this.native.mouse.down();
    await this.native.mouse.up();
    await this.settled();
  }

  /** Drags with the mouse from the middle of one element. @param {[string, string | RegExp]} from
   *  @param {{x: number, y: number}} to in CSS pixels */
  async drag(from, to) {
    const {x, y} = await this.#reveal(...from);
    await this.native.mouse.move(x, y);
    await this.native.mouse.down();
    for (let step = 1; step <= 8; step++) {
      await this.native.mouse.move(x + (to.x - x) * step / 8, y + (to.y - y) * step / 8);
      await this.settled();
    }
    await this.native.mouse.up();
    await this.settled();
  }

  /** A key with its modifiers: "Control+Shift+z", "ArrowDown", "Space". @param {string} keys */
  async press(keys) {
    const parts = keys.split('+');
    const last = parts.pop();
    const key = last === 'Space' ? ' ' : last;
    for (const modifier of parts) await this.native.keyboard.down(modifier);
    await this.native.keyboard.press(key);
    for (const modifier of parts.reverse()) await this.native.keyboard.up(modifier);
    await this.settled();
  }

  /** Types where focus is. @param {string} text */
  async type(text) {
    await this.native.keyboard.type(text);
    await this.settled();
  }

  /** Clicks into a text box, selects all and types. @param {string | RegExp} name @param {string} text */
  async fill(name, text) {
    await this.click('textbox', name);
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.type(text);
  }

  /** Presses Tab until the element has focus; fails when all were passed. @param {string} role
   *  @param {string | RegExp} [name] @param {string} [key] */
  async tabTo(role, name, key = 'Tab') {
    const limit = (await this.evaluate(() => document.querySelectorAll('#tree [tabindex="0"]').length)) + 3;
    for (let i = 0; i < limit; i++) {
      const focused = await this.focused();
      if (focused && focused.role === role && matches(focused.name, name)) return focused;
      await this.press(key);
    }
    throw new Error(`${key} never came to ${role} ${name}`);
  }

  /** Picks a file in the page's picker. @param {string} name @param {string | Buffer} content */
  async pickFile(name, content) {
    const folder = await mkdtemp(path.join(tmpdir(), 'summit-pick-'));
    const file = path.join(folder, name);
    await writeFile(file, content);
    const picker = await this.native.$('#picker');
    if (browserName === 'firefox') await picker.uploadFile(file);
    else await picker.setInputFiles(file);
    await this.settled();
    await rm(folder, {recursive: true});
  }

  /** Drops a file on the page. @param {string} name @param {string} text */
  async dropFile(name, text) {
    await this.evaluate((fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      document.querySelector('#page').dispatchEvent(
        new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
    }, name, text);
    await this.settled();
  }

  /** Pastes text where focus is, as the browser's paste event. @param {string} text */
  async paste(text) {
    await this.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      // Firefox does not take it from the constructor.
      Object.defineProperty(event, 'clipboardData', {value: clipboardData});
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, text);
    await this.settled();
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    if (browserName === 'firefox') await this.native.setViewport({width, height});
    else await this.native.setViewportSize({width, height});
    await this.settled();
  }

  // --- checks ---

  /** The last frame's numbers: frames, programTime, drawTime, treeTime, firstFrame (web/main.js). */
  diagnostics() {
    return this.evaluate(() => ({...globalThis.summit}));
  }

  /** Waits until the page draws no more frames. */
  async settled() {
    await this.evaluate(() => new Promise((resolve) => {
      let last = -1;
      const look = () => {
        const now = globalThis.summit?.frames ?? 0;
        if (now === last) resolve(undefined);
        last = now;
        // Two frames without one of the program's: what was asked for has been drawn.
        requestAnimationFrame(() => requestAnimationFrame(look));
      };
      look();
    }));
  }

  /** What axe-core finds wrong, one line each. */
  async axe() {
    const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
    await this.native.evaluate(source);
    const violations = await this.evaluate(async () => (await globalThis.axe.run(document, {
      resultTypes: ['violations'],
    })).violations.map(({id, help, nodes}) => ({id, help, html: nodes.map((node) => node.html)})));
    return violations.map(({id, help, html}) => `${id}: ${help}\n    ${html.slice(0, 5).join('\n    ')}`);
  }

  /** @param {string} file a .png */
  async screenshot(file) {
    await this.native.screenshot({path: file});
  }

  /** Asks again and again until the answer is neither false nor nothing, and gives it back.
   *  @template T @param {() => Promise<T> | T} ask @param {string} what for the message of a failure
   *  @returns {Promise<NonNullable<T>>} */
  async waitFor(ask, what) {
    const end = Date.now() + TIMEOUT;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`Waited for ${what} in vain.${this.errors.map((error) => `\n  ${error}`).join('')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #reveal(role, name) {
    let element = await this.find(role, name);
    if (element.visible.width <= 0 || element.visible.height <= 0) {
      // Scrolled out of sight: focus brings it in, as it does for somebody who tabs to it.
      await this.evaluate((id) => document.querySelector(`[data-node="${id}"]`).focus(), element.id);
      element = await this.waitFor(async () => (await this.all(role, name)).find(
        ({visible}) => visible.width > 0 && visible.height > 0), `${role} ${name} to come into view`);
    }
    const {visible} = element;
    return {x: visible.x + visible.width / 2, y: visible.y + visible.height / 2};
  }
}

/**
 * @typedef {object} ElementState
 * @property {number} id the program's number of the node
 * @property {string} role
 * @property {string} name
 * @property {string} value a text box's text
 * @property {Record<string, string>} states aria-* attributes, without "aria-"
 * @property {{x: number, y: number, width: number, height: number}} rect
 * @property {{x: number, y: number, width: number, height: number}} visible what is not clipped away
 * @property {boolean} focused
 */

/** Runs in the page. @param {string} role '' for all @returns {ElementState[]} */
function readElements(role) {
  const nativeRoles = {BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox'};
  const found = [];
  for (const element of document.querySelectorAll('#tree [data-node]')) {
    const its = element.getAttribute('role') ?? nativeRoles[element.tagName] ?? 'none';
    if ((role !== '' && its !== role) || element.closest('[inert]')) continue;
    const states = {};
    for (const {name, value} of element.attributes) {
      if (name.startsWith('aria-')) states[name.slice(5)] = value;
    }
    const {x, y, width, height} = element.getBoundingClientRect();
    const cut = /inset\(([^)]*)\)/.exec(element.style.clipPath)?.[1].split(' ').map(parseFloat) ?? [0];
    const [top, right = top, bottom = top, left = right] = cut;
    found.push({
      id: Number(element.dataset.node),
      role: its,
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      value: element.value ?? '',
      states,
      rect: {x, y, width, height},
      visible: {x: x + left, y: y + top, width: width - left - right, height: height - top - bottom},
      focused: element === document.activeElement,
    });
  }
  return found;
}

/** @param {string} actual @param {string | RegExp} [wanted] */
function matches(actual, wanted) {
  if (wanted === undefined) return true;
  return wanted instanceof RegExp ? wanted.test(actual) : actual === wanted;
}

/**
 * Serves a folder with the headers serve.py sends.
 * @param {string} [folder] default: the hosted page
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serve(folder = path.join(dist, 'web')) {
  const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css',
    '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json'};
  const server = createServer((request, response) => {
    const name = path.posix.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, {
        'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; " +
          "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'",
        'X-Content-Type-Options': 'nosniff',
      }))
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
