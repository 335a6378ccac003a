// The page where little works as usual: no room, zoomed far out or in, without its fonts, without
// its graphics in the middle of something, and with more text than anybody types.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {launch, serve} from './driver.mjs';
import {applied, exported, focusIsOn, insert, priorities, withLiberty} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/** How many colours the page has in a screenshot. */
async function colors(page) {
  const shot = Buffer.from(await page.native.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, shot);
}

await test('a graphics context lost while a row is dragged: the row arrives, and all is drawn again', () => withLiberty(browser, server.url, {}, async (page) => {
  const {rect: from} = await page.find('button', 'Select or move Scheduler');
  const {rect: to} = await page.find('button', 'Select or move Cells V2');
  const x = from.x + from.width / 2;
  await page.native.mouse.move(x, from.y + from.height / 2);
  await page.native.mouse.down();
  await page.native.mouse.move(x, (from.y + to.y) / 2);
  await page.settled();
  await page.evaluate(() => {
    globalThis.context = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.context.loseContext();
  });
  await page.native.mouse.move(x, to.y + 4);
  await page.settled();
  await page.evaluate(() => globalThis.context.restoreContext());
  await page.waitFor(() => page.evaluate(() =>
    !document.getElementById('canvas').getContext('webgl2').isContextLost()), 'the context to come back');
  await page.native.mouse.move(x, to.y + 2);
  await page.settled();
  await page.native.mouse.up();
  await page.settled();
  assert.deepEqual(await priorities(page), ['Scheduler', 'Cells V2', 'V2.1 API', 'Upgrades', 'DevRef Update']);
  assert.equal(await exported(page), applied([{op: 'move-priority', id: 'scheduler', at: 0}]).rst);
  assert.ok(await colors(page) > 100, 'nothing is drawn');
  page.errors = page.errors.filter((error) => !/WebGL|CONTEXT_LOST/i.test(error));
}));

// As a browser's zoom does it: fewer or more CSS pixels, each of more or fewer of the display's.
for (const [zoom, width, height] of [[0.25, 5120, 3200], [5, 256, 160]]) {
  await test(`zoomed to ${zoom * 100} %: the plan is edited, and axe-core finds nothing`, () => withLiberty(browser, server.url,
    {scale: zoom, width, height}, async (page) => {
      await page.press('Alt+Shift+Digit2');
      await page.fill('Owners of Scheduler', 'Zoë');
      await page.press('Control+k');
      await focusIsOn(page, 'combobox', 'Find');
      await page.press('Escape');
      assert.deepEqual(await page.axe(), []);
      assert.equal(await exported(page), applied([{op: 'set-owners', id: 'scheduler', owners: ['Zoë']}]).rst);
    }));
}

await test('without the fonts that are asked for the page shows what there is', () => withLiberty(browser, server.url, {
  before: `const {set} = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');
Object.defineProperty(CanvasRenderingContext2D.prototype, 'font', {
  get() { return '10px none'; },
  set(font) { set.call(this, font.replace(/px.*/, 'px "No such font"')); },
});`,
}, async (page) => {
  assert.ok(await colors(page) > 50, 'nothing is drawn');
  await page.fill('Owners of Scheduler', 'Zoë 高橋');
  assert.equal(await exported(page), applied([{op: 'set-owners', id: 'scheduler', owners: ['Zoë 高橋']}]).rst);
}));

await test('where text cannot be measured or drawn at all the plan is edited all the same', () => withLiberty(browser, server.url, {
  before: `CanvasRenderingContext2D.prototype.measureText = () => ({width: 0});
CanvasRenderingContext2D.prototype.fillText = () => {};`,
}, async (page) => {
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await page.type('upgr');
  await page.press('Enter');
  await focusIsOn(page, 'textbox', 'Title of Upgrades');
  await page.type('!');
  assert.match(await exported(page), /!/);
}));

await test('100,000 letters put into the palette and the filter at once', () => withLiberty(browser, server.url, {}, async (page) => {
  const text = 'scheduler '.repeat(10_000);
  await page.press('Control+k');
  await focusIsOn(page, 'combobox', 'Find');
  await insert(page, text);
  await page.find('status', 'Nothing was found');
  await page.press('Escape');
  await page.press('Control+f');
  await focusIsOn(page, 'searchbox', 'Rows that contain');
  await insert(page, text);
  await page.gone('button', 'Select or move Scheduler');
  await page.press('Escape');
  await page.find('button', 'Select or move Scheduler');
}));

await test('a megabyte put into a description, and a letter typed behind it', () => withLiberty(browser, server.url, {}, async (page) => {
  await page.click('textbox', 'Title of Scheduler');
  await page.click('textbox', 'Description');
  await page.press('Control+a');
  await insert(page, 'Words of *prose* and more of it. '.repeat(31_000));
  await page.type('x');
  const rst = await exported(page);
  assert.ok(rst.length > 1_000_000);
  assert.match(rst, /of\s+it\.\s+x\n/);
}));

await browser.close();
server.close();
finish();
