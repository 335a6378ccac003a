// An open page, as a person meets it; driver.mjs opens one.
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';

export const browserName = process.env.SUMMIT_BROWSER ?? 'chromium';
export const TIMEOUT = 15_000;

const require = createRequire(import.meta.url);

/**
 * @typedef {object} PageOptions
 * @property {number} [width] default 1280
 * @property {number} [height] default 800
 * @property {number} [scale] device pixel ratio, by default less than 1
 * @property {'light' | 'dark' | ''} [theme] default light; '': that of the system
 * @property {boolean} [touch]
 * @property {string} [before] JavaScript to run in the page ahead of its own
 * @property {Page} [beside] another tab of the same person's browser, whose page this is
 * @property {boolean} [starts] false: it will not come to draw anything, do not wait for it
 */

/** An open page. Names are exact; a RegExp matches anywhere. */
export class Page {
  /** The library's own page, for what this interface does not offer. */
  native;
  /** What the page wrote to the console as errors, and errors nobody caught. @type {string[]} */
  errors = [];
  /** Addresses that were asked for, but for what the page itself made. @type {string[]} */
  requests = [];
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
    native.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url())) this.requests.push(request.url());
    });
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
    return (await this.evaluate(readElements, '', true))[0] ?? null;
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

  /** @param {string} role @param {string | RegExp} name */
  async tap(role, name) {
    await this.touchPath([await this.#reveal(role, name)]);
  }

  /** Rests a finger on an element until a menu opens. @param {string} role @param {string | RegExp} name */
  async longPress(role, name) {
    await this.touchPath([await this.#reveal(role, name)], () => this.waitFor(() => this.has('menu'), 'a menu'));
  }

  /** Moves a finger along points. @param {{x: number, y: number}[]} points
   *  @param {() => Promise<unknown>} rest What it waits for at the end. */
  async touchPath(points, rest = async () => {}) {
    if (browserName === 'chromium') {
      const input = await this.native.context().newCDPSession(this.native);
      const send = (type, touchPoints) => input.send('Input.dispatchTouchEvent', {type, touchPoints});
      await send('touchStart', [points[0]]);
      for (const point of points.slice(1)) {
        await send('touchMove', [point]);
        await this.settled();
      }
      await rest();
      await send('touchEnd', []);
      await input.detach();
    } else {
      const {touchscreen} = this.native;
      await touchscreen.touchStart(points[0].x, points[0].y);
      for (const {x, y} of points.slice(1)) {
        await touchscreen.touchMove(x, y);
        await this.settled();
      }
      await rest();
      await touchscreen.touchEnd();
    }
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
    await this.click(await this.#editorRole(name), name);
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.type(text);
  }

  /** What kind of text box it is. @param {string | RegExp} name @returns {Promise<string>} */
  #editorRole(name) {
    return this.waitFor(async () => {
      for (const role of ['textbox', 'searchbox', 'combobox']) if (await this.has(role, name)) return role;
      return undefined;
    }, `text box ${name}`);
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
    await this.pickPath(file);
    await this.settled();
    await rm(folder, {recursive: true});
  }

  /** Picks a file that there is and does not wait for it to open. @param {string} file */
  async pickPath(file) {
    const picker = await this.native.$('#picker');
    if (browserName === 'firefox') await picker.uploadFile(file);
    else await picker.setInputFiles(file);
  }

  /** Drops a file on the page. @param {string} name @param {string} text */
  dropFile(name, text) {
    return this.dropFiles([[name, text]]);
  }

  /** Drops several at once. @param {[name: string, text: string][]} files */
  async dropFiles(files) {
    await this.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const [fileName, content] of dropped) dataTransfer.items.add(new File([content], fileName));
      document.querySelector('#page').dispatchEvent(
        new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
    }, files);
    await this.settled();
  }

  /** Pastes text where focus is, as the browser's paste event. @param {string} text
   *  @param {string} [html] the same as rich text */
  async paste(text, html = '') {
    await this.evaluate((pasted, rich) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      if (rich) clipboardData.setData('text/html', rich);
      const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      // Firefox does not take it from the constructor.
      Object.defineProperty(event, 'clipboardData', {value: clipboardData});
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, text, html);
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
      let rested = false;
      const look = () => {
        const rests = globalThis.summit?.atRest ?? true;
        if (rests && rested) resolve(undefined);
        // One frame of the browser's later what was asked for meanwhile is known too.
        else requestAnimationFrame(look);
        rested = rests;
      };
      look();
    })).catch((error) => {
      // What was done led to another page: this one draws no more.
      if (!/context was destroyed|cannot find context|no such frame/i.test(error.message)) throw error;
    });
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

/** Runs in the page. @param {string} role '' for all @param {boolean} [focused] only what has focus
 *  @returns {ElementState[]} */
function readElements(role, focused = false) {
  const nativeRoles = {A: 'link', BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox'};
  const found = [];
  for (const element of document.querySelectorAll('#tree [data-node]')) {
    if (focused && element !== document.activeElement) continue;
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
