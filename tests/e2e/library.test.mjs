// The plans in the browser: kept as they are edited, there again after a reload, in another tab, and
// after everything that goes wrong with what browsers keep.
import assert from 'node:assert/strict';
import {launch, serve, singleFileUrl} from './driver.mjs';
import {SAMPLE, hears, insert, isKept, rename, saved, showsPlan, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/** Opens the sample and makes it worth keeping. @param {import('./page.mjs').Page} page @param {string} title */
async function keepSample(page, title) {
  await page.click('button', SAMPLE);
  await rename(page, title);
}

/** Reads or changes the database past the program.
 *  @param {import('./page.mjs').Page} page @param {string} store @param {string} code of a function of the store */
function inDatabase(page, store, code) {
  return page.evaluate((name, act) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('summit');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(name, 'readwrite');
      let result;
      globalThis[act](transaction.objectStore(name), (value) => result = value);
      transaction.oncomplete = () => {
        database.close();
        resolve(result);
      };
    };
  }), store, code);
}

/** Goes to the page's start as a new visit does. @param {import('./page.mjs').Page} page @param {string} [url] */
async function visitAgain(page, url = server.url) {
  await page.goTo('about:blank', {starts: false});
  await page.goTo(url);
}

for (const [place, url] of Object.entries({http: server.url, file: singleFileUrl})) {
  await test(`${place}: a plan is there again after a reload, with what was done last`, () => withPage(browser, url, {}, async (page) => {
    await keepSample(page, 'Kept one');
    await rename(page, 'Kept two');
    const before = await saved(page);
    await page.native.reload();
    await showsPlan(page, 'Kept two');
    assert.equal(await saved(page), before);
    await rename(page, 'Kept three');
    await page.press('Control+z');
    await isKept(page, 'Kept two');
    await page.native.reload();
    await showsPlan(page, 'Kept two');
    assert.equal(await saved(page), before);
  }));

  await test(`${place}: plans are listed at the start, opened, named, copied and deleted`, () => withPage(browser, url, {}, async (page) => {
    await keepSample(page, 'First');
    await visitAgain(page, url);
    await keepSample(page, 'Second');
    await visitAgain(page, url);
    // Its end may become known a moment late.
    await page.waitFor(async () => !/Recovered/.test(await descriptionOf(page, 'button', 'Second')), 'a visit that ended well');
    await page.click('button', 'First');
    await showsPlan(page, 'First');
    await visitAgain(page, url);
    await menuOf(page, 'Second', 'Duplicate');
    await page.find('button', 'Copy of Second');
    await menuOf(page, 'First', 'Delete plan');
    await page.gone('button', 'First');
    await page.click('button', /^Undo/);
    await page.find('button', 'First');
  }));
}

/** @param {import('./page.mjs').Page} page @param {string} role @param {string | RegExp} name */
async function descriptionOf(page, role, name) {
  const {id} = await page.find(role, name);
  return page.evaluate((node) => document.querySelector(`[data-node="${node}"]`)?.getAttribute('aria-description') ?? '', id);
}

/** @param {import('./page.mjs').Page} page @param {string} plan @param {string} item */
async function menuOf(page, plan, item) {
  await page.click('button', `What can be done with “${plan}”`);
  await page.click('menuitem', item);
}

await test('a pad beside the plan is there again, with what was decided about it', () => withPage(browser, server.url, {}, async (page) => {
  await page.click('button', 'Try it with the Liberty pad');
  await page.click('button', /^Place all/);
  await page.waitFor(() => page.evaluate(() => globalThis.summit.kept !== ''), 'the plan to be kept');
  const before = await saved(page);
  const pad = await descriptionOf(page, 'button', /^Pad/);
  assert.match(pad, /^[1-9]\d* of \d+ lines placed$/);
  await page.native.reload();
  await page.waitFor(async () => await page.has('button', /^Pad/) && await descriptionOf(page, 'button', /^Pad/) === pad, 'the pad');
  assert.equal(await saved(page), before);
}));

// --- tabs ---

/** A second tab with the plan that the first shows. @param {import('./page.mjs').Page} page
 *  @param {(other: import('./page.mjs').Page) => Promise<unknown>} act */
async function withTab(page, act) {
  const address = await page.evaluate(() => location.href);
  const other = await browser.open(address, {beside: page});
  try {
    await act(other);
    assert.deepEqual(other.errors, []);
  } finally {
    await other.close();
  }
}

/** Puts a tab before the other: the one behind draws nothing. @param {import('./page.mjs').Page} page */
async function turnTo(page) {
  await page.native.bringToFront();
  return page;
}

await test('in two tabs it is one plan: one edits, the other shows it and can take over', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Shared');
  await withTab(page, async (other) => {
    await other.find('button', 'Edit here');
    await rename(await turnTo(page), 'Shared by two');
    await showsPlan(await turnTo(other), 'Shared by two');
    // Nothing can be changed there.
    await other.press('Control+Shift+ArrowDown');
    const followed = await saved(other);
    assert.equal(followed, await saved(await turnTo(page)));
    await (await turnTo(other)).click('button', 'Edit here');
    await hears(other, 'You edit the plan in this tab now');
    await (await turnTo(page)).find('button', 'Edit here');
    await rename(await turnTo(other), 'Taken over');
    await showsPlan(await turnTo(page), 'Taken over');
    await page.click('button', 'Edit here');
    await hears(page, 'You edit the plan in this tab now');
    await (await turnTo(other)).find('button', 'Edit here');
    await rename(await turnTo(page), 'And back');
    const edited = await saved(page);
    await showsPlan(await turnTo(other), 'And back');
    assert.equal(await saved(other), edited);
  });
}));

await test('a plan whose tab is gone is the other’s to edit', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Left alone');
  await withTab(page, async (other) => {
    await other.find('button', 'Edit here');
    await (await turnTo(page)).goTo('about:blank', {starts: false});
    await (await turnTo(other)).click('button', 'Edit here');
    await hears(other, 'You edit the plan in this tab now');
    await rename(other, 'Found');
  });
}));

await test('the first version is the plan as it was opened', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Changed');
  await page.evaluate(() => {
    globalThis.titles = (store, give) => {
      store.getAll().onsuccess = ({target}) => give(target.result.map(({plan}) => JSON.parse(plan).title));
    };
  });
  await page.waitFor(async () => (await inDatabase(page, 'versions', 'titles')).length > 0, 'a version');
  assert.deepEqual(await inDatabase(page, 'versions', 'titles'), ['Liberty Project Priorities']);
}));

// --- faults ---

const FULL = `globalThis.full = false;
const {put} = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...values) {
  if (globalThis.full) throw new DOMException('no room', 'QuotaExceededError');
  return put.apply(this, values);
};`;

await test('storage that is full is told at once; what was done meanwhile is kept once there is room', () => withPage(browser, server.url, {before: FULL}, async (page) => {
  await keepSample(page, 'Room');
  await page.evaluate(() => globalThis.full = true);
  await page.fill('Title', 'No room');
  await hears(page, /^The browser has no room left/);
  await page.fill('Title', 'Still no room');
  await page.evaluate(() => globalThis.full = false);
  await rename(page, 'Room again');
  page.errors.length = 0;  // the failures themselves
  const before = await saved(page);
  await page.native.reload();
  await showsPlan(page, 'Room again');
  assert.equal(await saved(page), before);
}));

await test('changes that could not be kept are there once, whatever came after them', () => withPage(browser, server.url, {
  before: `globalThis.failing = false;
    const {put} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      // The record is refused when it is about to be written, while others wait for it.
      if (globalThis.failing && this.name === 'journal') setTimeout(() => this.transaction.abort?.(), 0);
      return put.call(this, value, key);
    };`,
}, async (page) => {
  await keepSample(page, 'Begun');
  await page.evaluate(() => globalThis.failing = true);
  await page.click('button', 'Add priority');
  await hears(page, /^The browser does not keep plans here/);
  await page.click('button', 'Add priority');
  await page.click('button', 'Add priority');
  await page.evaluate(() => globalThis.failing = false);
  await page.click('button', 'Add priority');
  await page.evaluate(() => {
    globalThis.priorities = (store, give) => {
      store.getAll().onsuccess = ({target}) => give(target.result[0].priorities);
    };
  });
  await page.waitFor(async () => await inDatabase(page, 'plans', 'priorities') === 9, 'all nine priorities to be kept');
  const before = await saved(page);
  await page.native.reload();
  await showsPlan(page, 'Begun');
  assert.equal(await saved(page), before);
}));

await test('where storage is denied, work goes on and it is said', () => withPage(browser, server.url, {
  before: `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };`,
}, async (page) => {
  await page.click('button', SAMPLE);
  await page.fill('Title', 'In memory');
  await hears(page, /^The browser does not keep plans here/);
  assert.match(await saved(page), /"title": "In memory"/);
  page.errors.length = 0;
}));

await test('a database of a newer Summit is not touched', () => withPage(browser, `${server.url}?widgets`, {}, async (page) => {
  await page.evaluate(() => indexedDB.deleteDatabase('summit'));
  await page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('summit', 99);
    opening.onsuccess = () => {
      opening.result.close();
      resolve(undefined);
    };
  }));
  await page.goTo(server.url);
  await page.click('button', SAMPLE);
  await page.fill('Title', 'In memory');
  await hears(page, /were kept by a newer Summit/);
  page.errors.length = 0;
}));

await test('a newer Summit in another tab gets the database', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Old');
  await page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('summit', 99);
    opening.onsuccess = () => {
      opening.result.close();
      resolve(undefined);
    };
  }));
  await hears(page, /^A newer Summit is open/);
  await page.fill('Title', 'In memory');
  assert.match(await saved(page), /"title": "In memory"/);
  page.errors.length = 0;
}));

await test('what is cleared under a running page is kept anew with the next change', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Before');
  await page.evaluate(() => new Promise((resolve) => {
    indexedDB.deleteDatabase('summit').onsuccess = resolve;
  }));
  await rename(page, 'After');
  await page.native.reload();
  await showsPlan(page, 'After');
}));

await test('a clock that goes backwards changes nothing', () => withPage(browser, server.url, {
  before: 'let now = 2_000_000_000_000; Date.now = () => now -= 100_000;',
}, async (page) => {
  await keepSample(page, 'One');
  await rename(page, 'Two');
  await rename(page, 'Three');
  await page.native.reload();
  await showsPlan(page, 'Three');
}));

await test('a broken record of a change costs what came after it, and is told; the others are not touched', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Whole');
  await visitAgain(page);
  await keepSample(page, 'Good');
  await rename(page, 'Broken');
  // Not letter by letter: the last record would be of the word's end.
  await page.press('Control+a');
  await insert(page, 'Lost');
  await isKept(page, 'Lost');
  await page.evaluate(() => {
    const id = location.hash.slice('#open='.length);
    globalThis.breakLast = (store) => {
      store.getAllKeys(IDBKeyRange.bound([id], [id, []])).onsuccess = ({target}) => store.put({operations: '[{"op": "set-ti'}, target.result.at(-1));
    };
  });
  await inDatabase(page, 'journal', 'breakLast');
  await visitAgain(page);
  await page.click('button', 'Lost');
  await hears(page, /^The last change of “Lost” cannot be read/);
  await showsPlan(page, 'Broken');
  await visitAgain(page);
  await page.click('button', 'Whole');
  await showsPlan(page, 'Whole');
}));

await test('a plan of which nothing can be read says so, and the others are there', () => withPage(browser, server.url, {}, async (page) => {
  await keepSample(page, 'Whole');
  await visitAgain(page);
  await keepSample(page, 'Ruined');
  await page.evaluate(() => {
    const id = location.hash.slice('#open='.length);
    globalThis.ruin = (store) => {
      store.getAllKeys(IDBKeyRange.bound([id], [id, []])).onsuccess = ({target}) =>
        store.put({plan: '{"format'}, target.result.at(-1));
    };
  });
  await inDatabase(page, 'snapshots', 'ruin');
  await visitAgain(page);
  await page.click('button', 'Ruined');
  const {states} = await page.find('alertdialog', '“Ruined” was not opened');
  assert.match(states.description, /^The plan cannot be read/);
  await page.press('Escape');
  page.errors.length = 0;  // the reason, for whoever looks for it
  await page.click('button', 'Whole');
  await showsPlan(page, 'Whole');
}));

await test('an address of a plan that is not in this browser says so', () => withPage(browser, server.url, {}, async (page) => {
  await page.goTo('about:blank', {starts: false});
  await page.goTo(`${server.url}#open=1234`);
  const {states} = await page.find('alertdialog', '“Plan” was not opened');
  assert.match(states.description, /^It is not among the plans of this browser/);
  await page.press('Escape');
  await page.gone('alertdialog');
  assert.equal(await page.evaluate(() => location.hash), '');
  await keepSample(page, 'Mine');
}));

await browser.close();
server.close();
finish();
