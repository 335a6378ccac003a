// Several files dropped at once: a plan or document and a pad beside it are opened, and what is not is
// told.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {launch, serve} from './driver.mjs';
import {focusIsOn, liberty, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const PAD = readFileSync(new URL('../../assets/liberty-pad.etherpad', import.meta.url), 'utf8');
const PLAN = JSON.stringify({...JSON.parse(liberty.toString()), title: 'Dropped'});

const browser = await launch();
const server = await serve();

/** A dialog says what was not opened, and is closed. @param {import('./page.mjs').Page} page @param {string} names */
async function tellsUnopened(page, names) {
  const {states} = await page.find('alertdialog', 'Not everything was opened');
  assert.ok(states.description.endsWith(` Not opened: ${names}`), states.description);
  await focusIsOn(page, 'button', 'Close');
  await page.press('Enter');
  await page.gone('alertdialog');
}

/** The plan that was dropped is open. @param {import('./page.mjs').Page} page */
function showsDropped(page) {
  return page.waitFor(() => page.evaluate(() => document.title.includes('Dropped')), 'the plan');
}

for (const order of ['ahead of', 'behind']) {
  await test(`a pad that is dropped ${order} a plan stands beside it`, () => withPage(browser, server.url, {}, async (page) => {
    const files = [['liberty-pad.etherpad', PAD], ['mine.plan.json', PLAN]];
    await page.dropFiles(order === 'behind' ? files.reverse() : files);
    await page.find('treeitem', /^Title, /);
    await showsDropped(page);
    assert.equal(await page.has('alertdialog'), false);
  }));
}

await test('of more files it is told which were not opened', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFiles([['mine.plan.json', PLAN], ['liberty-pad.etherpad', PAD], ['other.plan.json', liberty.toString()], ['other.txt', 'a\nb']]);
  await tellsUnopened(page, 'other.plan.json, other.txt');
  await showsDropped(page);
  await page.find('treeitem', /^Title, /);
}));

/** A dialog says of one file what is wrong with it, and is closed. @param {import('./page.mjs').Page} page
 *  @param {string} name @param {RegExp} why */
async function tellsRefused(page, name, why) {
  const {states} = await page.find('alertdialog', `“${name}” was not opened`);
  assert.match(states.description, why);
  await page.press('Enter');
  await page.gone('alertdialog');
}

for (const order of ['ahead of', 'behind']) {
  await test(`a plan that cannot be read ${order} one that can is told, and the other is opened`, () => withLiberty(browser, server.url, {}, async (page) => {
    const files = [['bad.plan.json', '{'], ['other.plan.json', PLAN]];
    await page.dropFiles(order === 'behind' ? files.reverse() : files);
    if (order === 'behind') await tellsUnopened(page, 'bad.plan.json');
    else await tellsRefused(page, 'bad.plan.json', /^Line 1, column \d+: [^\n]*$/);
    await showsDropped(page);
  }));
}

await test('a plan that cannot be read leaves its pad to stand beside what was open', () => withLiberty(browser, server.url, {}, async (page) => {
  const title = await page.evaluate(() => document.title);
  await page.dropFiles([['bad.plan.json', '{'], ['liberty-pad.etherpad', PAD]]);
  await tellsRefused(page, 'bad.plan.json', /^Line 1, column \d+: [^]*The plan that was open is as it was\.$/);
  await page.find('treeitem', /^Title, /);
  assert.ok((await page.evaluate(() => document.title)).endsWith(title.replace('• ', '')));
}));

// A script can drop no folder: what browsers say of one is put in their place.
const FOLDER = `DataTransferItem.prototype.webkitGetAsEntry = function () {
  const {name} = this.getAsFile();
  return {name, isDirectory: !name.includes('.'), isFile: name.includes('.')};
};`;

await test('a folder is told, and what lies beside it is opened', () => withPage(browser, server.url, {before: FOLDER}, async (page) => {
  await page.dropFiles([['notes', '']]);
  await tellsUnopened(page, 'notes');
  await page.dropFiles([['notes', ''], ['mine.plan.json', PLAN]]);
  await tellsUnopened(page, 'notes');
  await showsDropped(page);
}));

await browser.close();
server.close();
finish();
