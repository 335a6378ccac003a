// From a summit's notes to the document: the sample pad is opened, collected with the keyboard alone
// and exported; a newer export of it then shows what changed, and changes nothing by itself.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {launch, serve, singleFileUrl} from './driver.mjs';
import {announced, command, exported, focusIsOn, hears, liberty, priorities, saved, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(path.join(project, file), 'utf8');
const PAD = read('assets/liberty-pad.etherpad');
const NEWER = read('tests/pad/newer/liberty-pad.etherpad');
const expected = JSON.parse(liberty.toString());

const browser = await launch();
const server = await serve();

/** The role, state and text of every line in sight. @param {import('./page.mjs').Page} page */
async function lines(page) {
  return (await page.all('treeitem', /: /)).map(({name}) => name);
}

/** Goes down to the line that ends so. @param {import('./page.mjs').Page} page @param {string} text */
async function downTo(page, text) {
  for (let i = 0; i < 60; i++) {
    if ((await page.focused())?.name.endsWith(text)) return;
    await page.press('ArrowDown');
  }
  throw new Error(`ArrowDown never came to ${text}`);
}

/** Every line, seen by going through them. @param {import('./page.mjs').Page} page */
async function everyLine(page) {
  const seen = new Set();
  await page.press('Home');
  for (let i = 0; i < 60; i++) {
    for (const name of await lines(page)) seen.add(name);
    await page.press('PageDown');
    if ((await page.focused())?.name.includes('Should we find people')) break;
  }
  for (const name of await lines(page)) seen.add(name);
  return [...seen];
}

// What is different in the newer export.
const CHANGED = [
  'Changed, priority, placed: DevRef and onboarding',
  'Changed, priority, placed: V2.1 API  ##api +1',
  'Gone: Tasks for API triggered operations',
  'New, description, proposed: Moving volumes between hosts has to work for attached ones as well.',
  'New, idea, proposed: Better errors for users',
  'New, priority, proposed: Volume migration (Jay Pipes)',
];

for (const [place, url] of Object.entries({http: server.url, file: singleFileUrl})) {
  await test(`the sample pad becomes the Liberty plan by the keyboard alone, over ${place}`, () => withPage(browser, url, {}, async (page) => {
    await page.dropFile('liberty-pad.etherpad', PAD);
    await focusIsOn(page, 'treeitem', 'Title, proposed: Liberty Project Priorities');
    await page.find('paragraph', '0 of 49 lines placed');
    // A line after the other, until one that is proposed as what it is not.
    for (let i = 0; i < 15; i++) await page.press('Enter');
    await focusIsOn(page, 'treeitem', /^Description, proposed: We started the cells v2/);
    await page.find('paragraph', '15 of 49 lines placed');
    assert.deepEqual(await priorities(page), ['Cells V2']);
    await downTo(page, 'TODO ask the docs team about the microversion docs');
    await page.press('x');
    await focusIsOn(page, 'treeitem', /^Ignore, placed: TODO/);
    await downTo(page, 'who books the room for Friday?');
    await page.press('i');
    await focusIsOn(page, 'treeitem', /^Idea, placed: who books/);
    await page.press('Control+z');
    await focusIsOn(page, 'treeitem', /^Ignore, proposed: who books/);
    await page.press('Delete');
    await focusIsOn(page, 'treeitem', /^Ignore, placed: who books/);
    await page.press('Shift+Enter');
    await hears(page, 'Placed 32 lines');
    await page.find('paragraph', '49 of 49 lines placed');

    const plan = JSON.parse(await saved(page));
    assert.equal(plan.title, expected.title);
    const rows = ({groups}) => groups.flatMap((group) => group.priorities.map(({title, owners}) => ({title, owners})));
    assert.deepEqual(rows(plan), rows(expected));
    const ideas = ({unplanned}) => unplanned.ideas.map(({title}) => title);
    assert.deepEqual(ideas(plan), ideas(expected));
    const rst = await exported(page);
    assert.match(rst, /^=+\nLiberty Project Priorities\n=+\n/);
    assert.match(rst, /\| `Cells V2`_ +\| `Andrew Laski`_ +\|/);
    const targets = (text) => text.split('\n').filter((line) => line.startsWith('.. _') && line.includes('://'));
    assert.deepEqual(targets(rst), targets(read('assets/liberty.rst')));

    await page.dropFile('liberty-pad.etherpad', NEWER);
    await hears(page, /^Opened a newer liberty-pad\.etherpad: \d+ changes for the plan$/);
    assert.deepEqual(await priorities(page), rows(expected).map(({title}) => title));
    assert.deepEqual((await everyLine(page)).filter((name) => /^(New|Changed|Gone)/.test(name)).sort(), CHANGED);
    await page.tabTo('button', /^Accept: “DevRef Update” is now/, 'Shift+Tab');
    await page.press('Enter');
    await page.find('button', 'Select or move DevRef and onboarding');
    assert.ok(!(await priorities(page)).includes('Volume migration'));
    await page.tabTo('button', 'Accept all', 'Shift+Tab');
    await page.press('Enter');
    await page.find('button', 'Select or move Volume migration');
    await page.find('paragraph', '51 of 51 lines placed');
  }));
}

await test('by pointer: lines, roles, the filter, and both ways between pad and plan', () => withPage(browser, server.url, {}, async (page) => {
  await page.click('button', 'Try it with the Liberty pad');
  await page.click('treeitem', /: Cells V2 /);
  await page.click('button', 'Place');
  assert.deepEqual(await priorities(page), ['Cells V2']);
  await page.click('treeitem', /: Cells V2 /);
  await page.click('button', 'Idea');
  assert.deepEqual(await priorities(page), []);
  await page.click('button', 'Priority');
  await page.click('button', 'Show in plan');
  await focusIsOn(page, 'textbox', 'Title of Cells V2');
  await page.click('button', 'Document');
  await page.click('button', 'From the pad, line 18');
  await focusIsOn(page, 'treeitem', /: Cells V2 /);
  await page.click('button', 'Filter');
  await page.fill('Lines that contain', 'quotas');
  assert.deepEqual(await lines(page), ['Idea, proposed: Simplify Quotas +1']);
  await page.fill('Lines that contain', '');
  await page.click('button', '##api');
  assert.deepEqual(await lines(page), ['Priority, proposed: V2.1 API  ##api']);
}));

await test('what was decided comes back with the plan, after a reload; a newer export shows what changed', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('liberty-pad.etherpad', PAD);
  await focusIsOn(page, 'treeitem', /^Title, proposed/);
  await page.press('Shift+Enter');
  await page.find('paragraph', '49 of 49 lines placed');
  const plan = await saved(page);
  await page.goTo(server.url);
  await page.dropFile('liberty.plan.json', plan);
  await hears(page, 'Opened liberty.plan.json');
  await page.dropFile('liberty-pad.etherpad', PAD);
  await page.find('paragraph', '49 of 49 lines placed');
  assert.equal(await saved(page), plan);
  await page.goTo(server.url);
  await page.dropFile('liberty.plan.json', plan);
  await hears(page, 'Opened liberty.plan.json');
  await page.dropFile('liberty-pad.etherpad', NEWER);
  await hears(page, /^Opened a newer liberty-pad\.etherpad: \d+ changes for the plan$/);
  assert.deepEqual((await everyLine(page)).filter((name) => /^(New|Changed|Gone)/.test(name)).sort(), CHANGED);
  assert.deepEqual(await priorities(page), JSON.parse(plan).groups[0].priorities.map(({title}) => title));
  assert.equal(await saved(page), plan);
  await page.press('Control+z');
  await page.press('Control+Shift+z');
  await page.click('button', 'Accept all');
  await page.find('button', 'Select or move Volume migration');
  await page.find('paragraph', '51 of 51 lines placed');
}));

await test('a key for a role is where it is on a keyboard of another script', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('liberty-pad.etherpad', PAD);
  await focusIsOn(page, 'treeitem', /^Title, proposed/);
  await page.evaluate(() => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'п', code: 'KeyG', bubbles: true, cancelable: true})));
  await page.find('treeitem', /^Group, placed: Liberty/);
}));

/** Opens a menu with the keyboard and takes an item. `key` goes to the button without leaving the
 *  page: Firefox clicks nothing in a window that its own bars have the focus of.
 *  @param {import('./page.mjs').Page} page @param {string} button @param {RegExp} item */
async function exportBy(page, button, item, key = 'Tab') {
  await page.tabTo('button', button, key);
  await page.press('Enter');
  await page.find('menu', button);
  for (let i = 0; i < 5; i++) {
    if (item.test((await page.focused())?.name ?? '')) break;
    await page.press('ArrowDown');
  }
  const file = await page.download(() => page.press('Enter'));
  await focusIsOn(page, 'button', button);
  assert.ok(!(await page.has('menu')));
  return file;
}

/** What `summit check` says of a file; it fails where that is something.
 *  @param {{name: string, bytes: Buffer}} file */
function check({name, bytes}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-check-'));
  try {
    writeFileSync(path.join(folder, name), bytes);
    return execFileSync(command, ['check', path.join(folder, name)], {encoding: 'utf8'});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

await test('a plan is exported as a pad, which opens again with the plan in it', () => withLiberty(browser, server.url, {}, async (page) => {
  const pad = await exportBy(page, 'Export…', /^Etherpad/);
  assert.equal(pad.name, 'liberty.etherpad');
  assert.equal(check(pad), '');
  await hears(page, 'Exported liberty.etherpad');
  const html = await exportBy(page, 'Export…', /HTML/);
  assert.equal(html.name, 'liberty.html');
  assert.match(html.bytes.toString(), /^<!doctype html>/i);
  await withPage(browser, server.url, {}, async (other) => {
    await other.dropFile(pad.name, pad.bytes.toString());
    await focusIsOn(other, 'treeitem', /Liberty Project Priorities$/);
    assert.deepEqual(JSON.parse(await saved(other)), expected);
  });
}));

await test('a pad is exported with its history and the plan', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('liberty-pad.etherpad', PAD);
  for (let i = 0; i < 8; i++) await page.press('Enter');
  const plan = JSON.parse(await saved(page));
  const pad = await exportBy(page, 'Export the pad…', /^Etherpad/, 'Shift+Tab');
  assert.equal(pad.name, 'liberty-pad.etherpad');
  assert.equal(check(pad), '');
  const text = await exportBy(page, 'Export the pad…', /text/, 'Shift+Tab');
  assert.equal(text.name, 'liberty-pad.txt');
  await withPage(browser, server.url, {}, async (other) => {
    await other.dropFile(pad.name, pad.bytes.toString());
    await hears(other, /^Opened liberty-pad\.etherpad: 49 lines, and the plan that came along/);
    assert.deepEqual(JSON.parse(await saved(other)), plan);
    await other.find('button', 'History');
  });
}));

for (const [width, height] of [[1280, 800], [390, 844]]) {
  await test(`a menu by pointer, finger and keyboard at ${width}×${height}`, () => withLiberty(browser, server.url, {width, height, touch: width < 720}, async (page) => {
    if (width < 720) await page.click('tab', 'Document');
    const opens = async () => {
      if (width >= 720) return page.click('button', 'Export…');
      const {rect} = await page.find('button', 'Export…');
      return page.touchPath([{x: rect.x + rect.width / 2, y: rect.y + rect.height / 2}]);
    };
    assert.equal((await page.find('button', 'Export…')).states.haspopup, 'menu');
    await opens();
    await page.find('menu', 'Export…');
    assert.equal((await page.find('button', 'Export…')).states.expanded, 'true');
    await focusIsOn(page, 'menuitem', 'RST document');
    assert.deepEqual(await page.axe(), []);
    await page.press('Escape');
    await focusIsOn(page, 'button', 'Export…');
    assert.ok(!(await page.has('menu')));
    await opens();
    // Where a text box is, or anything else.
    const text = (await page.all('textbox'))[0]?.rect ?? {x: 8, y: 200, width: 0, height: 0};
    await page.native.mouse.click(text.x + 4, text.y + 4);
    await page.settled();
    await page.gone('menu');
    await focusIsOn(page, 'button', 'Export…');
    await opens();
    const {name} = await page.download(() => page.click('menuitem', 'RST document'));
    assert.equal(name, 'liberty-priorities.rst');
    if (width < 720) return;
    await opens();
    await page.press('Tab');
    await page.gone('menu');
  }));
}

await test('notes that are pasted are a pad', () => withPage(browser, server.url, {}, async (page) => {
  await page.paste('Notes of Friday\nPriorities\n* Cells\n* Scheduler\n');
  await focusIsOn(page, 'treeitem', 'Title, proposed: Notes of Friday');
  await page.press('Shift+Enter');
  assert.deepEqual(await priorities(page), ['Cells', 'Scheduler']);
}));

await test('rich text that is pasted is a pad, with its levels and what is struck out', () => withPage(browser, server.url, {}, async (page) => {
  await page.paste('Notes of Friday\nPriorities\nCells\nv2\nScheduler',
    '<b style="font-weight:normal"><h1>Notes of Friday</h1><p><b>Priorities</b></p>' +
    '<ul><li>Cells<ul><li>v2</li></ul></li><li><s>Scheduler</s></li></ul></b>');
  await focusIsOn(page, 'treeitem', 'Title, proposed: Notes of Friday');
  assert.deepEqual((await page.all('treeitem', /(Cells|v2|Scheduler)$/)).map(({states}) => states.level), ['1', '2', '1']);
  await page.find('treeitem', /^Ignore, proposed: Scheduler/);
}));

await test('rich text pasted into prose is RST, which undo takes back', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('textbox', 'Introduction');
  const before = await page.value('textbox', 'Introduction');
  await page.press('Control+End');
  await page.paste('See the page for code', ' See <a href="https://e.org/">the page</a> for <code>code</code>');
  const markup = 'See `the page <https://e.org/>`__ for ``code``';
  assert.equal(await page.value('textbox', 'Introduction'), before + markup);
  await page.press('Control+z');
  assert.equal(await page.value('textbox', 'Introduction'), before);
}));

await test('a pad that cannot be read: the place is told, the open one stays', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('liberty-pad.etherpad', PAD);
  await page.press('Enter');
  await page.dropFile('liberty-pad.etherpad', PAD.slice(0, 900));
  const dialog = await page.find('alertdialog', '“liberty-pad.etherpad” was not opened');
  assert.match(dialog.states.description, /^Line \d+, column \d+: /);
  await page.press('Escape');
  await page.find('paragraph', '1 of 49 lines placed');
  assert.match(await announced(page), /Placed as title/);
}));

// An export of 250,000 revisions, 40 MB: seconds of work where nothing helps.
const folder = mkdtempSync(path.join(tmpdir(), 'summit-pad-'));
const BIG = path.join(folder, 'big.etherpad');
execFileSync(path.join(project, 'build/native/summit_pad_bench'), ['--generate', '250000', BIG]);

/** Notes in the page what the progress bar says, how long the program's frames take, and acts once it
 *  says `at` (null: never): a key on what has the focus. @param {import('./page.mjs').Page} page
 *  @param {number | null} at @param {string} [key] */
function watchOpening(page, at, key) {
  return page.evaluate((actAt, itsKey) => {
    const seen = {values: [], texts: [], names: [], times: [], frames: 0};
    let hasActed = false;
    const look = () => {
      const {frames, programTime} = globalThis.summit;
      if (seen.ends) return;
      const bar = document.querySelector('[role=progressbar]');
      if (frames !== seen.frames) seen.times.push(programTime);
      seen.frames = frames;
      if (bar) {
        seen.values.push(Number(bar.getAttribute('aria-valuenow')));
        seen.texts.push(bar.getAttribute('aria-valuetext'));
        seen.names.push(bar.getAttribute('aria-label'));
        if (actAt !== null && !hasActed && seen.values.at(-1) >= actAt && document.activeElement.getAttribute('aria-label') === 'Cancel') {
          hasActed = true;
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: itsKey, bubbles: true, cancelable: true}));
        }
      }
      requestAnimationFrame(look);
    };
    look();
    globalThis.opening = seen;
  }, at, key);
}

/** @param {import('./page.mjs').Page} page */
function watched(page) {
  return page.evaluate(() => Object.assign(globalThis.opening, {ends: true}));
}

await test('a pad of 40 MB: progress, given up by Escape, then opened, in short frames', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('liberty-pad.etherpad', PAD);
  await page.press('Enter');
  await focusIsOn(page, 'treeitem', /^Description, proposed: List of/);
  await watchOpening(page, 1, 'Escape');
  await page.pickPath(BIG);
  await hears(page, 'Cancelled: big.etherpad was not opened');
  await page.gone('progressbar');
  const cancelled = await watched(page);
  assert.ok(cancelled.values.length > 0 && cancelled.values.at(-1) < 100, String(cancelled.values));
  await page.find('paragraph', '1 of 49 lines placed');
  await focusIsOn(page, 'treeitem', /^Description, proposed: List of/);

  await watchOpening(page, null);
  await page.pickPath(BIG);
  await hears(page, /^Opened big\.etherpad: \d+ lines/);
  const {values, texts, names, times} = await watched(page);
  assert.ok(new Set(values).size > 3, String(values));
  assert.deepEqual(values, [...values].sort((a, b) => a - b));
  assert.deepEqual(new Set(names), new Set(['Opening big.etherpad']));
  assert.deepEqual(texts, values.map((value) => `${value} %`));
  // Aimed at are 16 ms for each, with the machine to itself.
  const middle = times.sort((a, b) => a - b)[times.length >> 1];
  assert.ok(middle < 50, `frames took ${middle} ms`);
  await focusIsOn(page, 'treeitem', /, proposed: /);
  await page.settled();
  const {frames} = await page.diagnostics();
  await page.settled();
  assert.equal((await page.diagnostics()).frames, frames);
}));

await test('a large pad that is cut off, and a file that is too large', () => withPage(browser, server.url, {}, async (page) => {
  const cut = path.join(folder, 'cut.etherpad');
  writeFileSync(cut, readFileSync(BIG).subarray(0, 30_000_000));
  await page.pickPath(cut);
  const dialog = await page.find('alertdialog', '“cut.etherpad” was not opened');
  assert.match(dialog.states.description, /^Line 1, column \d+: this is not valid JSON/);
  await page.press('Escape');
  await page.gone('alertdialog');
  const huge = path.join(folder, 'huge.etherpad');
  writeFileSync(huge, '{');
  truncateSync(huge, 200_000_000);
  await page.pickPath(huge);
  const large = await page.find('alertdialog', '“huge.etherpad” was not opened');
  assert.match(large.states.description, /^The file has 200 MB, and Summit opens files of up to 128 MB\./);
  await page.press('Escape');
  await page.find('button', 'Try it with the Liberty pad');
}));

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const theme of ['light', 'dark']) {
    await test(`axe-core finds nothing in Collect at ${width}×${height}, ${theme}`, () => withPage(browser, server.url, {width, height, theme}, async (page) => {
      await page.dropFile('liberty-pad.etherpad', PAD);
      assert.deepEqual(await page.axe(), []);
      await page.press('Shift+Enter');
      await page.dropFile('liberty-pad.etherpad', NEWER);
      await page.click('button', 'Filter');
      assert.deepEqual(await page.axe(), []);
      await page.click('button', 'History');
      await page.tabTo('slider', 'Revision');
      await page.press('Home');
      assert.match((await page.find('slider', 'Revision')).states.valuetext, /^Revision 0 of \d+/);
      assert.deepEqual(await page.axe(), []);
    }));
  }
}

await browser.close();
server.close();
rmSync(folder, {recursive: true});
finish();
