// Who carries how much: by pointer, by keyboard alone, on a phone, and with many owners.
import assert from 'node:assert/strict';
import {launch, serve} from './driver.mjs';
import {focusIsOn, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

await test('by keyboard alone: to the load, into an owner, to a priority and its details', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.press('Alt+Shift+4');
  await focusIsOn(page, 'treeitem', /^Andrew Laski, 1 priority/);
  await page.press('End');
  const {name} = await page.focused();
  await page.press('Enter');
  assert.equal((await focusIsOn(page, 'treeitem', name)).states.expanded, 'true');
  await page.press('ArrowDown');
  const priority = await page.focused();
  assert.equal(priority.states.level, '2');
  await page.press('Enter');
  const title = priority.name.split(', ')[0];
  await page.find('heading', title);
  assert.equal((await page.find('treeitem', priority.name)).states.selected, 'true');
  await page.tabTo('slider', 'Capacity', 'Shift+Tab');
  await page.press('Home');
  assert.equal((await page.focused()).states.valuetext, 'any number');
  await page.press('Alt+Shift+4');
  await page.find('button', `Select or move ${title}`);
}));

await test('what was chosen as capacity is there after a reload', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('button', 'Plan as load');
  await page.tabTo('slider', 'Capacity');
  // Firefox keeps what an earlier test chose.
  await page.press('Home');
  await page.press('ArrowRight');
  assert.equal((await page.focused()).states.valuetext, '1 priority each');
  await page.goTo(server.url);
  await page.click('button', 'Look at the Liberty sample');
  await page.click('button', 'Plan as load');
  assert.equal((await page.find('slider', 'Capacity')).states.valuetext, '1 priority each');
}));

await test('10,000 priorities of 500 owners scroll and open at once', () => withPage(browser, server.url, {}, async (page) => {
  const priorities = Array.from({length: 10_000}, (_, at) =>
    ({id: `p${at}`, title: `Priority ${at}`, owners: [`Owner ${at % 500}`, ...(at % 3 ? [] : [`Owner ${(at + 1) % 500}`])]}));
  await page.dropFile('many.plan.json', JSON.stringify({format: 'summit-plan', version: 1, title: 'Many', groups: [{columns: ['Priority', 'Owner'], priorities}]}));
  await page.find('button', 'Select or move Priority 0');
  await page.press('Alt+Shift+4');
  await page.find('treeitem', /^Owner \d+, \d+ priorities/);
  await page.press('Enter');
  await page.press('End');
  await focusIsOn(page, 'treeitem', /^Owner \d+, \d+ priorities/);
  await page.press('ArrowUp');
  const {programTime} = await page.diagnostics();
  assert.ok(programTime < 50, `a frame of it takes ${programTime} ms`);
  assert.ok((await page.all('treeitem')).length < 60);
}));

await browser.close();
server.close();
finish();
