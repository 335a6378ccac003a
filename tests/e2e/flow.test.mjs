// The whole way from the sample to the exported document, by every means there is: each time the
// file must be, byte for byte, what `summit apply` makes of the same operations.
import assert from 'node:assert/strict';
import {browserName, launch, serve, singleFileUrl} from './driver.mjs';
import {
  SAMPLE, applied, compose, descriptionOf, exported, focusIsOn, hears, insert, saved, withLiberty, withPage,
} from './plan.mjs';
import {finish, test} from './runner.mjs';

const OWNERS = ['Jay Pipes', 'Zoë Łukasiewicz', '高橋 花子'];
const TYPED = 'Zażółć gęślą jaźń – naïve Ünïcödé; 日本語と한국어; 🚀 👩🏽‍💻.';
const COMPOSED = ['にほん', '日本語入力'];
const DESCRIPTION = `${descriptionOf('cells-v2')}\n\n${TYPED}${COMPOSED[1]}`;

const OPERATIONS = [
  {op: 'set-owners', id: 'scheduler', owners: OWNERS},
  {op: 'promote', id: 'simplify-quotas'},
  {op: 'set-owners', id: 'simplify-quotas', owners: ['John Garbutt']},
  {op: 'set-description', id: 'cells-v2', value: DESCRIPTION},
];
const EXPECTED = applied(OPERATIONS);

const browser = await launch();
const server = await serve();
const places = {http: server.url, file: singleFileUrl};

/** Undo twice and redo twice around a promotion and its owner, by whatever `undo` and `redo` do. */
async function undoAndRedo(page, undo, redo) {
  await undo();
  assert.equal(await page.value('combobox', 'Owners of Simplify Quotas'), '');
  await undo();
  await page.find('treeitem', 'Simplify Quotas');
  await redo();
  await page.gone('treeitem', 'Simplify Quotas');
  await redo();
  assert.equal(await page.value('combobox', 'Owners of Simplify Quotas'), 'John Garbutt');
}

/** Types the new end of the description where focus is. */
async function writeDescription(page) {
  await page.press('Control+End');
  await page.press('Enter');
  await page.press('Enter');
  await page.type(TYPED);
  await compose(page, [COMPOSED[0]], COMPOSED[1]);
  const {value} = await page.focused();
  assert.ok(value.endsWith(`\n\n${TYPED}${COMPOSED[1]}`), value);
}

// --- by mouse ---

for (const [place, url] of Object.entries(places)) {
  await test(`${place}: the way to the document, by mouse`, () => withPage(browser, url, {}, async (page) => {
    await page.click('button', SAMPLE);
    await page.fill('Owners of Scheduler', OWNERS.join(', '));
    await page.click('treeitem', 'Simplify Quotas');
    await page.click('button', 'Promote to priority');
    await page.type('John Garbutt');
    await undoAndRedo(page, () => page.click('button', 'Undo'), () => page.click('button', 'Redo'));
    await page.click('textbox', 'Title of Cells V2');
    await page.click('textbox', 'Description');
    await writeDescription(page);

    const document = await page.download(() => page.click('button', 'Export RST'));
    assert.equal(document.name, 'liberty-priorities.rst');
    assert.equal(document.bytes.toString(), EXPECTED.rst);

    const plan = await page.download(() => page.click('button', 'Save'));
    assert.equal(plan.name, 'liberty.plan.json');
    assert.equal(plan.bytes.toString(), EXPECTED.plan);
  }));
}

await test('a saved plan is opened again, picked and dropped', () => withLiberty(browser, server.url, {}, async (page) => {
  const {plan} = EXPECTED;
  for (const open of [() => page.pickFile('mine.plan.json', plan), () => page.dropFile('mine.plan.json', plan)]) {
    await page.fill('Owners of Scheduler', 'Somebody else');
    assert.match(await page.evaluate(() => document.title), /^• /);
    await open();
    await hears(page, 'Opened mine.plan.json');
    assert.doesNotMatch(await page.evaluate(() => document.title), /•/);
    assert.equal(await exported(page), EXPECTED.rst);
    assert.equal(await saved(page), plan);
  }
  // Opening is a change like others.
  await page.press('Control+z');
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Somebody else');
}));

for (const [place, url] of Object.entries(places)) {
  await test(`${place}: Copy RST puts the document on the clipboard`, () => withLiberty(browser, url, {}, async (page) => {
    await page.fill('Owners of Scheduler', OWNERS.join(', '));
    await page.click('button', 'Copy RST');
    await hears(page, 'Copied the document');
    assert.equal(await clipboard(page), applied([OPERATIONS[0]]).rst);
  }));
}

/** What is on the clipboard, as pasting into a text box shows it. */
async function clipboard(page) {
  await page.evaluate(() => {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.id = 'pasted';
    area.focus();
  });
  await page.native.keyboard.down('Control');
  await page.native.keyboard.press('v');
  await page.native.keyboard.up('Control');
  return page.waitFor(() => page.evaluate(() => document.getElementById('pasted').value), 'the pasted text');
}

// --- by keyboard ---

// Every event a pointing device makes; nothing of them may happen while only keys are used.
const WATCH_POINTER = `globalThis.pointed = [];
for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel']) {
  addEventListener(type, () => globalThis.pointed.push(type), {capture: true});
}`;

await test('the way to the document, by keyboard', () => withPage(browser, server.url, {before: WATCH_POINTER}, async (page) => {
  await page.tabTo('button', SAMPLE);
  await page.press('Enter');
  await page.find('combobox', 'Owners of Scheduler');

  await page.tabTo('combobox', 'Owners of Cells V2');
  await page.press('ArrowDown');
  await focusIsOn(page, 'combobox', 'Owners of V2.1 API');
  await page.press('ArrowDown');
  await focusIsOn(page, 'combobox', 'Owners of Scheduler');
  await page.press('Control+a');
  await page.type(OWNERS.join(', '));
  await focusIsOn(page, 'combobox', 'Owners of Scheduler');

  await page.tabTo('treeitem', /^A plan for the future/);
  await page.press('ArrowDown');
  await focusIsOn(page, 'treeitem', 'Tasks for API triggered operations');
  await page.press('ArrowDown');
  await focusIsOn(page, 'treeitem', 'Simplify Quotas');
  await page.press('Tab');
  await focusIsOn(page, 'button', 'Promote Simplify Quotas');
  await page.press('Space');
  await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
  await page.type('John Garbutt');

  await undoAndRedo(page, () => page.press('Control+z'), () => page.press('Control+Shift+z'));
  // Forwards: in Firefox, backwards past the first control leads out of the page.
  await page.tabTo('textbox', 'Title of Simplify Quotas');
  for (const title of ['DevRef Update', 'Upgrades', 'Scheduler', 'V2.1 API', 'Cells V2']) {
    await page.press('ArrowUp');
    await focusIsOn(page, 'textbox', `Title of ${title}`);
  }
  await page.tabTo('textbox', 'Description');
  await writeDescription(page);

  await page.tabTo('button', 'Export RST');
  const {bytes} = await page.download(() => page.press('Space'));
  assert.equal(bytes.toString(), EXPECTED.rst);
  await focusIsOn(page, 'button', 'Export RST');
  assert.equal(await exported(page), EXPECTED.rst, 'the shortcut exports the same');
  assert.equal(await saved(page), EXPECTED.plan);
  assert.deepEqual(await page.evaluate(() => globalThis.pointed), []);
}));

// --- through the accessibility tree alone, as a screen reader does ---

/** What a screen reader's "activate" does. */
async function activate(page, role, name) {
  const {id} = await page.find(role, name);
  await page.evaluate((node) => document.querySelector(`[data-node="${node}"]`).click(), id);
  await page.settled();
}

/** Takes focus to a text box with its text selected. What shows follows the focus, so the box that was
 *  found may give way to another of its name. */
async function selectText(page, name) {
  const role = name.startsWith('Owners') ? 'combobox' : 'textbox';
  await page.settled();
  await page.waitFor(async () => {
    const {id} = await page.find(role, name);
    return page.evaluate((node) => {
      const field = document.querySelector(`[data-node="${node}"]`);
      field?.focus();
      return field !== null;
    }, id);
  }, `${role} ${name}`);
  await focusIsOn(page, role, name);
  // What is selected follows from it, and the details with that.
  await page.settled();
  await page.evaluate(() => document.activeElement.select());
  await page.settled();
}

await test('the way to the document, through the accessibility tree alone', () => withPage(browser, server.url, {before: WATCH_POINTER}, async (page) => {
  await activate(page, 'button', SAMPLE);
  await selectText(page, 'Owners of Scheduler');
  await insert(page, OWNERS.join(', '));
  const promoted = (await page.find('treeitem', 'Simplify Quotas')).id;
  await page.evaluate((id) => [...document.querySelectorAll(`[data-node="${id}"] button`)].at(-1).click(), promoted);
  await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
  await insert(page, 'John Garbutt');
  await undoAndRedo(page, () => activate(page, 'button', 'Undo'), () => activate(page, 'button', 'Redo'));
  await selectText(page, 'Title of Cells V2');
  await selectText(page, 'Description');
  await insert(page, DESCRIPTION);
  const {bytes} = await page.download(() => activate(page, 'button', 'Export RST'));
  assert.equal(bytes.toString(), EXPECTED.rst);
  await hears(page, 'Exported liberty-priorities.rst');
  assert.deepEqual(await page.evaluate(() => globalThis.pointed), []);
}));

// --- by touch ---

await test('the way to the document, by touch on a phone', () => withPage(browser, server.url,
  {width: 390, height: 844, touch: true, before: WATCH_MOUSE()}, async (page) => {
    await tap(page, 'button', SAMPLE);
    await tap(page, 'combobox', 'Owners of Scheduler');
    await focusIsOn(page, 'combobox', 'Owners of Scheduler');
    await page.press('Control+a');
    await insert(page, OWNERS.join(', '));
    await swipeTo(page, 'textbox', 'Title of Simplify Quotas');
    await tapInside(page, 'Simplify Quotas', 'Promote Simplify Quotas');
    await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
    await insert(page, 'John Garbutt');
    await undoAndRedo(page, () => tap(page, 'button', 'Undo'), () => tap(page, 'button', 'Redo'));
    await swipeTo(page, 'button', 'Details of Cells V2');
    await tap(page, 'button', 'Details of Cells V2');
    await tap(page, 'textbox', 'Description');
    await focusIsOn(page, 'textbox', 'Description');
    await writeDescription(page);
    await tap(page, 'tab', 'Document');
    const {bytes} = await page.download(() => tap(page, 'button', 'Export RST'));
    assert.equal(bytes.toString(), EXPECTED.rst);
    assert.deepEqual(await page.evaluate(() => globalThis.moused), [], 'a mouse was used');
  }));

// A tap is followed by the mouse events browsers make up for it; those of a real mouse have its type.
function WATCH_MOUSE() {
  return `globalThis.moused = [];
    for (const type of ['pointerdown', 'pointermove', 'pointerup']) {
      addEventListener(type, ({pointerType}) => pointerType === 'touch' || globalThis.moused.push(pointerType), {capture: true});
    }`;
}

function middleOf({x, y, width, height}) {
  return [x + width / 2, y + height / 2];
}

async function tap(page, role, name) {
  const {visible} = await page.find(role, name);
  assert.ok(visible.height > 0, `${role} ${name} is out of sight`);
  await page.native.touchscreen.tap(...middleOf(visible));
  await page.settled();
}

/** Taps the button of that name within a tree item. */
async function tapInside(page, item, name) {
  const {visible: row} = await page.find('treeitem', item);
  const buttons = await page.all('button', name);
  const {visible} = buttons.find((button) => Math.abs(middleOf(button.visible)[1] - middleOf(row)[1]) < 2);
  await page.native.touchscreen.tap(...middleOf(visible));
  await page.settled();
}

/** Scrolls with a finger until the element is wholly in view. */
async function swipeTo(page, role, name) {
  await page.waitFor(async () => {
    const {rect, visible} = await page.find(role, name);
    if (visible.height === rect.height) return true;
    await swipe(page, rect.y > 400 ? -150 : 150);
    return false;
  }, `${role} ${name} to come into view by swiping`);
}

/** A finger on the edge of the page, where nothing is tapped by mistake. */
function swipe(page, distance) {
  return page.touchPath([0, 1, 2, 3, 4].map((step) => ({x: 12, y: 420 + distance * step / 4})));
}

await browser.close();
server.close();
finish();
