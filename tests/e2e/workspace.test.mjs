// The workspace around the screens: the command palette and the sheet of shortcuts, with keyboard,
// pointer and assistive technology, in every theme and size.
import assert from 'node:assert/strict';
import {launch, serve} from './driver.mjs';
import {focusIsOn, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

const PALETTE = 'Find a command or anything';
const SHEET = 'Keyboard shortcuts';

/** What the palette has chosen, as a screen reader is told. @param {import('./page.mjs').Page} page */
function chosen(page) {
  return page.evaluate(() => {
    const {activeElement} = document;
    const id = activeElement?.getAttribute('aria-activedescendant');
    const option = id && document.getElementById(id);
    return option && option.parentElement?.id === activeElement?.getAttribute('aria-controls') &&
      option.getAttribute('aria-selected') === 'true' ? option.getAttribute('aria-label') : null;
  });
}

/** @param {import('./page.mjs').Page} page @param {string} name */
async function choosesOnly(page, name) {
  await page.waitFor(async () => (await chosen(page)) === name, `${name} to be chosen`);
}

await test('a command is found by a few letters, and Escape gives the focus back', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('textbox', 'Title of Scheduler');
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('dark');
  await choosesOnly(page, 'Dark theme');
  await page.press('Escape');
  await page.gone('dialog', PALETTE);
  await focusIsOn(page, 'textbox', 'Title of Scheduler');
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('dark');
  await choosesOnly(page, 'Dark theme');
  await page.press('Enter');
  await page.find('button', 'Use the light theme');
  await focusIsOn(page, 'textbox', 'Title of Scheduler');
}));

await test('what has a name is gone to', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('simp quo');
  await choosesOnly(page, 'Simplify Quotas');
  await page.press('Enter');
  await focusIsOn(page, 'treeitem', 'Simplify Quotas');
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('upgr');
  await page.click('option', 'Upgrades');
  await focusIsOn(page, 'textbox', 'Title of Upgrades');
}));

await test('the palette by pointer: its button, an option, a click past it', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('button', PALETTE);
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('keyb');
  await page.click('option', 'Keyboard shortcuts');
  await page.find('dialog', SHEET);
  await page.click('button', 'Close');
  await page.gone('dialog', SHEET);
  await page.click('button', PALETTE);
  await focusIsOn(page, 'combobox', 'Find');
  const {visible: {x, y, width, height}} = await page.find('dialog', PALETTE);
  await page.native.mouse.click(x + width / 2, y + height + 30);
  await page.settled();
  await page.gone('dialog', PALETTE);
}));

await test('the sheet of shortcuts opens with ? and with F1, but not while text is edited', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.tabTo('button', 'Select or move Cells V2');
  await page.press('?');
  await page.find('dialog', SHEET);
  await page.find('listitem', /^Redo: Ctrl\+Shift\+Z$/);
  await page.press('Escape');
  await page.gone('dialog', SHEET);
  await focusIsOn(page, 'button', 'Select or move Cells V2');
  await page.click('textbox', 'Title of Scheduler');
  await page.press('End');
  await page.press('?');
  await page.waitFor(async () => (await page.value('textbox', /^Title of Scheduler/)) === 'Scheduler?', 'the question mark');
  await page.press('F1');
  await page.find('dialog', SHEET);
}));

await test('the stages are one click or one key apart', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('button', 'Pad');
  await page.find('heading', 'No pad is open');
  await page.press('Alt+Shift+Digit2');
  await focusIsOn(page, 'button', 'Liberty Project Priorities');
  await page.press('Alt+Shift+Digit3');
  await page.gone('region', 'Plan');
  await page.find('region', 'Document');
  await page.press('Alt+Shift+Digit1');
  await page.click('button', 'Try the Liberty pad');
  await page.find('region', 'Pad');
  assert.deepEqual(await page.axe(), []);
}));

await test('a line between panes is dragged, moved by keys, reset, and remembered', () => withLiberty(browser, server.url, {}, async (page) => {
  const at = async () => (await page.find('separator', 'Width of the plan')).visible.x;
  const usual = await at();
  await page.drag(['separator', 'Width of the plan'], {x: 500, y: 400});
  assert.ok(Math.abs(await at() - 500) < 16, `dragged to ${await at()}`);
  await page.tabTo('separator', 'Width of the plan');
  const before = await at();
  await page.press('ArrowRight');
  await page.waitFor(async () => (await at()) > before, 'the line to move');
  const moved = await at();
  await page.native.reload();
  await page.click('button', 'Look at the Liberty sample');
  assert.ok(Math.abs(await at() - moved) < 1, 'remembered');
  const {visible: {x, y, width, height}} = await page.find('separator', 'Width of the plan');
  for (const clickCount of [1, 2]) {
    await page.native.mouse.click(x + width / 2, y + height / 2, {clickCount});
  }
  await page.waitFor(async () => Math.abs((await at()) - usual) < 1, 'the usual place');
  assert.deepEqual(await page.axe(), []);
}));

await test('without storage everything works, and nothing is remembered', () => withPage(browser, server.url, {
  before: "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }});",
}, async (page) => {
  await page.click('button', 'Use the dark theme');
  await page.find('button', 'Use the light theme');
}));

for (const [width, height] of [[1280, 800], [390, 844], [2560, 1440], [640, 400], [320, 256], [200, 200]]) {
  for (const theme of ['light', 'dark', 'contrast']) {
    await test(`palette and sheet at ${width}×${height}, ${theme}: axe-core finds nothing`, () => withPage(browser, server.url, {width, height, theme}, async (page) => {
      await page.press('Control+k');
      await focusIsOn(page, 'combobox', 'Find');
      assert.deepEqual(await page.axe(), []);
      await page.type('zzzz');
      await page.find('status', 'Nothing was found');
      assert.deepEqual(await page.axe(), []);
      await page.press('Escape');
      await page.gone('dialog', PALETTE);
      await page.press('F1');
      await focusIsOn(page, 'button', 'Close');
      assert.deepEqual(await page.axe(), []);
      await page.press('Escape');
      await page.gone('dialog', SHEET);
    }));
  }
}

await test('the browser\'s ways back and forward lead through the stages', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.press('Alt+Shift+3');
  assert.equal((await page.find('button', 'Document')).states.pressed, 'true');
  await page.evaluate(() => history.back());
  await page.waitFor(async () => (await page.find('button', 'Plan')).states.pressed === 'true', 'the plan');
  await page.evaluate(() => history.forward());
  await page.waitFor(async () => (await page.find('button', 'Document')).states.pressed === 'true', 'the document');
  await page.find('button', 'Save');
}));

await browser.close();
server.close();
finish();
