// Summit beside a real Etherpad 1.8.14: as its plugin, and as the example of a page that has both.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {dist, launch, serve} from './driver.mjs';
import {typeLine} from './etherpad.mjs';
import {inFrame} from './frame.mjs';
import {finish, skip, test} from './runner.mjs';
import {install, startEtherpad} from '../pad/etherpad_server.mjs';

const plugin = path.join(dist, 'ep_summit');

await test('npm packs the plugin with all that it needs', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-pack-'));
  try {
    const [{filename, files}] = JSON.parse(execFileSync('npm', ['pack', '--json', plugin], {cwd: folder, encoding: 'utf8'}));
    const names = files.map((file) => file.path);
    for (const name of ['ep.json', 'index.js', 'package.json', 'locales/en.json', 'locales/de.json', 'locales/ja.json',
      'templates/button.html', 'static/js/panel.js', 'static/css/panel.css', 'static/summit/index.html', 'static/summit/embed.js']) {
      assert.ok(names.includes(name), `${filename} lacks ${name}`);
    }
    assert.ok(names.some((name) => /^static\/summit\/summit-[0-9a-f]{10}\.wasm$/.test(name)));
  } finally {
    rmSync(folder, {recursive: true});
  }
});

try {
  install();
} catch (error) {
  skip('the plugin and the example with a real Etherpad', `npm cannot install it: ${error}`);
  finish();
  process.exit();
}

const browser = await launch();
const summit = await serve();
const etherpad = await startEtherpad([plugin]);
// Etherpad's own complaints are not ours to mend.
const ofSummit = (errors) => errors.filter((error) => /summit/i.test(error));

/** A line of the pad in Summit. @param {import('./page.mjs').Page} inside @param {string} words */
const lineOf = (inside, words) => inside.find('treeitem', new RegExp(`${words}$`));

await test('Etherpad serves the page as it is, with the right types', async () => {
  const base = `${etherpad.url}/static/plugins/ep_summit/static/summit/`;
  const page = await fetch(`${base}index.html`);
  const html = await page.text();
  assert.match(page.headers.get('Content-Security-Policy'), /frame-ancestors 'self'/);
  const wasm = await fetch(base + /summit-[0-9a-f]{10}\.wasm/.exec(html)[0]);
  assert.equal(wasm.headers.get('Content-Type'), 'application/wasm');
  assert.match(wasm.headers.get('Cache-Control'), /immutable/);
  assert.equal((await fetch(`${base}gone.js`)).status, 404);
  assert.equal((await fetch(`${base}..%2f..%2fjs%2fpanel.js`)).status >= 400, true);
  assert.equal((await fetch(`${etherpad.url}/p/nothing/summit`)).status, 404);
});

await test('the plugin: what is typed in the pad comes to Summit, and is placed and kept', async () => {
  const page = await browser.open(`${etherpad.url}/p/liberty`, {starts: false});
  try {
    await typeLine(page, 'Cells V2 (Andrew Laski)');
    await page.waitFor(() => page.evaluate(() => document.querySelector('[data-key="summit"] button') !== null), 'the button');
    await page.evaluate(() => document.querySelector('[data-key="summit"] button').click());
    const inside = await inFrame(page, 'ep_summit/static/summit');
    await lineOf(inside, 'Cells V2 \\(Andrew Laski\\)');
    // Live, and somebody who types goes on typing in the pad.
    await typeLine(page, 'Scheduler');
    await page.native.keyboard.type('Quotas');
    await lineOf(inside, 'Scheduler');
    await lineOf(inside, 'Quotas');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'ace_outer');
    // Placed by its key, and kept for this pad.
    await inside.click('treeitem', /Scheduler$/);
    await inside.press('p');
    await inside.find('textbox', 'Title of Scheduler');
    await page.waitFor(() => page.evaluate(() => localStorage.getItem('ep_summit:plan:liberty')?.includes('"title": "Scheduler"')), 'the plan to be kept');
    // By the keyboard: wider, and closed.
    const width = () => page.evaluate(() => document.getElementById('summit-panel').getBoundingClientRect().width);
    const before = await width();
    await page.evaluate(() => document.querySelector('.summit-splitter').focus());
    await page.native.keyboard.press('ArrowLeft');
    await page.waitFor(async () => await width() > before, 'a wider panel');
    assert.equal(await page.evaluate(() => document.querySelector('.summit-splitter').getAttribute('aria-valuenow')), '65');
    await page.native.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.getElementById('summit-panel').hidden), true);
    assert.deepEqual(ofSummit(page.errors), []);
  } finally {
    await page.close();
  }
  const again = await browser.open(`${etherpad.url}/p/liberty`, {starts: false});
  try {
    if (!await again.evaluate(() => localStorage.getItem('ep_summit:plan:liberty'))) return;  // another context
    await again.waitFor(() => again.evaluate(() => document.querySelector('[data-key="summit"] button') !== null), 'the button');
    await again.evaluate(() => document.querySelector('[data-key="summit"] button').click());
    const inside = await inFrame(again, 'ep_summit/static/summit');
    await inside.find('textbox', 'Title of Scheduler');
  } finally {
    await again.close();
  }
});

await test('the example: a pad and its plan side by side, with the document', async () => {
  await etherpad.api('createPad', {padID: 'notes', text: 'Cells V2 (Andrew Laski)\n'});
  const page = await browser.open(`${summit.url}examples/beside-etherpad.html?pad=${encodeURIComponent(`${etherpad.url}/p/notes`)}`, {starts: false});
  try {
    const inside = await inFrame(page, 'embed=1');
    await page.waitFor(async () => {
      // An Etherpad takes the focus once it has started, whenever that is.
      await inside.click('treeitem', /Cells V2/);
      await inside.press('p');
      return inside.has('textbox', /^Title of Cells V2/);
    }, 'the priority');
    await page.waitFor(() => page.evaluate(() => document.getElementById('rst').value.includes('Cells V2')), 'the document');
    await etherpad.api('setText', {padID: 'notes', text: 'Cells V2 (Andrew Laski)\nScheduler\n'});
    await page.evaluate(() => document.getElementById('refresh').click());
    await lineOf(inside, 'Scheduler');
    const kept = await page.evaluate(() => Object.values(localStorage).some((value) => value.includes('summit-plan')));
    assert.ok(kept);
    assert.deepEqual(ofSummit(page.errors), []);
  } finally {
    await page.close();
  }
});

await browser.close();
await etherpad.stop();
summit.close();
finish();
