// Several rows of the plan at once, by real keys, pointer and fingers: selected, on the clipboard,
// dragged between the lists, in the menu of a row; and the filter.
import assert from 'node:assert/strict';
import {browserName, launch, serve} from './driver.mjs';
import {applied, exported, focusIsOn, hears, ideas, priorities, saved, withLiberty} from './plan.mjs';
import {finish, test} from './runner.mjs';

const ROWS = ['Cells V2', 'V2.1 API', 'Scheduler', 'Upgrades', 'DevRef Update'];
const browser = await launch();
const server = await serve();

const handle = (title) => ['button', `Select or move ${title}`];

/** The rows whose handles say that they are selected. */
async function selected(page) {
  const all = await page.all('button', /^Select or move /);
  return all.filter(({states}) => states.pressed === 'true')
    .map(({name}) => name.slice('Select or move '.length));
}

/** Real mouse clicks with a modifier held. */
async function clickWith(page, key, role, name) {
  const {rect} = await page.find(role, name);
  await page.native.keyboard.down(key);
  await page.native.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  await page.native.keyboard.up(key);
  await page.settled();
}

await test('rows are selected by clicks, also into their fields', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click(...handle('Cells V2'));
  await clickWith(page, 'Shift', ...handle('Scheduler'));
  assert.deepEqual(await selected(page), ['Cells V2', 'V2.1 API', 'Scheduler']);
  await clickWith(page, 'Control', 'textbox', 'Title of V2.1 API');
  assert.deepEqual(await selected(page), ['Cells V2', 'Scheduler']);
  await focusIsOn(page, ...handle('V2.1 API'));
  await page.press('Delete');
  assert.deepEqual(await selected(page), ['Scheduler'], 'a row that was not selected is removed alone');
  assert.deepEqual(await priorities(page), ROWS.filter((title) => title !== 'V2.1 API'));
}));

await test('rows are cut, and pasted elsewhere with all that belongs to them', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.tabTo(...handle('Cells V2'));
  await page.press('Space');
  await page.press('Shift+ArrowDown');
  assert.deepEqual(await selected(page), ['Cells V2', 'V2.1 API']);
  await page.press('Control+x');
  await page.waitFor(async () => (await priorities(page)).length === 3, 'the rows are gone');
  await focusIsOn(page, ...handle('Scheduler'));
  await page.press('End');
  await page.press('Control+v');
  await page.waitFor(async () => (await priorities(page)).length === 5, 'the rows are back');
  assert.deepEqual(await priorities(page), ['Scheduler', 'Upgrades', 'DevRef Update', 'Cells V2', 'V2.1 API']);
  await hears(page, 'Pasted 2 rows');
  const plan = JSON.parse(await saved(page));
  const [cells] = plan.groups[0].priorities.slice(3);
  assert.match(cells.description, /cells/i);
  assert.deepEqual(cells.owners, ['Andrew Laski']);
  await page.press('Control+z');
  await page.press('Control+z');
  assert.equal(await exported(page), applied([]).rst);
}));

await test('what is copied is there for a spreadsheet and a word processor', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click(...handle('Upgrades'));
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true});
    Object.defineProperty(event, 'clipboardData', {value: clipboardData});
    document.activeElement.dispatchEvent(event);
    return [clipboardData.getData('text/plain'), clipboardData.getData('text/html')];
  });
  assert.equal(copied[0], 'Upgrades\tDan Smith\n');
  assert.match(copied[1], /^<table data-summit-rows="[^"]*"><tr><td>Upgrades<\/td><td>Dan Smith<\/td><\/tr><\/table>$/);
  // And another page takes the rows out of it.
  await withLiberty(browser, server.url, {}, async (other) => {
    await other.click('button', 'New');
    await other.tabTo('searchbox', 'Rows that contain');
    await other.tabTo('button', 'Add priority');
    await other.paste(...copied);
    assert.deepEqual(await priorities(other), ['Upgrades']);
    await other.find('combobox', 'Owners of Upgrades');
  });
}));

await test('the menu and the palette copy and paste as well', () => withLiberty(browser, server.url, {}, async (page) => {
  const {rect} = await page.find('textbox', 'Title of Scheduler');
  await page.native.mouse.click(rect.x + 30, rect.y + rect.height / 2, {button: 'right'});
  await page.settled();
  assert.deepEqual(await selected(page), ['Scheduler']);
  await page.click('menuitem', 'Copy');
  await hears(page, 'Copied 1 row');
  await page.click(...handle('DevRef Update'));
  if (browserName === 'firefox') return;  // asks the person before a page may read the clipboard
  await page.press('Shift+F10');
  await page.click('menuitem', 'Paste');
  await page.waitFor(async () => (await priorities(page)).length === 6, 'the copy is pasted');
  assert.equal((await priorities(page))[5], 'Scheduler (copy)');
}));

await test('rows are dragged from list to list', () => withLiberty(browser, server.url, {}, async (page) => {
  const before = await ideas(page);
  const idea = await page.find('treeitem', before[1]);
  await page.drag(handle('Scheduler'), {x: idea.rect.x + 20, y: idea.rect.y + 2});
  assert.deepEqual(await priorities(page), ROWS.filter((title) => title !== 'Scheduler'));
  assert.equal((await ideas(page))[1], 'Scheduler');
  await hears(page, 'Moved “Scheduler”');
  await focusIsOn(page, 'treeitem', 'Scheduler');
  const row = await page.find(...handle('V2.1 API'));
  await page.drag(handle(before[0]), {x: row.rect.x, y: row.rect.y + 2});
  assert.equal((await priorities(page))[1], before[0]);
  await page.press('Control+z');
  await page.press('Control+z');
  assert.equal(await exported(page), applied([]).rst);
}));

await test('an idea is dragged below another one', () => withLiberty(browser, server.url, {}, async (page) => {
  const [first, second] = await ideas(page);
  const upper = await page.find('treeitem', first);
  const from = await page.find(...handle(second));
  await page.drag(handle(second), {x: from.rect.x + from.rect.width / 2 + 24, y: upper.rect.y + upper.rect.height});
  assert.equal((await page.find('treeitem', second)).states.level, '2');
}));

await test('a finger that rests on a row opens its menu, and boxes select several', () => withLiberty(browser, server.url,
  {width: 390, height: 844, touch: true}, async (page) => {
    await page.longPress('textbox', 'Title of Scheduler');
    await page.find('menuitem', 'Demote');
    assert.deepEqual(await selected(page), ['Scheduler']);
    await page.tap('menuitem', 'Select several');
    await page.tap('checkbox', 'Select Upgrades');
    assert.equal((await page.find('checkbox', 'Select Upgrades')).states.checked, 'true');
    await page.tap('textbox', 'Title of DevRef Update');
    assert.equal((await page.find('checkbox', 'Select DevRef Update')).states.checked, 'true');
    await page.tap('button', 'Remove');
    assert.deepEqual(await priorities(page), ['Cells V2', 'V2.1 API']);
    await hears(page, 'Removed 3 rows');
    await page.tap('button', 'Select no more rows');
    await page.find(...handle('Cells V2'));
  }));

await test('the filter leaves what matches, with the hits marked, and Escape shows all', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.press('Control+f');
  await focusIsOn(page, 'searchbox', 'Rows that contain');
  await page.type('dan smith');
  await page.waitFor(async () => (await priorities(page)).length === 1, 'one priority');
  assert.deepEqual(await priorities(page), ['Upgrades']);
  await page.find('status', /of \d+ rows match$/);
  const {states} = await page.find('table', 'Priorities');
  assert.equal(states.rowcount, '6', 'the table is as long as it was');
  await page.press('Escape');
  assert.deepEqual(await priorities(page), ROWS);
  await page.click('button', 'More filters');
  await page.click('button', 'Owner');
  await page.click('menuitem', 'Jay Pipes');
  assert.deepEqual(await priorities(page), ['Scheduler']);
  await page.click('button', 'Show all rows');
  assert.deepEqual(await priorities(page), ROWS);
}));

await browser.close();
server.close();
finish();
