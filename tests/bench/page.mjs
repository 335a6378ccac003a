// Measures the built page in a real browser (SUMMIT_BROWSER, see tests/e2e/driver.mjs) and prints
// one JSON object a line; run.py makes a table of them.
//
//   node tests/bench/page.mjs [--fast]
//
// Times are the clock's: on a machine with other work to do they are longer, hence the medians.
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {launch, serve} from '../e2e/driver.mjs';
import {serveFolder} from '../e2e/serve.mjs';
import {browserCpuSeconds} from './processes.mjs';
import {made, measureSteps, median, print, recordFrames, wheel} from './steps.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const isFast = process.argv.includes('--fast');
const IDLE_SECONDS = 5;

const browser = await launch();
const server = await serve();
const bareServer = await serveFolder(path.join(project, 'build/web/bare/dist/web'));
try {
  await measureFirstFrame(isFast ? 9 : 21);
  for (const priorities of isFast ? [10, 1000] : [10, 1000, 10_000]) await measureFrames(priorities);
  for (const bytes of isFast ? [100_000] : [100_000, 1_000_000]) await measureDocument(bytes);
  for (const lines of isFast ? [500] : [500, 5000]) await measurePad(lines);
  await (isFast ? measurePalette(1000, 500) : measurePalette(10_000, 5000));
  await measureIdle();
} finally {
  await browser.close();
  server.close();
  bareServer.close();
}

/** The page and the bare page in turn, so that both meet the same disturbances. Each load has an
 *  empty cache; the page has a second visit besides, from what its service worker keeps, and another
 *  one where it has none. @param {number} loads */
async function measureFirstFrame(loads) {
  const times = {page: [], bare: [], kept: [], cached: []};
  const without = 'delete Navigator.prototype.serviceWorker;';
  for (let load = 0; load <= loads; load++) {
    // The first load warms the browser up.
    const note = async (name, page) => {
      if (load > 0) times[name].push((await page.diagnostics()).firstFrame);
    };
    for (const [name, {url}] of [['page', server], ['bare', bareServer]]) {
      const page = await browser.open(url);
      await note(name, page);
      if (name === 'page') {
        await page.waitFor(() => page.evaluate(() => !!navigator.serviceWorker.controller), 'the service worker');
        await page.native.goto('about:blank');
        await page.goTo(url);
        await note('kept', page);
      }
      await page.close();
    }
    const page = await browser.open(server.url, {before: without});
    await page.native.goto('about:blank');
    await page.goTo(server.url);
    await note('cached', page);
    await page.close();
  }
  print({
    page: median(times.page),
    bare: median(times.bare),
    kept: median(times.kept),
    cached: median(times.cached),
    keptRatio: median(times.kept.map((time, load) => time / times.bare[load])),
    ratio: median(times.page.map((time, load) => time / times.bare[load])),
    loads,
  }, 'firstFrame');
}

/** A large plan while it is scrolled and edited. @param {number} priorities */
async function measureFrames(priorities) {
  const page = await openPlan(priorities);
  await recordFrames(page);
  const {rect} = await page.find('textbox', /^Title of /);
  await page.native.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2);
  const steps = isFast ? 15 : 40;
  const distance = priorities > 10 ? 300 : 60;

  const scrolling = await measureSteps(page, steps, () => wheel(page, distance));
  print({priorities, act: 'scroll', ...scrolling}, 'frames');
  if (priorities > 10) await measureRows(page, priorities, steps);
  for (const [act, name] of [['type title', /^Title of /], ['type description', /^Description/]]) {
    await page.click('textbox', name);
    const typing = await measureSteps(page, steps, (step) => page.native.keyboard.type('typing '[step % 7]));
    print({priorities, act, ...typing}, 'frames');
  }
  await page.close();
}

/** What is done to many rows of a plan, or leaves few of them. @param {number} priorities
 *  @param {number} steps */
async function measureRows(page, priorities, steps) {
  await page.click('searchbox', 'Rows that contain');
  const letters = ['z', 'e', 'b', 'Backspace', 'Backspace', 'Backspace'];
  const filtering = await measureSteps(page, steps, (step) => page.native.keyboard.press(letters[step % letters.length]));
  print({priorities, act: 'type into the filter', ...filtering}, 'frames');
  await page.press('Escape');
  const views = ['Plan as load', 'Plan as list'];
  const loading = await measureSteps(page, 8, (step) => page.click('button', views[step % 2]));
  print({priorities, act: 'to the load and back', ...loading}, 'frames');
  await page.click('button', /^Select or move /);
  const selecting = await measureSteps(page, 8, () => page.press('Control+a'));
  print({priorities, act: 'select all', ...selecting}, 'frames');
  await page.click('button', 'Select no more rows');
}

/** A document while one of its priorities is described: written, read, checked and laid out with
 *  every key. @param {number} bytes */
async function measureDocument(bytes) {
  const page = await openBench('bench.rst', ['--document', String(bytes)]);
  await recordFrames(page);
  await page.click('textbox', /^Title of /);
  await page.click('textbox', /^Description/);
  // The first key makes a copy of the document, which later ones change.
  await page.native.keyboard.type('a ');
  await page.settled();
  const typing = await measureSteps(page, isFast ? 15 : 40,
    (step) => page.native.keyboard.type('typing '[step % 7]));
  print({bytes, ...typing}, 'document');
  await page.close();
}

/** A pad's lines while they are scrolled and gone through, and roles are set: before any is confirmed
 *  and when all are, which is when a role changes the most. @param {number} lines */
async function measurePad(lines) {
  const page = await openBench('bench.txt', ['--pad', String(lines)], ['treeitem', /, proposed: /]);
  await recordFrames(page);
  const {rect} = await page.find('tree', 'Lines');
  await page.native.mouse.move(rect.x + rect.width / 3, rect.y + rect.height / 2);
  const steps = isFast ? 15 : 40;
  const scrolling = await measureSteps(page, steps, () => wheel(page, 300));
  print({lines, act: 'scroll', ...scrolling}, 'pad');
  await page.click('treeitem', /, proposed: /);
  const press = (key) => page.native.keyboard.press(key);
  const moving = await measureSteps(page, steps, () => press('ArrowDown'));
  print({lines, act: 'arrow key', ...moving}, 'pad');
  const first = await measureSteps(page, steps, (step) => press('ip'[step % 2]));
  print({lines, act: 'role, few confirmed', ...first}, 'pad');
  await page.press('Shift+Enter');
  const roles = await measureSteps(page, steps, (step) => press('ip'[step % 2]));
  print({lines, act: 'role, all confirmed', ...roles}, 'pad');
  await page.close();
}

/** Letters typed into the palette, which looks through a plan and a pad. @param {number} priorities
 *  @param {number} lines */
async function measurePalette(priorities, lines) {
  const page = await openPlan(priorities);
  await page.pickFile('bench.txt', await made(['--pad', String(lines)]));
  await page.find('treeitem', /, proposed: /);
  await page.settled();
  await recordFrames(page);
  await page.press('Control+k');
  await page.find('combobox', 'Find');
  const typed = ['e', 'r', 'Backspace', 's', 'Backspace', 'Backspace'];
  const typing = await measureSteps(page, isFast ? 12 : 36,
    (step) => page.native.keyboard.press(typed[step % typed.length]));
  print({priorities, act: 'type into the palette', ...typing}, 'frames');
  await page.close();
}

/** Frames and processor time of the whole browser while nothing happens; and its time with an empty
 *  page, which is the browser's own. */
async function measureIdle() {
  const empty = await browser.open('about:blank', {starts: false});
  await sleep(1000);
  const emptyCpu = await cpuWhileIdle();
  await empty.close();
  const page = await openPlan(10);
  await sleep(1000);  // what opening started is over, keeping the plan above all
  const {frames} = await page.diagnostics();
  const cpu = await cpuWhileIdle();
  print({frames: (await page.diagnostics()).frames - frames, cpu, emptyCpu, seconds: IDLE_SECONDS}, 'idle');
  await page.close();
}

/** @returns {Promise<number>} seconds */
async function cpuWhileIdle() {
  const before = await browserCpuSeconds();
  await sleep(IDLE_SECONDS * 1000);
  return await browserCpuSeconds() - before;
}

/** @param {number} priorities */
function openPlan(priorities) {
  return openBench('bench.plan.json', ['--plan', String(priorities)]);
}

/** @param {string} name @param {string[]} options how summit_bench makes the file
 *  @param {[string, RegExp]} shown what is there once it is open */
async function openBench(name, options, shown = ['textbox', /^Title of /]) {
  const page = await browser.open(server.url);
  await page.pickFile(name, await made(options));
  await page.find(...shown);
  await page.settled();
  return page;
}
