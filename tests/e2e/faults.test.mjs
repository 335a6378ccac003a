// What goes wrong with what browsers keep, as browsers do it: a database that another tab holds, a
// quota that is used up, private windows, plans that want to be more than text.
import assert from 'node:assert/strict';
import {browserName, launch, serve} from './driver.mjs';
import {SAMPLE, hears, isKept, rename, saved, showsPlan, withPage} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';

/** @typedef {import('./page.mjs').Page} Page */

const browser = await launch();
const server = await serve();

/** The start, as a new visit finds it. @param {Page} page */
async function visitAgain(page) {
  await page.goTo('about:blank', {starts: false});
  await page.goTo(server.url);
}

// --- a tab in the way ---

// The page wants a newer database than the tab beside it holds, which has nothing in it yet.
const NEWER = `{
  const {open} = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    return version ? open.call(this, name, version + 1) : open.call(this, name);
  };
  Object.defineProperty(IDBVersionChangeEvent.prototype, 'oldVersion', {get: () => 0});
}`;
const BLOCKED = /^Another tab with an older Summit keeps the plans from being opened/;

/** Opens the page beside a tab that holds an older database and does not let it go.
 *  @param {(page: Page, holder: Page) => Promise<unknown>} act */
async function whileBlocked(act) {
  const holder = await browser.open(`${server.url}embed.js`, {starts: false});
  try {
    await holder.evaluate(() => new Promise((resolve, reject) => {
      const opening = indexedDB.open('summit', 1);
      opening.onsuccess = () => {
        globalThis.held = opening.result;
        resolve(undefined);
      };
      opening.onerror = () => reject(opening.error);
    }));
    await withPage(browser, server.url, {before: NEWER, beside: holder}, (page) => act(page, holder));
  } finally {
    await holder.close();
  }
}

/** What the tab does that is closed. @param {Page} holder */
function letGo(holder) {
  return holder.evaluate(() => globalThis.held.close());
}

await test('a tab that holds an older database is told of; work goes on, and is kept once it lets go', () => whileBlocked(async (page, holder) => {
  await page.click('button', SAMPLE);
  await page.fill('Title', 'Waiting');
  await hears(page, BLOCKED);
  await page.fill('Title', 'Still waiting');
  assert.match(await saved(page), /"title": "Still waiting"/);
  await page.fill('Title', 'At last');
  assert.equal(await page.evaluate(() => globalThis.summit.kept), '');
  // Not saved, and nothing keeps it: who leaves is asked.
  assert.match(await page.evaluate(() => document.title), /^• /);
  await letGo(holder);
  await isKept(page, 'At last');
  const before = await saved(page);
  await page.native.reload();
  await showsPlan(page, 'At last');
  assert.equal(await saved(page), before);
  await visitAgain(page);
  await page.find('button', 'At last');
}));

await test('the list says why there is none, and comes once the older tab lets go', () => whileBlocked(async (page, holder) => {
  await hears(page, BLOCKED);
  await page.find('paragraph', BLOCKED);
  await letGo(holder);
  await page.gone('paragraph', BLOCKED);
  await page.click('button', SAMPLE);
  await rename(page, 'After all');
}));

// --- no room ---

/** Writes as much as there is room for, in a database of its own. Runs in the page.
 *  @returns {Promise<string>} what the last attempt came to */
function fillUp() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('filler');
    opening.onupgradeneeded = () => opening.result.createObjectStore('filler', {autoIncrement: true});
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const write = (bytes) => {
        const transaction = opening.result.transaction('filler', 'readwrite');
        // What is random is not compressed.
        transaction.objectStore('filler').put(crypto.getRandomValues(new Uint8Array(bytes)));
        transaction.oncomplete = () => write(bytes);
        transaction.onabort = () => (bytes > 16 ? write(bytes / 4) : resolve(transaction.error.name));
      };
      write(2 ** 16);
    };
  });
}

if (browserName === 'chromium') {
  await test('a quota that is used up is told at once; what was done meanwhile is kept when there is room', () => withPage(browser, `${server.url}embed.js`, {starts: false}, async (page) => {
    const protocol = await page.native.context().newCDPSession(page.native);
    const quota = (/** @type {number} */ quotaSize) =>
      protocol.send('Storage.overrideQuotaForOrigin', {origin: new URL(server.url).origin, quotaSize});
    await quota(2 ** 22);
    page.errors.length = 0;  // a script has no icon
    await page.goTo(server.url);
    await page.click('button', SAMPLE);
    await rename(page, 'Room');
    assert.equal(await page.evaluate(fillUp), 'QuotaExceededError');
    await page.fill('Title', 'No room');
    await hears(page, /^The browser has no room left/);
    await page.fill('Title', 'Still no room');
    await page.click('button', 'Add priority');
    assert.match(await saved(page), /"title": "Still no room"/);
    await quota(2 ** 26);
    // Nothing more is done: it is tried again by itself.
    await isKept(page, 'Still no room');
    const before = await saved(page);
    await page.native.reload();
    await showsPlan(page, 'Still no room');
    assert.equal(await saved(page), before);
  }));
} else {
  skip('a quota that is used up', 'only Chromium’s protocol sets one');
}

// --- no database ---

const DENIED = {
  'there is none': 'delete globalThis.indexedDB; delete Window.prototype.indexedDB;',
  'it may not be opened': `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };`,
  'it is not for private windows': `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'InvalidStateError'); };`,
};

for (const [what, before] of Object.entries(DENIED)) {
  await test(`no database, ${what}: it is said with the first change, and in the list`, () => withPage(browser, server.url, {before}, async (page) => {
    await page.find('paragraph', /^The browser does not keep plans here/);
    await page.click('button', SAMPLE);
    await page.fill('Title', 'In memory');
    await hears(page, /^The browser does not keep plans here/);
    assert.match(await saved(page), /"title": "In memory"/);
  }));
}

await test('a database that cannot be opened at first is opened when it can', () => withPage(browser, server.url, {
  before: `globalThis.refuses = true;
    const {open} = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...values) {
      if (globalThis.refuses) throw new DOMException('Internal error', 'UnknownError');
      return open.apply(this, values);
    };`,
}, async (page) => {
  await page.click('button', SAMPLE);
  await page.fill('Title', 'Late');
  await hears(page, /^The browser does not keep plans here/);
  await page.evaluate(() => globalThis.refuses = false);
  await isKept(page, 'Late');
  const other = await browser.open(server.url, {beside: page});
  await other.find('button', 'Late');
  await other.close();
}));

// --- private windows ---

/** Edits, reloads and lists. @param {import('./driver.mjs').Browser} own */
async function keepsForTheVisit(own) {
  await withPage(own, server.url, {}, async (page) => {
    await page.click('button', SAMPLE);
    await rename(page, 'In private');
    const before = await saved(page);
    await page.native.reload();
    await showsPlan(page, 'In private');
    assert.equal(await saved(page), before);
    await visitAgain(page);
    await page.click('button', 'In private');
    await showsPlan(page, 'In private');
  });
}

await test('in a private window plans are kept for as long as that is open', async () => {
  // Chromium under test is one.
  if (browserName === 'chromium') return keepsForTheVisit(browser);
  const own = await launch({prefs: {'browser.privatebrowsing.autostart': true}});
  try {
    await keepsForTheVisit(own);
  } finally {
    await own.close();
  }
});

// --- plans that want to be more than text ---

await test('nothing in a kept plan becomes HTML, in the list neither, and no link runs a script', () => withPage(browser, server.url, {}, async (page) => {
  const title = '<img src=x onerror="ran = 1"><script>ran = 1</script>';
  const script = 'javascript:ran=1';
  await page.pickFile('evil.plan.json', JSON.stringify({
    format: 'summit-plan', version: 1, title, introduction: `See \`this <${script}>\`_ and \`that <https://example.org/>\`_.`,
    people: [{name: 'Mallory', url: script}],
    groups: [{columns: ['Priority', 'Owner'], priorities: [
      {id: 'a', title, owners: ['Mallory', title], description: `\`x <${script}>\`_`, links: [{kind: 'blueprint', url: script}]}]}],
    unplanned: {title: 'Backlog', ideas: [{id: 'i', title}]},
  }));
  await showsPlan(page, title);
  await rename(page, `${title} again`);
  const isHarmless = async () => {
    await page.settled();
    assert.deepEqual(await page.evaluate(() => ({
      ran: typeof globalThis.ran,
      elements: document.querySelectorAll('#tree img, #tree script, #announcer *, title *').length,
      links: [...document.querySelectorAll('a')].map(({href}) => href).filter((href) => !/^(https?|mailto):/.test(href)),
    })), {ran: 'undefined', elements: 0, links: []});
  };
  await isHarmless();
  await page.native.reload();
  await showsPlan(page, `${title} again`);
  await isHarmless();
  await visitAgain(page);
  await page.find('button', `${title} again`);
  await isHarmless();
  await page.click('button', `${title} again`);
  await showsPlan(page, `${title} again`);
  await isHarmless();
}));

await browser.close();
server.close();
finish();
