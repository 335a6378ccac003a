// What tests of the whole program share: the Liberty sample open in a page, and what the command
// makes of the same plan and operations.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {browserName} from './driver.mjs';

/** @typedef {import('./page.mjs').Page} Page */
/** @typedef {import('./page.mjs').ElementState} ElementState */

const project = fileURLToPath(new URL('../..', import.meta.url));
export const command = path.resolve(process.env.SUMMIT_COMMAND ?? path.join(project, 'build/native/summit'));

export const SAMPLE = 'Look at the Liberty sample';
export const liberty = readFileSync(path.join(project, 'assets/liberty.plan.json'));

/** @param {string} id a priority of the sample */
export function descriptionOf(id) {
  return JSON.parse(liberty.toString()).groups[0].priorities.find((priority) => priority.id === id).description;
}

/** What `summit apply` and `summit convert` make of a plan. @param {object[]} operations
 *  @param {Buffer} [plan] @returns {{plan: string, rst: string}} */
export function applied(operations, plan = liberty) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-apply-'));
  try {
    const [before, edits, after] = ['before.plan.json', 'edits.json', 'after.plan.json'].map((name) => path.join(folder, name));
    writeFileSync(before, plan);
    writeFileSync(edits, JSON.stringify(operations));
    execFileSync(command, ['apply', before, edits, '-o', after]);
    const rst = execFileSync(command, ['convert', after, '--to', 'rst'], {encoding: 'utf8'});
    return {plan: readFileSync(after, 'utf8'), rst};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Put ahead of the page's own scripts: what breaks its content security policy is noted. */
export const WATCH_POLICY = `globalThis.violations = [];
addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
  violations.push(violatedDirective + ' ' + blockedURI));`;

/**
 * Opens a page, lets `act` work in it and closes it; nothing may have gone wrong unseen.
 * @param {import('./driver.mjs').Browser} browser @param {string} url
 * @param {import('./page.mjs').PageOptions} options @param {(page: Page) => Promise<unknown>} act
 */
export async function withPage(browser, url, options, act) {
  const page = await browser.open(url, {...options, before: WATCH_POLICY + (options.before ?? '')});
  try {
    await act(page);
    assert.deepEqual(page.errors, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    // A page from a file asks for itself only, a hosted one its own server only.
    const own = url.startsWith('file:') ? url.split(/[?#]/)[0] : new URL(url).origin;
    assert.deepEqual(page.requests.filter((address) => !address.startsWith(own) && address !== 'about:blank'), []);
  } finally {
    await page.close();
  }
}

/** The same with the Liberty sample open.
 *  @param {import('./driver.mjs').Browser} browser @param {string} url
 *  @param {import('./page.mjs').PageOptions} options @param {(page: Page) => Promise<unknown>} act */
export function withLiberty(browser, url, options, act) {
  return withPage(browser, url, options, async (page) => {
    await page.click('button', SAMPLE);
    await page.find('button', 'Select or move Scheduler');
    await act(page);
  });
}

/** The document as the page exports it. @param {Page} page */
export async function exported(page) {
  const {bytes} = await page.download(() => page.press('Control+e'));
  return bytes.toString();
}

/** Names the document, and waits until the browser has that. @param {Page} page @param {string} title */
export async function rename(page, title) {
  await page.fill('Title', title);
  await isKept(page, title);
}

/** @param {Page} page @param {string} title */
export function isKept(page, title) {
  return page.waitFor(() => page.evaluate((wanted) => globalThis.summit.kept === wanted, title), `“${title}” to be kept`);
}

/** @param {Page} page @param {string} title */
export function showsPlan(page, title) {
  return page.waitFor(() => page.evaluate((wanted) => document.title.includes(wanted), title), `the plan ${title}`);
}

/** The plan as the page saves it. @param {Page} page */
export async function saved(page) {
  const {bytes} = await page.download(() => page.press('Control+s'));
  return bytes.toString();
}

/** @param {Page} page @param {string} role @param {string | RegExp} name @returns {Promise<ElementState>} */
export async function focusIsOn(page, role, name) {
  const focused = await page.waitFor(async () => {
    const now = await page.focused();
    return now && now.role === role && (name instanceof RegExp ? name.test(now.name) : now.name === name) && now;
  }, `focus on ${role} ${name}`).catch(async (error) => {
    const now = await page.focused();
    throw new Error(`${error.message} It is on ${now ? `${now.role} ${now.name}` : 'nothing'}.`);
  });
  assert.ok(focused.visible.width > 0 && focused.visible.height > 0, `${role} ${name} has focus out of sight`);
  return focused;
}

/** The priorities' titles in the table's order, as the fields of their owners name them. @param {Page} page */
export async function priorities(page) {
  const fields = await page.all('combobox', /^Owners of /);
  return fields.map(({name}) => name.slice('Owners of '.length));
}

/** The unplanned ideas' names in the tree's order. @param {Page} page */
export async function ideas(page) {
  return (await page.all('treeitem')).map(({name}) => name);
}

/** What was last said to a screen reader. @param {Page} page */
export function announced(page) {
  return page.evaluate(() => document.getElementById('announcer').textContent.replace(/\u00a0$/, ''));
}

/** Waits for an announcement. @param {Page} page @param {string | RegExp} words */
export async function hears(page, words) {
  await page.waitFor(async () => {
    const said = await announced(page);
    return words instanceof RegExp ? words.test(said) : said === words;
  }, `the announcement ${words}`).catch(async (error) => {
    throw new Error(`${error.message} Said was: ${await announced(page)}`);
  });
}

/** Text composed by an input method: shown while it is composed, then committed. Only Chromium's
 *  protocol has an input method; elsewhere the page gets the events of one.
 *  @param {Page} page @param {string[]} steps @param {string} result */
export async function compose(page, steps, result) {
  if (browserName === 'chromium') {
    const input = await page.native.context().newCDPSession(page.native);
    for (const text of steps) {
      await input.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
      await page.settled();
    }
    await input.send('Input.insertText', {text: result});
    await input.detach();
  } else {
    for (const [at, text] of [...steps, result].entries()) {
      await page.evaluate((data, length, isFirst) => {
        const editor = document.activeElement;
        if (isFirst) editor.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, data: ''}));
        const end = editor.selectionEnd;
        editor.setRangeText(data, end - length, end, 'end');
        editor.dispatchEvent(new CompositionEvent('compositionupdate', {bubbles: true, data}));
        editor.dispatchEvent(new InputEvent('input', {bubbles: true, data, isComposing: true, inputType: 'insertCompositionText'}));
      }, text, at === 0 ? 0 : steps[at - 1].length, at === 0);
      await page.settled();
    }
    await page.evaluate((data) => document.activeElement.dispatchEvent(
      new CompositionEvent('compositionend', {bubbles: true, data})), result);
  }
  await page.settled();
}

/** Puts a text where the caret is at once, as an input method or dictation does.
 *  @param {Page} page @param {string} text */
export async function insert(page, text) {
  if (browserName === 'chromium') await page.native.keyboard.insertText(text);
  else await page.evaluate((data) => document.execCommand('insertText', false, data), text);
  await page.settled();
}
