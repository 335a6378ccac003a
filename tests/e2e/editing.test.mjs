// Priorities and ideas put into order, promoted, demoted, added and removed: the table, the tree,
// what is said and the document follow, and undo brings everything back.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {launch, serve} from './driver.mjs';
import {applied, exported, focusIsOn, hears, ideas, priorities, saved, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const ROWS = ['Cells V2', 'V2.1 API', 'Scheduler', 'Upgrades', 'DevRef Update'];
const browser = await launch();
const server = await serve();

/** The page's document is what the command makes of the sample with these operations. */
async function isLike(page, ...operations) {
  assert.equal(await exported(page), applied(operations).rst);
}

/** Undoes until the sample is as it was opened. */
async function undoAll(page) {
  await page.waitFor(async () => {
    await page.press('Control+z');
    return (await page.find('button', 'Undo')).states.disabled === 'true';
  }, 'nothing left to undo');
  await isLike(page);
}

await test('a row is dragged by its handle, up and down', () => withLiberty(browser, server.url, {}, async (page) => {
  const first = (await page.find('button', 'Select or move Cells V2')).rect;
  await page.drag(['button', 'Select or move Scheduler'], {x: first.x + 40, y: first.y + 2});
  assert.deepEqual(await priorities(page), ['Scheduler', 'Cells V2', 'V2.1 API', 'Upgrades', 'DevRef Update']);
  await hears(page, 'Moved “Scheduler”');
  const last = (await page.find('button', 'Select or move DevRef Update')).rect;
  await page.drag(['button', 'Select or move Scheduler'], {x: last.x, y: last.y + last.height - 1});
  assert.deepEqual(await priorities(page), ['Cells V2', 'V2.1 API', 'Upgrades', 'DevRef Update', 'Scheduler']);
  await isLike(page, {op: 'move-priority', id: 'scheduler', at: 4});
  await undoAll(page);
}));

await test('a drag that ends where it began changes nothing', () => withLiberty(browser, server.url, {}, async (page) => {
  const {rect} = await page.find('button', 'Select or move Scheduler');
  await page.drag(['button', 'Select or move Scheduler'], {x: rect.x + 60, y: rect.y + rect.height / 2 + 3});
  assert.deepEqual(await priorities(page), ROWS);
  assert.doesNotMatch(await page.evaluate(() => document.title), /•/);
}));

await test('a row is dragged by its handle with a finger; elsewhere the finger scrolls', () => withLiberty(browser, server.url,
  {width: 390, height: 844, touch: true}, async (page) => {
    const path = ({x, y}, by) => [0, 0.1, 0.4, 0.7, 1, 1].map((part) => ({x: x + 20 * part, y: y + by * part}));
    const middle = ({x, y, width, height}) => ({x: x + width / 2, y: y + height / 2});
    const {rect} = await page.find('button', 'Select or move Scheduler');
    await page.touchPath(path(middle(rect), -2.2 * rect.height));
    assert.deepEqual(await priorities(page), ['Scheduler', 'Cells V2', 'V2.1 API', 'Upgrades', 'DevRef Update']);
    await hears(page, 'Moved “Scheduler”');
    const first = (await page.find('button', 'Select or move Scheduler')).rect;
    await page.touchPath(path(middle(first), 2.2 * first.height));
    assert.deepEqual(await priorities(page), ROWS);
    await isLike(page);

    const before = (await page.find('button', 'Select or move Scheduler')).rect;
    const field = (await page.find('textbox', 'Title of Scheduler')).rect;
    await page.touchPath(path(middle(field), -150));
    assert.ok((await page.find('button', 'Select or move Scheduler')).rect.y < before.y - 50, 'the finger scrolls');
    assert.deepEqual(await priorities(page), ROWS);
  }));

await test('a row is moved with the keyboard, from its field and from its handle', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.tabTo('textbox', 'Title of Cells V2');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await focusIsOn(page, 'textbox', 'Title of Scheduler');
  await page.press('Alt+ArrowUp');
  await hears(page, 'Moved “Scheduler” up');
  await focusIsOn(page, 'textbox', 'Title of Scheduler');
  await page.press('Alt+ArrowUp');
  assert.deepEqual(await priorities(page), ['Scheduler', 'Cells V2', 'V2.1 API', 'Upgrades', 'DevRef Update']);
  await page.press('Alt+ArrowUp');
  await hears(page, '“Scheduler” cannot move further up');
  await page.tabTo('button', 'Select or move Scheduler', 'Shift+Tab');
  await page.press('Alt+ArrowDown');
  await hears(page, 'Moved “Scheduler” down');
  await focusIsOn(page, 'button', 'Select or move Scheduler');
  assert.deepEqual(await priorities(page), ['Cells V2', 'Scheduler', 'V2.1 API', 'Upgrades', 'DevRef Update']);
  await isLike(page, {op: 'move-priority', id: 'scheduler', at: 1});
  await undoAll(page);
}));

await test('the table says its size and the place of each row', () => withLiberty(browser, server.url, {}, async (page) => {
  const {states} = await page.find('table', 'Priorities');
  assert.deepEqual([states.rowcount, states.colcount], ['6', '2']);
  // The rendered document has such a table too.
  await page.click('button', 'Source');
  assert.deepEqual((await page.all('row')).map((row) => row.states.rowindex), ['1', '2', '3', '4', '5', '6']);
  assert.deepEqual((await page.all('columnheader')).map(({name}) => name), ['Priority', 'Owner']);
}));

await test('a renamed priority has its new name everywhere', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Title of Scheduler', 'Placement');
  await page.find('textbox', 'Title of Placement');
  await page.find('combobox', 'Owners of Placement');
  await page.find('button', 'Select or move Placement');
  assert.equal(await page.has('textbox', 'Title of Scheduler'), false);
  await page.find('heading', 'Placement');
  await isLike(page, {op: 'rename-priority', id: 'scheduler', title: 'Placement'});
  await undoAll(page);
}));

/** Types at the end of where focus is and does something else in the same moment, before a frame is
 *  drawn. @param {import('./page.mjs').Page} page @param {string} text @param {string} next JavaScript */
function typeAnd(page, text, next) {
  return page.evaluate((typed, then) => {
    const editor = document.activeElement;
    editor.setSelectionRange(editor.value.length, editor.value.length);
    document.execCommand('insertText', false, typed);
    const named = (name) => [...document.querySelectorAll('#tree input')].find(
      (field) => field.getAttribute('aria-label') === name);
    globalThis[then](named);
  }, text, next);
}

await test('what is typed last is not lost when focus goes on at once', () => withLiberty(browser, server.url, {before: `
  globalThis.goOn = (named) => named('Title of DevRef Update').focus();
  globalThis.save = () => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key: 's', ctrlKey: true, bubbles: true, cancelable: true}));`}, async (page) => {
  await page.click('textbox', 'Title of Cells V2');
  await page.click('textbox', 'Description');
  await typeAnd(page, ' At once.', 'goOn');
  await focusIsOn(page, 'textbox', 'Title of DevRef Update');
  assert.match(await exported(page), /\bv2\. At once\.$/m);

  const {bytes} = await page.download(() => typeAnd(page, ' now', 'save'));
  const title = JSON.parse(bytes.toString()).groups[0].priorities.find(({id}) => id === 'devref-update').title;
  assert.equal(title, 'DevRef Update now', 'a shortcut saves it');
}));

await test('an idea is promoted and demoted again', () => withLiberty(browser, server.url, {}, async (page) => {
  const before = await ideas(page);
  await page.click('treeitem', 'Simplify Quotas');
  assert.equal((await page.find('treeitem', 'Simplify Quotas')).states.selected, 'true');
  await page.click('button', 'Promote to priority');
  await hears(page, /^Promoted “Simplify Quotas”/);
  await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
  assert.deepEqual(await priorities(page), [...ROWS, 'Simplify Quotas']);
  assert.deepEqual(await ideas(page), before.filter((name) => name !== 'Simplify Quotas'));
  await isLike(page, {op: 'promote', id: 'simplify-quotas'});

  await page.click('button', 'Demote');
  await hears(page, 'Demoted “Simplify Quotas” to an idea');
  await focusIsOn(page, 'treeitem', 'Simplify Quotas');
  assert.deepEqual(await priorities(page), ROWS);
  assert.equal((await ideas(page))[0], 'Simplify Quotas');
  await isLike(page, {op: 'promote', id: 'simplify-quotas'}, {op: 'demote', id: 'simplify-quotas', at: 0});
  await undoAll(page);
}));

await test('a priority is added, named and removed', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('button', 'Add priority');
  await hears(page, 'Added a priority');
  await focusIsOn(page, 'textbox', 'Title of New priority');
  await page.press('Control+a');
  await page.type('Live migration');
  await isLike(page, {op: 'add-priority', priority: {id: 'new-priority', title: 'Live migration'}});
  await page.click('button', 'Remove');
  await hears(page, 'Removed “Live migration”');
  assert.deepEqual(await priorities(page), ROWS);
  await focusIsOn(page, 'button', 'Select or move DevRef Update');
  await undoAll(page);
}));

await test('an idea is added below another, renamed and removed', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('treeitem', 'Simplify Quotas');
  await page.click('button', 'Add idea below');
  await focusIsOn(page, 'textbox', 'Title of New idea');
  await page.press('Control+a');
  await page.type('Quota classes');
  await page.press('Enter');
  const {states} = await focusIsOn(page, 'treeitem', 'Quota classes');
  assert.deepEqual([states.level, states.posinset, states.setsize], ['2', '1', '1']);
  await isLike(page, {op: 'add-idea', parent: 'simplify-quotas', idea: {id: 'new-idea', title: 'Quota classes'}});
  await page.press('Delete');
  await hears(page, 'Removed “Quota classes”');
  await focusIsOn(page, 'treeitem', 'Simplify Quotas');
  await undoAll(page);
}));

await test('an idea is moved with the pointer alone', () => withLiberty(browser, server.url, {}, async (page) => {
  const [first, second, third, ...rest] = await ideas(page);
  await page.click('textbox', `Title of ${second}`);
  await page.click('button', 'Move down');
  assert.deepEqual(await ideas(page), [first, third, second, ...rest]);
  await page.click('button', 'Indent');
  assert.equal((await page.find('treeitem', second)).states.level, '2');
  await page.click('button', 'Outdent');
  assert.equal((await page.find('treeitem', second)).states.level, '1');
  await page.click('button', 'Move up');
  assert.deepEqual(await ideas(page), [first, second, third, ...rest]);
  await isLike(page);
}));

await test('undo that takes away what has focus leaves focus nearby', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('button', 'Add priority');
  await focusIsOn(page, 'textbox', 'Title of New priority');
  await page.press('Control+z');
  await focusIsOn(page, 'textbox', 'Title of DevRef Update');
  await page.click('button', 'Add idea');
  await page.press('Enter');
  await focusIsOn(page, 'treeitem', 'New idea');
  await page.press('Control+z');
  await focusIsOn(page, 'treeitem', 'Fixing more bugs');
  await page.click('treeitem', 'Simplify Quotas');
  await page.click('button', 'Promote to priority');
  await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
  await page.press('Control+z');
  await focusIsOn(page, 'treeitem', 'Simplify Quotas');
  await page.press('Control+Shift+z');
  await focusIsOn(page, 'textbox', 'Title of Simplify Quotas');
}));

await test('every priority and idea can be removed, and the document is still valid', () => withLiberty(browser, server.url, {}, async (page) => {
  for (const title of ROWS) {
    await page.click('textbox', `Title of ${title}`);
    await page.click('button', 'Remove');
    await hears(page, `Removed “${title}”`);
  }
  await focusIsOn(page, 'button', 'Add priority');
  const names = await ideas(page);
  await page.tabTo('treeitem', names[0]);
  for (const name of names) {
    await focusIsOn(page, 'treeitem', name);
    await page.press('Delete');
    await hears(page, `Removed “${name}”`);
  }
  await focusIsOn(page, 'button', 'Add idea');
  assert.deepEqual([await priorities(page), await ideas(page)], [[], []]);
  const {rst} = applied([], Buffer.from(await saved(page)));
  assert.equal(await exported(page), rst);
}));

await test('a plan from nothing', () => withPage(browser, server.url, {}, async (page) => {
  await page.click('button', 'Start a new plan');
  await hears(page, 'New plan');
  await focusIsOn(page, 'button', 'Add priority');
  const empty = Buffer.from(await saved(page));
  assert.equal(await exported(page), applied([], empty).rst);
  await page.press('Enter');
  await page.press('Control+a');
  await page.type('Ünïcödé 日本');
  await page.press('Tab');
  await focusIsOn(page, 'combobox', 'Owners of Ünïcödé 日本');
  await page.type('somebody');
  const {rst, plan} = applied([
    {op: 'add-priority', priority: {id: 'new-priority', title: 'New priority'}},
    {op: 'rename-priority', id: 'new-priority', title: 'Ünïcödé 日本'},
    {op: 'set-owners', id: 'new-priority', owners: ['somebody']},
  ], empty);
  assert.equal(await exported(page), rst);
  assert.equal(await saved(page), plan);
}));

await test('an owner is completed by keys and by the pointer, and the focus stays in the field', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('combobox', 'Owners of Cells V2');
  await page.press('End');
  await page.type(', jay');
  assert.equal((await page.find('option', 'Jay Pipes')).states.selected, 'true');
  await page.press('Tab');
  const focused = await focusIsOn(page, 'combobox', 'Owners of Cells V2');
  assert.match(focused.value, /, Jay Pipes$/);
  assert.equal(focused.states.expanded, 'false');
  await page.type(', garb');
  await page.click('option', 'John Garbutt');
  assert.match((await focusIsOn(page, 'combobox', 'Owners of Cells V2')).value, /, Jay Pipes, John Garbutt$/);
  await page.type(', dan');
  await page.find('listbox', 'Known owners');
  await page.press('Escape');
  assert.equal(await page.has('listbox', 'Known owners'), false);
  await page.press('Tab');
  assert.notEqual((await page.focused())?.name, 'Owners of Cells V2');
  await undoAll(page);
}));

await browser.close();
server.close();
finish();
