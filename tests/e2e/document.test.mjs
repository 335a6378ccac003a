// Documents (.rst) in the page: opened, edited and saved with only the lines changed that were meant
// to; shown as they will be published, beside their source; with what is wrong in them.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {browserName, launch, serve} from './driver.mjs';
import {announced, focusIsOn, hears, withPage} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';

const DEMO = `.. _demo-priorities:

===============
Demo Priorities
===============

What the *demo* team does, and **why**. See \`the wiki\`_.

+--------------+------------------+
| Priority     | Primary Contacts |
+==============+==================+
| \`Cells V2\`_  | \`Andrew Laski\`_  |
+--------------+------------------+
| \`Scheduler\`_ | \`Jay Pipes\`_     |
+--------------+------------------+

.. _Andrew Laski: https://launchpad.net/~alaski
.. _Jay Pipes: https://launchpad.net/~jaypipes
.. _the wiki: https://wiki.openstack.org/wiki/Demo

.. note:: Dates are not final.

Cells V2
--------

Cells come first.  
They are split in two:

* the database,
* the rest, see \`Scheduler\`_.

Scheduler
---------

Faster *placement.
`;

const LONG = `Long\n====\n${Array.from({length: 150}, (_, at) =>
  `\nSection ${at}\n-----------\n\nText of ${at}, on one line.\n\n* one\n* two\n`).join('')}`;

const browser = await launch();
const server = await serve();

/** The changed lines, "-old" and "+new", as diff tells them. @param {string} before @param {string} after */
function changes(before, after) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-diff-'));
  try {
    const files = ['before', 'after'].map((name) => path.join(folder, name));
    writeFileSync(files[0], before);
    writeFileSync(files[1], after);
    execFileSync('diff', ['-U0', ...files]);
    return [];
  } catch (error) {
    return error.stdout.toString().split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

const withDemo = (options, act) => withPage(browser, server.url, options, async (page) => {
  await page.dropFile('demo.rst', DEMO);
  await page.find('button', 'Select or move Scheduler');
  await act(page);
});

// --- open, edit, save ---

await test('a dropped document is saved as it was, but for what was changed', () => withDemo({}, async (page) => {
  const untouched = await page.download(() => page.press('Control+s'));
  assert.equal(untouched.name, 'demo.rst');
  assert.equal(untouched.bytes.toString(), DEMO);
  await page.fill('Title of Scheduler', 'Placement');
  await page.fill('Owners of Placement', 'Sylvain Bauza');
  const {name, bytes} = await page.download(() => page.click('button', 'Save'));
  assert.equal(name, 'demo.rst');
  assert.deepEqual(changes(DEMO, bytes.toString()), [
    '-| `Scheduler`_ | `Jay Pipes`_     |',
    '+| `Placement`_ | Sylvain Bauza    |',
    '-.. _Jay Pipes: https://launchpad.net/~jaypipes',
    '-* the rest, see `Scheduler`_.',
    '+* the rest, see `Placement`_.',
    '-Scheduler',
    '+Placement',
  ]);
  assert.doesNotMatch(await page.evaluate(() => document.title), /•/);
}));

await test('picked and pasted documents open too, and are saved as plans on demand', () => withPage(browser, server.url, {}, async (page) => {
  await page.pickFile('demo.rst', DEMO);
  await page.find('heading', 'demo.rst');
  const {name, bytes} = await page.download(() => page.click('button', 'Save as plan'));
  assert.match(name, /\.plan\.json$/);
  assert.equal(JSON.parse(bytes.toString()).title, 'Demo Priorities');
  await page.paste(DEMO.replaceAll('Demo', 'Pasted'));
  await page.find('button', 'Pasted Priorities');
  await page.paste('some words');
  await page.find('alertdialog', '“pasted” was not opened');
  await page.press('Escape');
  await page.press('Control+z');
  await page.find('button', 'Demo Priorities');
}));

await test('a document that cannot be read: the place is told, the open one stays', () => withDemo({}, async (page) => {
  await page.pickFile('bad.rst', Buffer.concat([Buffer.from('Title\n=====\n\nab'), Buffer.from([0xff])]));
  const dialog = await page.find('alertdialog', '“bad.rst” was not opened');
  assert.match(dialog.states.description, /^Line 4, column 3: .*UTF-8/);
  assert.match(dialog.states.description, /The plan that was open is as it was\./);
  await page.press('Escape');
  assert.equal((await page.download(() => page.press('Control+s'))).bytes.toString(), DEMO);
}));

const newton = process.env.SUMMIT_CORPUS && path.join(process.env.SUMMIT_CORPUS, 'nova-specs/newton.rst');
const REAL = 'a real document: three rows changed are three rows in the diff';
if (!newton || !existsSync(newton)) {
  skip(REAL, 'SUMMIT_CORPUS names no folder with nova-specs/newton.rst');
} else {
  await test(REAL, () => withPage(browser, server.url, {}, async (page) => {
    const text = readFileSync(newton, 'utf8');
    await page.pickFile('newton-priorities.rst', text);
    await page.fill('Owners of Scheduler', 'Jay Pipes, Chris Dent');
    await page.fill('Title of Get Me a Network', 'Get Me Networks');
    const {name, bytes} = await page.download(() => page.press('Control+s'));
    assert.equal(name, 'newton-priorities.rst');
    assert.deepEqual(changes(text, bytes.toString()), [
      '+|                                           | Chris Dent            |',
      '-| `Get Me a Network`_                       | `Matt Riedemann`_     |',
      '+| `Get Me Networks`_                        | `Matt Riedemann`_     |',
      '-Get Me a Network',
      '-----------------',
      '+Get Me Networks',
      '+---------------',
    ]);
  }));
}

// --- the rendered document ---

await test('what is rendered has the roles of what it shows', () => withDemo({height: 1400}, async (page) => {
  const level = async (name) => (await page.all('heading', name)).map(({states}) => states.level);
  assert.ok((await level('Demo Priorities')).includes('3'));
  assert.deepEqual(await level('Cells V2'), ['4']);
  await page.find('columnheader', 'Primary Contacts');
  await page.find('note', /Dates are not final\./);
  await page.find('emphasis', 'demo');
  await page.find('strong', 'why');
  await page.find('listitem', 'the database,');
  await page.find('paragraph', 'What the demo team does, and why. See the wiki.');
  const link = await page.find('link', 'Andrew Laski');
  assert.deepEqual(await page.evaluate((node) => {
    const {href, target, rel} = document.querySelector(`[data-node="${node}"]`);
    return {href, target, rel};
  }, link.id), {href: 'https://launchpad.net/~alaski', target: '_blank', rel: 'noopener noreferrer'});
}));

await test('links out of the document open a new tab, by mouse and by keyboard', () => withDemo({height: 1000}, async (page) => {
  // Where they lead is not asked for: a test stays on its machine.
  await page.evaluate(() => {
    globalThis.opened = [];
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a');
      if (!link) return;
      opened.push(link.href);
      event.preventDefault();
    });
  });
  await page.click('link', 'Andrew Laski');
  await page.tabTo('link', 'Jay Pipes');
  await page.press('Enter');
  assert.deepEqual(await page.evaluate(() => globalThis.opened), [
    'https://launchpad.net/~alaski', 'https://launchpad.net/~jaypipes']);
}));

await test('links within the document lead to their place', () => withPage(browser, server.url, {}, async (page) => {
  const text = LONG.replace('Text of 0,', '`Section 120`_,');
  await page.dropFile('long.rst', text);
  await page.click('link', 'Section 120');
  const {visible} = await page.find('heading', 'Section 120');
  assert.ok(visible.height > 0);
  await page.press('Home');
}));

// --- rendered and source ---

/** The section that stands at the top of a view, and how far below its edge. */
async function topSection(page, view, role) {
  const {rect} = await page.find('document', new RegExp(`, ${view}$`));
  const titles = (await page.all(role, /^Section \d+$/)).filter(({rect: its}) =>
    its.x >= rect.x && its.x < rect.x + rect.width && its.y >= rect.y);
  titles.sort((a, b) => a.rect.y - b.rect.y);
  return {name: titles[0].name, below: titles[0].rect.y - rect.y};
}

await test('scrolling the rendered document scrolls its source, and the other way round', () => withPage(browser, server.url, {}, async (page) => {
  await page.dropFile('long.rst', LONG);
  await page.click('button', 'Both');
  for (const view of ['rendered', 'source']) {
    const {rect} = await page.find('document', new RegExp(`, ${view}$`));
    await page.native.mouse.move(rect.x + 100, rect.y + 100);
    for (let step = 0; step < 5; step++) {
      const before = await topSection(page, 'source', 'paragraph');
      const down = 731;
      await page.native.mouse.wheel(...(browserName === 'firefox' ? [{deltaY: down}] : [0, down]));
      await page.waitFor(async () => (await topSection(page, 'source', 'paragraph')).name !== before.name, 'the source to move');
      await page.settled();
      const rendered = await topSection(page, 'rendered', 'heading');
      const source = await topSection(page, 'source', 'paragraph');
      // A title may just have left the one and not yet the other.
      const apart = Math.abs(Number(rendered.name.slice(8)) - Number(source.name.slice(8)));
      assert.ok(apart === 0 ? Math.abs(rendered.below - source.below) < 80 : apart === 1,
        `${view} ${step}: ${JSON.stringify({rendered, source})}`);
    }
  }
}));

await test('changed lines are told in the source', () => withDemo({height: 1400}, async (page) => {
  await page.click('button', 'Source');
  assert.deepEqual(await page.all('paragraph', /^(Added|Changed): /), []);
  await page.fill('Owners of Scheduler', 'Sylvain');
  await page.find('paragraph', 'Changed: | `Scheduler`_ | Sylvain          |');
}));

// --- problems ---

await test('problems by keyboard: from one to the next, to their place, fixed', () => withDemo({}, async (page) => {
  await page.click('button', 'Source');
  await page.press('F8');
  const first = await focusIsOn(page, 'button', /^Warning: .*Line 26, column 18$/);
  assert.ok((await page.find('paragraph', 'Cells come first.  ')).visible.height > 0);
  await page.press('F8');
  await focusIsOn(page, 'button', /^Warning: .*Line 3\d, column \d+$/);
  await page.press('Shift+F8');
  assert.equal((await focusIsOn(page, 'button', /^Warning/)).name, first.name);
  await page.press('Control+.');
  await hears(page, /^Fixed: /);
  const {bytes} = await page.download(() => page.press('Control+s'));
  assert.deepEqual(changes(DEMO, bytes.toString()), ['-Cells come first.  ', '+Cells come first.']);
  await page.press('Control+z');
  assert.equal((await page.download(() => page.press('Control+s'))).bytes.toString(), DEMO);
  assert.match(await announced(page), /Saved demo\.rst/);
}));

// --- what assistive technology meets ---

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const theme of ['light', 'dark']) {
    await test(`axe-core finds nothing in a document at ${width}×${height}, ${theme}`, () => withDemo({width, height, theme}, async (page) => {
      const found = {};
      const look = async (state) => {
        const violations = await page.axe();
        if (violations.length > 0) found[state] = violations;
      };
      if (await page.has('tab', 'Document')) await page.click('tab', 'Document');
      await look('rendered');
      await page.press('F8');
      await look('problems');
      await page.click('button', 'Source');
      await look('source');
      if (await page.has('button', 'Both')) {
        await page.click('button', 'Both');
        await look('both');
      }
      assert.deepEqual(found, {});
    }));
  }
}

await browser.close();
server.close();
finish();
