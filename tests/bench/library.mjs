// Measures the library of plans in the built page (SUMMIT_BROWSER) and prints one JSON object a line;
// run.py makes a table of them.
//
//   node tests/bench/library.mjs [--fast]
import {launch, serve} from '../e2e/driver.mjs';
import {made, measureSteps, median, print, recordFrames, wheel} from './steps.mjs';

const isFast = process.argv.includes('--fast');
const LOADS = isFast ? 5 : 15;
const STEPS = isFast ? 15 : 40;
const PLANS = 1000;
// So many priorities of summit_bench's are about 1 MB.
const PRIORITIES = 670;

// Run ahead of the page's own scripts: when the document began, and when the list of plans came.
const NOTE = `globalThis.began = performance.now();
globalThis.listed = 0;
new MutationObserver(() => {
  if (!globalThis.listed && document.querySelector('#tree [role=listitem]')) globalThis.listed = performance.now();
}).observe(document, {childList: true, subtree: true});`;

const browser = await launch();
const server = await serve();
try {
  await measureOpening(await made(['--plan', String(PRIORITIES)]));
  await measureList();
} finally {
  await browser.close();
  server.close();
}

/** Puts plans into the database. @param {string} plan @param {number} count */
async function fill(page, plan, count) {
  await page.evaluate((text, plans) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('summit');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(['plans', 'snapshots'], 'readwrite');
      const facts = {name: '', priorities: 12, ideas: 3, file: '', document: false, saved: false, pad: '', created: 1,
        bytes: text.length, seq: 1, writer: '', removed: 0};
      for (let at = 0; at < plans; at++) {
        transaction.objectStore('plans').put({...facts, id: `bench-${at}`, title: `Plan ${at} of the bench`, modified: Date.now() - at * 60_000});
        transaction.objectStore('snapshots').put({plan: text, time: 1}, [`bench-${at}`, 1]);
      }
      transaction.oncomplete = () => {
        database.close();
        resolve(undefined);
      };
    };
  }), plan, count);
}

/** A large plan opened by its address and from the list, then edited. @param {string} plan */
async function measureOpening(plan) {
  const page = await browser.open(server.url, {before: NOTE});
  await fill(page, plan, 1);
  const times = {start: [], visit: [], click: [], empty: []};
  for (let load = 0; load <= LOADS; load++) {
    const first = () => page.evaluate(() => [globalThis.summit.firstFrame - globalThis.began, globalThis.summit.firstFrame]);
    await visit(page, '');
    const [empty] = await first();
    const click = await measureClick(page);
    await visit(page, '#open=bench-0');
    await page.find('textbox', /^Title of /);
    const [start, whole] = await first();
    if (load === 0) continue;  // the first load warms the browser up
    times.start.push(start);
    times.visit.push(whole);
    times.click.push(click);
    times.empty.push(empty);
  }
  print({bytes: plan.length, loads: LOADS, start: median(times.start), visit: median(times.visit),
    click: median(times.click), empty: median(times.empty)}, 'opening');

  await recordFrames(page);
  await page.click('textbox', 'Title');
  await page.evaluate(() => {
    const gaps = [];
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, {gaps});
  });
  const typing = await measureSteps(page, STEPS, (step) => page.native.keyboard.type('typing '[step % 7]));
  const gaps = (await page.evaluate(() => globalThis.gaps)).sort((a, b) => a - b);
  print({bytes: plan.length, ...typing, gap: median(gaps), gapLate: gaps[Math.ceil(gaps.length * 0.99) - 1], gapWorst: gaps.at(-1)}, 'keeping');
  await page.close();
}

/** @param {string} hash */
async function visit(page, hash) {
  await page.goTo('about:blank', {starts: false});
  await page.goTo(server.url + hash);
}

/** Milliseconds from the click in the list to the end of the frame that shows the plan. */
async function measureClick(page) {
  await page.find('button', 'Plan 0 of the bench');
  await page.evaluate(() => {
    const {summit} = globalThis;
    const before = document.title;
    let treeTime = 0;
    addEventListener('pointerup', () => globalThis.pressed = performance.now(), {capture: true, once: true});
    Object.defineProperty(summit, 'treeTime', {
      get: () => treeTime,
      set: (time) => {
        treeTime = time;
        if (document.title !== before) globalThis.opened ??= performance.now();
      },
    });
  });
  await page.click('button', 'Plan 0 of the bench');
  await page.find('textbox', /^Title of /);
  return page.evaluate(() => globalThis.opened - globalThis.pressed);
}

/** Many plans: until they are listed, scrolled and filtered. */
async function measureList() {
  const page = await browser.open(server.url, {before: NOTE});
  await fill(page, await made(['--plan', '10']), PLANS);
  const listed = [];
  const first = [];
  for (let load = 0; load <= LOADS; load++) {
    await visit(page, '');
    await page.find('button', 'Plan 0 of the bench');
    const [list, frame] = await page.evaluate(() => [globalThis.listed - globalThis.began, globalThis.summit.firstFrame - globalThis.began]);
    if (load === 0) continue;
    listed.push(list);
    first.push(frame);
  }
  print({plans: PLANS, loads: LOADS, listed: median(listed), first: median(first)}, 'list');
  await recordFrames(page);
  const {rect} = await page.find('button', 'Plan 0 of the bench');
  await page.native.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2);
  const scrolling = await measureSteps(page, STEPS, () => wheel(page, 300));
  print({plans: PLANS, act: 'scroll', ...scrolling}, 'listFrames');
  await page.click('searchbox', 'Plans whose name contains');
  const letters = ['9', '8', '7', 'Backspace', 'Backspace', 'Backspace'];
  const filtering = await measureSteps(page, STEPS, (step) => page.native.keyboard.press(letters[step % letters.length]));
  print({plans: PLANS, act: 'type into the filter', ...filtering}, 'listFrames');
  await page.close();
}
