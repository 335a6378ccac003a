// What the page does with files it cannot read, with texts that mean something in
// reStructuredText, and when a file cannot be written: it says so, and nothing is lost.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {browserName, launch, serve, singleFileUrl} from './driver.mjs';
import {applied, exported, focusIsOn, hears, insert, liberty, saved, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/** The sample with a piece of its text replaced. @param {string} piece @param {string} by */
function changed(piece, by) {
  const text = liberty.toString();
  assert.ok(text.includes(piece));
  return text.replace(piece, by);
}

// What is wrong, the file, and what the dialog has to say about it.
const BAD_FILES = [
  ['truncated', liberty.subarray(0, 700), /^Line \d+, column \d+: /],
  ['empty', '', /^Line 1, column 1: /],
  ['no JSON at all', 'Liberty Project Priorities\n', /^Line 1, column 1: /],
  ['not UTF-8', Buffer.concat([liberty.subarray(0, 60), Buffer.from([0xff, 0xfe]), liberty.subarray(60)]), /^Line 4, column \d+: .*UTF-8/],
  ['another format', changed('"summit-plan"', '"grocery-list"'), /^Line 2, column \d+: .*summit-plan/],
  ['a newer version', changed('"version": 1', '"version": 99'), /^Line 3, column \d+: .*version/],
  ['1,000 levels deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, /^Line 1, column \d+: /],
  ['1,000 ideas inside each other', changed('"ideas": [', `"ideas": [${'{"title": "x", "ideas": ['.repeat(1000)}${']}'.repeat(1000)},`), /^Line \d+, column \d+: /],
  ['an id twice', changed('"id": "scheduler"', '"id": "cells-v2"'), /^Line \d+, column \d+: .*cells-v2/],
  ['a wrong type', changed('"title": "Scheduler"', '"title": 7'), /^Line \d+, column \d+: /],
  ['text instead of a list', changed('"labels": [\n    "liberty-priorities"\n  ]', '"labels": "liberty-priorities"'), /^Line \d+, column \d+: /],
];

await test('files that are no plan: the place is told, the open plan stays', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Owners of Scheduler', 'Somebody else');
  const before = await exported(page);
  const title = await page.evaluate(() => document.title);
  for (const [what, bytes, words] of BAD_FILES) {
    await page.pickFile('bad.plan.json', bytes);
    const dialog = await page.find('alertdialog', '“bad.plan.json” was not opened').catch((error) => {
      throw new Error(`${what}: ${error.message}`);
    });
    assert.match(dialog.states.description, words, what);
    assert.match(dialog.states.description, /The plan that was open is as it was\./, what);
    await focusIsOn(page, 'button', 'Close');
    assert.ok((await page.focused()).visible.height > 0);
    await page.press('Enter');
    await page.gone('alertdialog');
  }
  assert.equal(await exported(page), before);
  assert.equal(await page.evaluate(() => document.title), title);
  await page.press('Control+z');
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Jay Pipes');
}));

await test('the dialog says where the file is wrong, in a sentence', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('bad.plan.json', changed('"title": "Scheduler"', '"title": 7'));
  const {states} = await page.find('alertdialog');
  const line = liberty.toString().split('\n').findIndex((text) => text.includes('"title": "Scheduler"')) + 1;
  assert.match(states.description, new RegExp(`^Line ${line}, column 20: .*\\.$`, 'm'));
  await page.press('Escape');
  await page.gone('alertdialog');
  await page.find('button', 'Start a new plan');
}));

await test('behind the dialog nothing acts', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Owners of Scheduler', 'Somebody else');
  const undo = (await page.find('button', 'Undo')).rect;
  await page.dropFile('bad.plan.json', '{');
  await page.find('alertdialog');
  await page.press('Control+z');
  await page.press('Tab');
  await focusIsOn(page, 'button', 'Close');
  await page.native.mouse.click(undo.x + undo.width / 2, undo.y + undo.height / 2);
  await page.settled();
  await page.click('button', 'Close');
  await page.gone('alertdialog');
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Somebody else');
}));

await test('a file of a megabyte and something else is refused without harm', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.pickFile('photo.jpg', Buffer.alloc(1_000_000, 0x8b));
  await page.find('alertdialog', '“photo.jpg” was not opened');
  await page.press('Escape');
  await page.find('combobox', 'Owners of Scheduler');
}));

// --- files that cannot be written ---

const FAILING = `URL.createObjectURL = (create => (blob) => {
  if (globalThis.diskIsFull) throw new Error('The disk is full.');
  return create.call(URL, blob);
})(URL.createObjectURL);`;

// What the browser keeps is not lost by leaving.
const DENIED = `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };`;

/** Whether the page would ask before it is left. */
function asksBeforeLeaving(page) {
  return page.evaluate(() => !dispatchEvent(new Event('beforeunload', {cancelable: true})));
}

for (const [place, url] of [['http', server.url], ['file', singleFileUrl]]) {
  await test(`${place}: a failed save says so, and the plan stays unsaved`, () => withLiberty(browser, url, {before: FAILING + DENIED}, async (page) => {
    assert.equal(await asksBeforeLeaving(page), false);
    await page.fill('Owners of Scheduler', 'Somebody else');
    await hears(page, /^The browser does not keep plans here/);
    assert.equal(await page.evaluate(() => document.title), '• Liberty Project Priorities – Summit');
    await page.evaluate(() => {
      globalThis.diskIsFull = true;
    });
    await page.press('Control+s');
    await hears(page, 'liberty.plan.json was not saved: The disk is full.');
    await page.press('Control+e');
    await hears(page, 'liberty-priorities.rst was not exported: The disk is full.');
    assert.equal(await page.evaluate(() => document.title), '• Liberty Project Priorities – Summit');
    assert.equal(await asksBeforeLeaving(page), true);

    await page.evaluate(() => {
      globalThis.diskIsFull = false;
    });
    const owners = {op: 'set-owners', id: 'scheduler', owners: ['Somebody else']};
    assert.equal(await saved(page), applied([owners]).plan);
    await page.waitFor(() => page.evaluate(() => document.title === 'Liberty Project Priorities – Summit'),
      'the title to say that it is saved');
    assert.equal(await asksBeforeLeaving(page), false);
  }));
}

if (browserName === 'chromium') {
  await test('leaving with unsaved work asks', () => withLiberty(browser, server.url, {before: DENIED}, async (page) => {
    const asked = [];
    page.native.on('dialog', (dialog) => asked.push(dialog.type()));
    await page.native.reload();
    assert.deepEqual(asked, []);
    await page.click('button', 'Look at the Liberty sample');
    await page.fill('Owners of Scheduler', 'Somebody else');
    await page.native.reload();
    assert.deepEqual(asked, ['beforeunload']);
  }));
}

await test('an export is no save', () => withLiberty(browser, server.url, {before: DENIED}, async (page) => {
  await page.fill('Owners of Scheduler', 'Somebody else');
  await exported(page);
  assert.equal(await asksBeforeLeaving(page), true);
}));

await test('another plan does not make unsaved work go in silence', () => withLiberty(browser, server.url, {before: DENIED}, async (page) => {
  await page.fill('Owners of Scheduler', 'Somebody else');
  await page.click('button', 'New');
  // Undo brings it back; leaving the page would not.
  assert.equal(await asksBeforeLeaving(page) || await page.has('alertdialog'), true);
}));

await test('leaving does not ask for what the browser keeps, but for a file that lacks it', () => withLiberty(browser, server.url, {}, async (page) => {
  const isKept = (/** @type {string} */ title) => page.waitFor(
    () => page.evaluate((wanted) => globalThis.summit.kept === wanted, title), `“${title}” to be kept`);
  await page.fill('Title', 'Kept');
  await isKept('Kept');
  await page.settled();
  assert.equal(await asksBeforeLeaving(page), false);
  await page.pickFile('mine.plan.json', '{"format": "summit-plan", "version": 1, "title": "Of a file"}');
  await hears(page, 'Opened mine.plan.json');
  assert.equal(await asksBeforeLeaving(page), false);
  await page.fill('Title', 'Changed');
  await isKept('Changed');
  await page.settled();
  assert.equal(await asksBeforeLeaving(page), true);
}));

await test('what is typed and deleted again leaves the plan as it was', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('textbox', 'Title of Scheduler');
  await page.click('textbox', 'Description');
  // The last paragraph has lines of its own making, which wrapping it anew would not give.
  await page.press('Control+End');
  await page.type('x');
  await page.press('Backspace');
  assert.equal(await exported(page), applied([]).rst);
  assert.doesNotMatch(await page.evaluate(() => document.title), /•/);
}));

// --- text that means something in reStructuredText ---

const TITLES = [
  '*emphasis* and **strong**',
  '``literal`` and `reference`_ and |substitution|',
  'a | b | c',
  'ends with a backslash \\',
  '.. directive:: x',
  '- a bullet',
  '=====',
  'A `backquote',
  'http://example.org/ [1]_ :role:`x`',
  '日本語の題名 – Ünïcödé 🚀',
  'Long '.repeat(60).trim(),
];

await test('a title with markup in it is exported as the command exports it', () => withLiberty(browser, server.url, {}, async (page) => {
  for (const title of TITLES) {
    await page.click('textbox', /^Title of .*/);
    await page.press('Control+a');
    await insert(page, title);
    await focusIsOn(page, 'textbox', `Title of ${title}`);
    await page.evaluate(() => document.activeElement.blur());
    await page.settled();
    const {rst} = applied([{op: 'rename-priority', id: 'cells-v2', title}]);
    assert.equal(await exported(page), rst, title);
    await page.press('Control+z');
    assert.equal(await page.value('textbox', /^Title of /), 'Cells V2');
  }
}));

const REFUSAL = 'The title is empty; give it some text.';

await test('a title cannot be taken away', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('textbox', 'Title of Scheduler');
  await page.press('Control+a');
  await page.press('Delete');
  const field = await focusIsOn(page, 'textbox', 'Title of Scheduler');
  assert.equal(field.states.invalid, 'true');
  assert.equal(field.states.description, REFUSAL);
  const {rect} = await page.find('alert', REFUSAL);
  assert.ok(Math.abs(rect.y - field.rect.y - field.rect.height) < 10, 'the reason stands at the field');
  await page.press('Escape');
  assert.equal((await focusIsOn(page, 'textbox', 'Title of Scheduler')).value, 'Scheduler');
  await page.gone('alert');
  await page.press('Control+a');
  await page.press('Delete');
  await page.find('alert', REFUSAL);
  await page.press('Tab');
  await page.gone('alert');
  assert.equal(await page.value('textbox', 'Title of Scheduler'), 'Scheduler');
  assert.equal(await exported(page), applied([]).rst);
}));

await test('an owner and a description full of markup', () => withLiberty(browser, server.url, {}, async (page) => {
  const owner = 'A `b`_ | *c* \\';
  const description = 'Not a title\n===\n\n* item\n  continued\n\n.. note:: x\n\n|nothing| `nobody`_ \\';
  await page.fill('Owners of Scheduler', owner);
  await page.click('textbox', 'Description');
  await page.press('Control+a');
  await insert(page, description);
  assert.equal(await exported(page), applied([
    {op: 'set-owners', id: 'scheduler', owners: [owner]},
    {op: 'set-description', id: 'scheduler', value: description},
  ]).rst);
}));

await browser.close();
server.close();
finish();
