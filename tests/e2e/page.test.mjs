// What the page does around the program, whatever the program shows: drawing only when asked,
// surviving a lost graphics context, accessibility, text editing, keyboard, touch, files' way in.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {browserName, launch, serve, singleFileUrl} from './driver.mjs';
import {finish, skip, test} from './runner.mjs';

const ACCENTS_AND_CJK = 'Zażółć gęślą jaźń, Ünïcödé 日本語';
const browser = await launch();
const server = await serve();

/** A page with a plan open. @param {import('./driver.mjs').PageOptions} [options] @param {string} [url] */
async function openPlan(options, url = server.url) {
  const page = await browser.open(url, options);
  if (await page.has('button', 'Look at the Liberty sample')) {
    await page.click('button', 'Look at the Liberty sample');
  }
  await page.find('textbox');
  return page;
}

/** Runs `act` with an open plan; no error may have been logged. */
async function withPlan(act, options, url) {
  const page = await openPlan(options, url);
  try {
    await act(page);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
  }
}

/** The first text box of the kind that is wholly in view. */
async function firstBox(page, {multiline}) {
  const ids = new Set(await page.evaluate((tag) =>
    [...document.querySelectorAll(`#tree ${tag}`)].map(({dataset}) => Number(dataset.node)),
    multiline ? 'textarea' : 'input'));
  return page.waitFor(async () => (await page.all('textbox')).find(({id, rect, visible, states}) =>
    ids.has(id) && rect.width > 60 && visible.width === rect.width && visible.height === rect.height &&
    states.disabled !== 'true'), `a text box${multiline ? ' of several lines' : ''}`);
}

for (const [place, url] of [['http', server.url], ['file', singleFileUrl]]) {
  await test(`${place}: starts, draws, logs no error`, () => withPlan(async (page) => {
    const {frames, firstFrame} = await page.diagnostics();
    assert.ok(frames > 0 && firstFrame > 0);
    assert.equal(await page.evaluate(() => document.getElementById('message').hidden), true);
  }, {}, url));
}

await test('draws nothing while nothing happens', () => withPlan(async (page) => {
  const before = (await page.diagnostics()).frames;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.equal((await page.diagnostics()).frames, before);
  await page.native.mouse.move(300, 300);
  await page.settled();
  const after = (await page.diagnostics()).frames;
  assert.ok(after > before, 'a moving pointer asks for frames');
  assert.ok(after - before <= 12, `${after - before} frames for one movement`);
}));

await test('a lost graphics context is restored', () => withPlan(async (page) => {
  await page.native.mouse.move(1, 1);
  await page.settled();
  const before = Buffer.from(await page.native.screenshot());
  await page.evaluate(() => {
    const gl = document.querySelector('canvas').getContext('webgl2');
    globalThis.contextEvents = gl.getExtension('WEBGL_lose_context');
    globalThis.contextEvents.loseContext();
  });
  await page.press('Tab');
  const {value} = await firstBox(page, {multiline: false});
  await page.evaluate(() => globalThis.contextEvents.restoreContext());
  await page.evaluate(() => document.activeElement.blur());
  await page.waitFor(async () => before.equals(Buffer.from(await page.native.screenshot())),
    'the page to look as before');
  assert.equal((await firstBox(page, {multiline: false})).value, value);
  page.errors = page.errors.filter((error) => !/WebGL|CONTEXT_LOST/i.test(error));
}));

for (const theme of ['light', 'dark']) {
  await test(`axe-core finds nothing, ${theme}`, () => withPlan(async (page) => {
    assert.deepEqual(await page.axe(), []);
  }, {theme}));
}

await test('accents and CJK in a line of text', () => withPlan(async (page) => {
  const {name, value} = await firstBox(page, {multiline: false});
  await page.click('textbox', name);
  await page.press('Control+a');
  await page.type(ACCENTS_AND_CJK);
  const focused = await page.focused();
  assert.equal(focused.role, 'textbox');
  assert.equal(focused.value, ACCENTS_AND_CJK);
  await page.waitFor(async () => {
    await page.press('Control+z');
    return (await page.focused())?.value === value;
  }, 'undo to bring back the old text');
}));

await test('the caret stays where it is when the program changes other text', () => withPlan(async (page) => {
  const {name} = await firstBox(page, {multiline: false});
  await page.fill(name, 'abc def');
  for (let i = 0; i < 4; i++) await page.press('ArrowLeft');
  await page.type('X');
  assert.equal((await page.focused()).value, 'abcX def');
  assert.equal(await page.evaluate(() => document.activeElement.selectionEnd), 4);
}));

await test('a click puts the caret where it points', () => withPlan(async (page) => {
  const {name} = await firstBox(page, {multiline: false});
  await page.fill(name, 'wwwwww');
  await page.evaluate(() => document.activeElement.blur());
  await page.settled();
  const {rect} = await firstBox(page, {multiline: false});
  await page.native.mouse.click(rect.x + rect.width - 4, rect.y + rect.height / 2);
  await page.settled();
  await page.type('end');
  assert.equal((await page.focused()).value, 'wwwwwwend');
}));

const composition = 'text being composed is not lost';
if (browserName !== 'chromium') skip(composition, 'only Chromium lets a test compose');
else await test(composition, () => withPlan(async (page) => {
  const {name} = await firstBox(page, {multiline: false});
  await page.fill(name, 'ab');
  const input = await page.native.context().newCDPSession(page.native);
  await input.send('Input.imeSetComposition', {text: 'にほ', selectionStart: 2, selectionEnd: 2});
  await page.settled();
  assert.equal((await page.focused()).value, 'abにほ');
  await input.send('Input.insertText', {text: '日本'});
  await page.settled();
  assert.equal((await page.focused()).value, 'ab日本');
  await page.evaluate(() => document.activeElement.blur());
  await page.settled();
  assert.ok((await page.all('textbox')).some(({value}) => value === 'ab日本'));
}));

await test('Tab goes through everything in reading order', () => withPlan(async (page) => {
  await page.click('textbox', /^Title of/);  // its details show, and go on showing
  // Which links of the document are there depends on what of it is in sight.
  const wanted = await page.evaluate(() => [...document.querySelectorAll('#tree [tabindex="0"]')]
    .filter((element) => !element.disabled && !element.closest('[inert]') &&
      !element.parentElement.closest('[role="document"]'))
    .map(({dataset}) => Number(dataset.node)));
  assert.ok(wanted.length > 5);
  await page.evaluate(() => {
    globalThis.last = document.querySelector('#tree [tabindex="0"]');
    globalThis.last.focus();
  });
  const steps = Math.min(wanted.length, 40);
  const visited = [wanted[0]];
  for (let tabs = 0; visited.length < steps && tabs < 100; tabs++) {
    await page.press('Tab');
    const focused = await page.focused();
    assert.ok(focused, `focus left the tree after ${visited.length}`);
    assert.ok(focused.visible.height > 0, `${focused.role} ${focused.name} is focused but out of sight`);
    const {follows, inDocument} = await page.evaluate(() => {
      const before = globalThis.last;
      const now = globalThis.last = document.activeElement;
      return {
        follows: (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        inDocument: now.parentElement.closest('[role="document"]') !== null,
      };
    });
    assert.ok(follows, `${focused.role} ${focused.name} stands ahead of what had focus`);
    if (!inDocument) visited.push(focused.id);
  }
  assert.deepEqual(visited, wanted.slice(0, steps));
}));

await test('a dialog takes focus, keeps it and gives it back', () => withPlan(async (page) => {
  const button = await page.tabTo('button', /^Open/);
  await page.pickFile('broken.plan.json', '{"format":');
  await page.find('alertdialog');
  const inside = await page.waitFor(() => page.focused(), 'the dialog to take focus');
  assert.deepEqual((await page.all('button')).map(({id}) => id), [inside.id]);
  assert.deepEqual(await page.axe(), []);
  await page.press('Escape');
  await page.gone('alertdialog');
  assert.equal((await page.focused())?.id, button.id);
}));

await test('nothing catches clicks outside of what is seen of it', () => withPlan(async (page) => {
  const caught = await page.evaluate(() => [...document.querySelectorAll('#tree [tabindex="0"]')]
    .filter((element) => {
      const {x, y, width, height} = element.getBoundingClientRect();
      const cut = element.style.pointerEvents === 'none';
      return cut && document.elementFromPoint(x + width / 2, y + height / 2) === element;
    }).length);
  assert.equal(caught, 0);
}, {height: 420}));

for (const scale of [1.5, 2, 3]) {
  await test(`the canvas has the display's pixels at ratio ${scale}`, () => withPlan(async (page) => {
    const [canvas, css] = await page.evaluate(() => {
      const {width, height, clientWidth, clientHeight} = document.querySelector('canvas');
      return [[width, height], [clientWidth, clientHeight]];
    });
    assert.deepEqual(canvas, css.map((pixels) => Math.round(pixels * scale)));
  }, {scale, width: 800, height: 600}));
}

await test('a resize is followed', () => withPlan(async (page) => {
  await page.resize(640, 480);
  const size = await page.waitFor(() => page.evaluate(() => {
    const {width, height} = document.querySelector('canvas');
    const is = (pixels, css) => pixels === Math.round(css * devicePixelRatio);
    return is(width, innerWidth) && is(height, innerHeight) && [innerWidth, innerHeight];
  }), 'the canvas to have the new size');
  assert.deepEqual(size, [640, 480]);
}));

await test('a finger taps', async () => {
  const page = await openPlan({touch: true});
  try {
    const {rect} = await firstBox(page, {multiline: false});
    await page.native.touchscreen.tap(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await page.waitFor(async () => (await page.focused())?.role === 'textbox', 'the tapped text box to have focus');
    assert.deepEqual(page.errors, []);
  } finally {
    await page.close();
  }
});

await test('a page without WebGL2 says so', async () => {
  const page = await browser.open(server.url, {
    starts: false,
    before: `HTMLCanvasElement.prototype.getContext = ((get) => function (kind, options) {
      return kind === 'webgl2' ? null : get.call(this, kind, options);
    })(HTMLCanvasElement.prototype.getContext)`,
  });
  await page.waitFor(() => page.evaluate(() =>
    /needs WebGL2/.test(document.getElementById('message').textContent)), 'the page to say so');
  await page.close();
});

await test('a page without WebAssembly says so', async () => {
  const page = await browser.open(server.url, {starts: false, before: 'delete globalThis.WebAssembly'});
  await page.waitFor(() => page.evaluate(() =>
    /needs WebAssembly/.test(document.getElementById('message').textContent)), 'the page to say so');
  await page.close();
});

await browser.close();
server.close();
finish();
