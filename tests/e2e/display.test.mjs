// The picture and the machine under it: a lost graphics context, displays of other ratios, resizes,
// themes, rest, and a page of one file that asks the network for nothing.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {browserName, launch, serve, singleFileUrl} from './driver.mjs';
import {SAMPLE, applied, exported, focusIsOn, withLiberty, withPage} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/**
 * What a screenshot of the page shows, measured in the page: its size in pixels, how many colours it
 * has, the brightness of the largest part of it (0 to 255), and the share of its 2×2 blocks of pixels
 * that are not of one colour.
 */
async function picture(page) {
  const shot = Buffer.from(await page.native.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1])[0];
    let uneven = 0;
    for (let y = 0; y + 1 < image.height; y += 2) {
      for (let x = 0; x + 1 < image.width; x += 2) {
        const at = y * image.width + x;
        if ([at + 1, at + image.width, at + image.width + 1].some((other) => pixels[other] !== pixels[at])) uneven++;
      }
    }
    return {
      width: image.width,
      height: image.height,
      colors: counts.size,
      brightness: ((most & 255) + (most >> 8 & 255) + (most >> 16 & 255)) / 3,
      uneven: uneven * 4 / pixels.length,
    };
  }, shot);
}

async function loseContext(page) {
  await page.evaluate(() => {
    globalThis.context = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.context.loseContext();
  });
}

async function restoreContext(page) {
  await page.evaluate(() => globalThis.context.restoreContext());
  await page.waitFor(() => page.evaluate(() =>
    !document.getElementById('canvas').getContext('webgl2').isContextLost()), 'the context to come back');
  await page.settled();
}

await test('a graphics context lost in the middle of an edit', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Owners of Scheduler', 'Zoë');
  await loseContext(page);
  await page.type(', 高橋');
  await restoreContext(page);
  await page.type(', Ana');
  assert.equal((await focusIsOn(page, 'combobox', 'Owners of Scheduler')).value, 'Zoë, 高橋, Ana');
  const {colors, brightness} = await picture(page);
  assert.ok(colors > 100, `${colors} colours: nothing is drawn`);
  await page.click('button', 'Use the dark theme');
  assert.ok((await picture(page)).brightness < brightness - 100, 'it goes on drawing');
  assert.equal(await exported(page), applied([{op: 'set-owners', id: 'scheduler', owners: ['Zoë', '高橋', 'Ana']}]).rst);
  page.errors = page.errors.filter((error) => !/WebGL|CONTEXT_LOST/i.test(error));
}));

// Long enough for a caret, a timer or an animation to show.
const REST = 1500;

/** @returns {Promise<number>} frames drawn while nothing happens */
function framesAtRest(page) {
  return page.evaluate((rest) => new Promise((resolve) => {
    const {frames} = globalThis.summit;
    setTimeout(() => resolve(globalThis.summit.frames - frames), rest);
  }), REST);
}

await test('at rest nothing is drawn: start, text box, drag, dialog', () => withPage(browser, server.url, {}, async (page) => {
  // What the browser keeps is listed a moment after the page stands.
  await page.waitFor(async () => await framesAtRest(page) === 0, 'rest at the start');
  await page.click('button', SAMPLE);
  await page.click('combobox', 'Owners of Scheduler');
  assert.equal(await framesAtRest(page), 0, 'text box');
  const {rect} = await page.find('button', 'Select or move Scheduler');
  await page.native.mouse.move(rect.x + 10, rect.y + 10);
  await page.native.mouse.down();
  await page.native.mouse.move(rect.x + 10, rect.y - 60);
  await page.settled();
  assert.equal(await framesAtRest(page), 0, 'drag');
  await page.native.mouse.up();
  await page.dropFile('broken.plan.json', '{');
  await page.find('alertdialog');
  // The document may follow what was dragged a moment later.
  await page.waitFor(async () => await framesAtRest(page) === 0, 'rest, behind the dialog');
}));

for (const scale of [2, 3]) {
  await test(`the picture is sharp at ratio ${scale}`, () => withLiberty(browser, server.url, {scale, width: 800, height: 600}, async (page) => {
    const size = await page.evaluate(() => {
      const {width, height} = document.getElementById('canvas');
      return [width, height];
    });
    assert.deepEqual(size, [800 * scale, 600 * scale]);
    const {width, uneven} = await picture(page);
    // A picture of the ratio 1 made larger would have blocks of one colour only.
    if (width === 800 * scale && scale === 2) assert.ok(uneven > 0.02, `${uneven} of the blocks have detail`);
  }));
}

await test('the window moves to a display of another ratio, and is resized', () => withLiberty(browser, server.url, {}, async (page) => {
  const display = async (width, height, scale) => {
    if (browserName === 'firefox') {
      await page.native.setViewport({width, height, deviceScaleFactor: scale});
    } else {
      const input = await page.native.context().newCDPSession(page.native);
      await input.send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: scale, mobile: false});
    }
    await page.waitFor(() => page.evaluate((w, h, ratio) => {
      const canvas = document.getElementById('canvas');
      return devicePixelRatio === ratio && canvas.width === w * ratio && canvas.height === h * ratio;
    }, width, height, scale), `a canvas for ${width}×${height} at ${scale}`);
    await page.settled();
  };
  await page.fill('Owners of Scheduler', 'Zoë');
  await display(1200, 800, 2);
  await display(1280, 800, 1);
  await display(390, 844, 3);
  await page.find('tab', 'Plan');
  await display(900, 700, 1);
  assert.equal(await page.has('tab'), false);
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Zoë');
  const {colors} = await picture(page);
  assert.ok(colors > 100);
}));

await test('a page narrowed while a priority is edited keeps the edit and what is selected', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.fill('Owners of Scheduler', 'Zoë');
  await page.resize(390, 844);
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Zoë');
  await page.click('tab', 'Details');
  assert.equal(await page.value('textbox', 'Title'), 'Scheduler');
  await page.resize(1280, 800);
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Zoë');
}));

// Firefox's protocol cannot change the theme, so there the page gets a system that can.
const THEMED_SYSTEM = `matchMedia = (match => (query) => {
  if (query !== '(prefers-color-scheme: dark)') return match.call(window, query);
  return globalThis.themedSystem ??= Object.assign(new EventTarget(), {matches: false});
})(matchMedia);`;

await test('the system turns dark and light again', () => withLiberty(browser, server.url,
  {theme: 'system', before: browserName === 'firefox' ? THEMED_SYSTEM : ''}, async (page) => {
    const turn = async (dark) => {
      if (browserName === 'chromium') {
        await page.native.emulateMedia({colorScheme: dark ? 'dark' : 'light'});
      } else {
        await page.evaluate((matches) => {
          globalThis.themedSystem.matches = matches;
          globalThis.themedSystem.dispatchEvent(new Event('change'));
        }, dark);
      }
      await page.waitFor(() => page.has('button', dark ? 'Use the light theme' : 'Use the dark theme'), 'the theme to change');
      await page.settled();
    };
    await turn(true);
    assert.ok((await picture(page)).brightness < 80);
    assert.equal(await page.evaluate(() => document.documentElement.style.colorScheme), 'dark');
    await turn(false);
    assert.ok((await picture(page)).brightness > 200);
    // Who has chosen one keeps it.
    await page.click('button', 'Use the dark theme');
    await page.click('button', 'Use the light theme');
    assert.ok((await picture(page)).brightness > 200);
  }));

// That a page asks nobody else for anything, withPage() looks at wherever a test uses it.
const quiet = 'the page of one file is all that is asked for';
if (browserName !== 'chromium') skip(quiet, 'Firefox does not tell a test about requests from file://');
else await test(quiet, () => withPage(browser, singleFileUrl, {}, async (page) => {
  await page.click('button', SAMPLE);
  await page.fill('Owners of Scheduler', 'Zoë 高橋 🚀');
  await exported(page);
  await page.click('button', 'Copy RST');
  assert.equal(page.requests.length, 1, page.requests.join('\n'));
}));

await test('a frame that looks like the one before is not drawn again', () => withPage(browser, server.url, {}, async (page) => {
  await page.click('button', SAMPLE);
  // Between what is at the head's two ends.
  await page.native.mouse.move(700, 8);
  await page.settled();
  const before = await page.diagnostics();
  await page.native.mouse.move(705, 8);
  await page.settled();
  const after = await page.diagnostics();
  assert.ok(after.frames > before.frames);
  assert.equal(after.draws, before.draws);
  await page.press('Tab');
  assert.ok((await page.diagnostics()).draws > after.draws);
}));

await browser.close();
server.close();
finish();
