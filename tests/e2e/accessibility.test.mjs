// What assistive technology and the keyboard meet, in every state and size: no rule of axe-core is
// broken, every stop of Tab can be seen, and Tab leads through everything and out again.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {launch, serve} from './driver.mjs';
import {SAMPLE, focusIsOn, hears, ideas, withLiberty, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

const SIZES = [[1280, 800], [900, 700], [390, 844]];

for (const [width, height] of SIZES) {
  for (const theme of ['light', 'dark']) {
    await test(`axe-core finds nothing at ${width}×${height}, ${theme}`, () => withPage(browser, server.url, {width, height, theme}, async (page) => {
      const found = {};
      const look = async (state) => {
        const violations = await page.axe();
        if (violations.length > 0) found[state] = violations;
      };
      // Where there is room for one pane only, the others are looked at as well.
      const lookAtPane = async (name, state) => {
        if (!await page.has('tab', name)) return;
        await page.click('tab', name);
        await look(state);
        await page.click('tab', 'Plan');
      };
      await look('start');
      await page.click('button', SAMPLE);
      await look('nothing selected');
      await lookAtPane('Details', 'details of nothing');
      await page.click('combobox', 'Owners of Scheduler');
      await look('a priority selected');
      await lookAtPane('Details', 'details of a priority');
      await page.click('button', 'Plan as load');
      await page.click('treeitem', /^Jay Pipes/);
      await look('who carries how much');
      await page.click('button', 'Plan as list');
      await page.click('textbox', 'Title of Simplify Quotas');
      await look('an idea selected');
      await lookAtPane('Details', 'details of an idea');
      await lookAtPane('Document', 'the document');
      await page.dropFile('broken.plan.json', '{');
      await page.find('alertdialog');
      await look('a dialog');
      assert.deepEqual(found, {});
    }));
  }
}

await test('axe-core is able to find something', () => withPage(browser, server.url, {}, async (page) => {
  await page.evaluate(() => {
    for (const name of ['aria-label', 'title']) document.querySelector('#tree button').removeAttribute(name);
  });
  assert.match((await page.axe()).join(), /button-name/);
}));

/** Presses a key until focus leaves the tree or comes back to where it was.
 *  @returns {Promise<number[]>} the nodes it came to, the first included */
async function walk(page, key) {
  const visited = [(await page.focused()).id];
  for (;;) {
    await page.press(key);
    const focused = await page.focused();
    if (!focused || focused.id === visited[0]) return visited;
    assert.ok(!visited.includes(focused.id), `${key} comes to ${focused.role} ${focused.name} again`);
    // Which links of the document are there depends on what of it is in sight, and Firefox scrolls
    // to nothing once focus has left the page.
    if (focused.role !== 'link') visited.push(focused.id);
  }
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  await test(`Tab and Shift+Tab go through everything and out again, ${width}×${height}`, () => withLiberty(browser, server.url, {width, height}, async (page) => {
    await page.evaluate(() => document.querySelector('#tree [tabindex="0"]').focus());
    const forth = await walk(page, 'Tab');
    await page.evaluate((last) => document.querySelector(`[data-node="${last}"]`).focus(), forth.at(-1));
    const back = await walk(page, 'Shift+Tab');
    assert.ok(forth.length > 12);
    assert.deepEqual(back.reverse(), forth);
  }));
}

await test('Tab from a priority comes to its details', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.tabTo('combobox', 'Owners of Cells V2');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await focusIsOn(page, 'combobox', 'Owners of Scheduler');
  await page.tabTo('combobox', 'Owners, separated by commas');
  assert.equal((await page.focused()).value, 'Jay Pipes');
}));

/** How many pixels of the element that has focus change when it loses it. */
async function pixelsOfFocus(page) {
  const {x, y, width, height} = (await page.focused()).rect;
  const look = async () => Buffer.from(await page.native.screenshot({clip: {x, y, width, height}})).toString('base64');
  const withFocus = await look();
  await page.evaluate(() => document.activeElement.blur());
  await page.settled();
  return page.evaluate(async (...shots) => {
    const [held, left] = await Promise.all(shots.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    }));
    return held.filter((pixel, at) => pixel !== left[at]).length;
  }, withFocus, await look());
}

const SEEN = [
  ['button', /^New/], ['button', 'Select or move Scheduler'], ['textbox', 'Title of Scheduler'], ['button', 'Add priority'],
  ['treeitem', 'Simplify Quotas'], ['textbox', 'Title'], ['textbox', 'Description'], ['button', 'Remove'],
  ['button', 'Copy RST'], ['button', 'Export RST'], ['button', /^Use the .* theme$/],
];
for (const theme of ['light', 'dark']) {
  await test(`where focus is can be seen, ${theme}`, () => withPage(browser, server.url, {theme, scale: 1}, async (page) => {
    const unseen = [];
    const look = async (role, name) => {
      const {id} = await page.find(role, name);
      await page.evaluate((node) => document.querySelector(`[data-node="${node}"]`).focus(), id);
      await page.settled();
      const {width, height} = (await page.focused()).rect;
      const pixels = await pixelsOfFocus(page);
      // A line around it, one pixel wide at least.
      if (pixels < width + height) unseen.push(`${role} ${name}: ${pixels} pixels`);
    };
    await look('button', 'Open a pad, plan or document…');
    await page.click('button', SAMPLE);
    for (const [role, name] of SEEN) await look(role, name);
    assert.deepEqual(unseen, []);
  }));
}

await test('focus that the program moves is shown after a key, and not after a click', () => withPage(browser, server.url, {}, async (page) => {
  const pixels = async () => {
    const {width, height} = (await focusIsOn(page, 'button', 'Add priority')).rect;
    return await pixelsOfFocus(page) / (width + height);
  };
  await page.click('button', 'Start a new plan');
  assert.equal(await pixels(), 0);
  await page.click('textbox', 'Title');
  await page.tabTo('button', 'New', 'Shift+Tab');
  await page.press('Enter');
  assert.ok(await pixels() > 1);
}));

for (const width of [390, 320]) {
  await test(`${width} pixels wide, a finger can hit everything and nothing lies over another`, () => withLiberty(browser, server.url, {width, height: 844}, async (page) => {
    const wrong = [];
    const look = async (state) => {
      // But for links in text, which are as high as a line, and the document they stand in.
      const things = await page.evaluate(() => [...document.querySelectorAll('#tree [tabindex]:not(a, [role=link], [role=document])')].map((element) => {
        const {x, y, width: w, height} = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label');
        const isRow = element.getAttribute('role') === 'treeitem';
        return {name, x, y, w, height, isRow};
      }));
      for (const {name, x, w, height} of things) {
        if (w < 40 || height < 40) wrong.push(`${state}: ${name} is ${w}×${height}`);
        if (x < 0 || x + w > width) wrong.push(`${state}: ${name} leaves the page`);
      }
      const alone = things.filter(({isRow}) => !isRow);
      for (const [at, a] of alone.entries()) {
        for (const b of alone.slice(at + 1)) {
          const over = a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;
          const scrolled = b.y > 740 || a.y > 740;  // under the bars at the bottom, and clipped there
          if (over && !scrolled) wrong.push(`${state}: ${a.name} lies over ${b.name}`);
        }
      }
    };
    await look('plan');
    await page.click('button', 'Plan as load');
    await page.click('treeitem', /^Jay Pipes/);
    await look('who carries how much');
    await page.click('button', 'Plan as list');
    for (const [row, pane] of [['Scheduler', 'a priority'], ['Simplify Quotas', 'an idea']]) {
      await page.click('button', `Details of ${row}`);
      await look(pane);
      await page.click('tab', 'Plan');
    }
    await page.click('button', 'Liberty Project Priorities');
    await look('the document’s details');
    await page.click('tab', 'Document');
    for (const view of ['Rendered', 'Source', /^Problems/]) {
      await page.click('button', view);
      await look(`the document: ${view}`);
    }
    await page.dropFile('broken.plan.json', '{');
    const {rect} = await page.find('button', 'Close');
    assert.ok(rect.height >= 40);
    assert.deepEqual(wrong, []);
  }));
}

await test('a dialog gives focus back, or to the page where nothing had it', () => withLiberty(browser, server.url, {}, async (page) => {
  const dialog = async () => {
    await page.dropFile('broken.plan.json', '{');
    await focusIsOn(page, 'button', 'Close');
    await page.press('Escape');
    await page.gone('alertdialog');
  };
  await page.click('combobox', 'Owners of Scheduler');
  await dialog();
  await focusIsOn(page, 'combobox', 'Owners of Scheduler');
  await page.evaluate(() => document.activeElement.blur());
  await page.settled();
  await dialog();
  await focusIsOn(page, 'searchbox', 'Rows that contain');
}));

await test('an icon says its name and keys under the pointer', () => withPage(browser, server.url, {width: 900, height: 700}, async (page) => {
  await page.find('button', SAMPLE);
  const titleOf = async (name) => {
    const {id} = await page.find('button', name);
    return page.evaluate((node) => document.querySelector(`[data-node="${node}"]`).title, id);
  };
  assert.equal(await titleOf('Open a pad, plan or document…'), 'Ctrl+O');
  await page.click('button', SAMPLE);
  assert.equal(await titleOf('Undo'), 'Undo (Ctrl+Z)');
  assert.equal(await titleOf('Select or move Scheduler'), 'Select or move Scheduler');
  assert.equal(await titleOf('Export RST'), 'Export RST (Ctrl+E)');
}));

await test('undo while a text box has focus keeps focus there', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Owners of Scheduler', 'Nova');
  await page.press('Control+z');
  assert.equal((await focusIsOn(page, 'combobox', 'Owners of Scheduler')).value, 'Jay Pipes');
  await page.press('Control+Shift+z');
  assert.equal((await focusIsOn(page, 'combobox', 'Owners of Scheduler')).value, 'Nova');
}));

await test('Escape takes back what was typed', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Title of Scheduler', 'Something');
  await page.press('Escape');
  assert.equal((await page.focused()).value, 'Scheduler');
  assert.doesNotMatch(await page.evaluate(() => document.title), /•/);
}));

await test('the arrow keys of the tree of ideas', () => withLiberty(browser, server.url, {}, async (page) => {
  const names = await ideas(page);
  await page.tabTo('treeitem', names[0]);
  await page.press('End');
  await focusIsOn(page, 'treeitem', names.at(-1));
  await page.press('ArrowDown');
  await focusIsOn(page, 'treeitem', names.at(-1));
  await page.press('Home');
  await focusIsOn(page, 'treeitem', names[0]);
  await page.press('ArrowDown');
  await focusIsOn(page, 'treeitem', names[1]);
  await page.press('Alt+ArrowRight');
  await hears(page, `Moved “${names[1]}”`);
  const child = await focusIsOn(page, 'treeitem', names[1]);
  assert.equal(child.states.level, '2');
  assert.equal((await page.find('treeitem', names[0])).states.expanded, 'true');
  await page.press('ArrowLeft');
  await focusIsOn(page, 'treeitem', names[0]);
  await page.press('ArrowLeft');
  assert.equal((await page.find('treeitem', names[0])).states.expanded, 'false');
  assert.equal((await ideas(page)).includes(names[1]), false);
  await page.press('ArrowRight');
  await page.press('ArrowRight');
  await focusIsOn(page, 'treeitem', names[1]);
  await page.press('Alt+ArrowLeft');
  assert.equal((await page.find('treeitem', names[1])).states.level, '1');
  assert.deepEqual(await ideas(page), names);
  await page.press('F2');
  await focusIsOn(page, 'textbox', `Title of ${names[1]}`);
  await page.press('Escape');
  await focusIsOn(page, 'treeitem', names[1]);
}));

await browser.close();
server.close();
finish();
