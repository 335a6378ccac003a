// Every screen as a picture and as it is spoken, compared with the ones that are kept: pictures in
// screens/, coarsely; transcripts in transcripts/, word by word. With SUMMIT_REBASE=1 both are
// written anew. Where a picture differs, it and the difference are left in build/screens/.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {browserName, launch, serve} from './driver.mjs';
import {colours, compare, readPicture, shrink, writePicture} from './pictures.mjs';
import {withPage} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';
import {SCREENS, bringUp} from './screens.mjs';
import {transcript} from './transcript.mjs';

const folder = fileURLToPath(new URL('screens', import.meta.url));
const transcripts = fileURLToPath(new URL('transcripts', import.meta.url));
const differing = fileURLToPath(new URL('../../build/screens', import.meta.url));
const chromium = browserName === 'chromium';
const rebase = process.env.SUMMIT_REBASE === '1' && chromium;
const only = process.env.SUMMIT_SCREENS?.split(',');

// Width, height, and how many pixels become one.
const SIZES = [[1280, 800, 5], [390, 844, 3], [2560, 1440, 10]];
// Firefox draws letters a little lighter and at other parts of a pixel; what is meant here is that
// the same things stand in the same places.
const TOLERANCE = chromium ? 0.001 : 0.05;

/** Which fonts the system's names lead to: others make other pictures. */
function fonts() {
  return ['system-ui', 'sans-serif', 'ui-monospace', 'monospace', 'sans-serif:lang=ja'].map(
    (name) => `${name}: ${execFileSync('fc-match', [name, 'family', 'style'], {encoding: 'utf8'}).trim()}\n`).join('');
}
const fontFile = path.join(folder, 'fonts.txt');
if (rebase && !only) {
  rmSync(folder, {recursive: true, force: true});
  rmSync(transcripts, {recursive: true, force: true});
}
mkdirSync(folder, {recursive: true});
mkdirSync(transcripts, {recursive: true});
if (rebase) writeFileSync(fontFile, fonts());
const sameFonts = existsSync(fontFile) && readFileSync(fontFile, 'utf8') === fonts();
if (!sameFonts) skip('pictures of screens', 'this system has other fonts than those they were made with; they are only seen not to be blank');

const browser = await launch();
const server = await serve();

/** Opens a page with the screen. @param {import('./screens.mjs').Screen} screen
 *  @param {import('./page.mjs').PageOptions} options
 *  @param {(page: import('./page.mjs').Page) => Promise<unknown>} act */
function withScreen(screen, options, act) {
  return withPage(browser, server.url + (screen.address ?? ''), {scale: 1, ...options, before: screen.before}, async (page) => {
    await bringUp(page, screen);
    await act(page);
  });
}

/** What a page shows, compared with the picture that is kept. @param {import('./page.mjs').Page} page
 *  @param {string} file @param {number} by how many pixels become one */
async function see(page, file, by) {
  const shown = shrink(Buffer.from(await page.native.screenshot()), by);
  assert.ok(colours(shown) > 8, `${file} is blank`);
  const kept = path.join(folder, file);
  if (rebase) writePicture(kept, shown);
  if (!sameFonts) return;
  const {share, difference} = compare(shown, readPicture(kept));
  if (share <= TOLERANCE) return;
  writePicture(path.join(differing, file), shown);
  writePicture(path.join(differing, `difference-${file}`), difference);
  assert.fail(`${(share * 100).toFixed(2)} % differs: build/screens/${file}`);
}

/** What a page says, compared with what is kept. @param {import('./page.mjs').Page} page
 *  @param {string} file */
async function hear(page, file) {
  const said = await transcript(page);
  const kept = path.join(transcripts, file);
  if (rebase) writeFileSync(kept, said);
  assert.equal(said, readFileSync(kept, 'utf8'), file);
}

// The system's wish for a theme; Firefox's protocol cannot express one, and colours are the same in
// every browser.
const THEMES = {
  light: {colorScheme: 'light', contrast: 'no-preference'},
  dark: {colorScheme: 'dark', contrast: 'no-preference'},
  contrast: {colorScheme: 'light', contrast: 'more'},
};
const expected = {pictures: ['fonts.txt'], transcripts: []};
for (const screen of SCREENS) {
  for (const [width, height, by] of SIZES) {
    if (width < (screen.from ?? 0)) continue;
    const spoken = width <= 1280 && `${screen.name}-${width}x${height}.txt`;
    const picture = (theme) => `${screen.name}-${theme}-${width}x${height}.png`;
    expected.pictures.push(...Object.keys(THEMES).map(picture));
    if (spoken) expected.transcripts.push(spoken);
    if (only && !only.includes(screen.name)) continue;
    const size = {width, height: screen.height?.[width] ?? height};
    await test(`${screen.name}, ${width}×${height}`, () => withScreen(screen, {...size, theme: ''}, async (page) => {
      const wrong = [];
      const look = (act) => act.catch((error) => wrong.push(error.message));
      if (spoken && chromium) await look(hear(page, spoken));
      for (const [theme, media] of Object.entries(THEMES)) {
        if (chromium) {
          await page.native.emulateMedia(media);
          await page.settled();
        } else if (theme !== 'light') {
          continue;
        }
        await look(see(page, picture(theme), by));
      }
      assert.equal(wrong.join('\n'), '');
    }));
  }
}

await test('a label that vanishes is seen, and a pixel is not', async () => {
  const kept = readPicture(path.join(folder, 'plan-light-1280x800.png'));
  const without = (width, height) => {
    const data = Uint8Array.from(kept.data);
    for (let y = 100; y < 100 + height; y++) data.fill(0x40, (y * kept.width + 30) * 4, (y * kept.width + 30 + width) * 4);
    return compare(kept, {...kept, data}).share;
  };
  assert.ok(without(12, 4) > 0.001, 'sixty pixels by twenty');
  assert.ok(without(2, 2) <= 0.001, 'ten by ten');
});

await test('no picture or transcript is left of a screen that is gone', async () => {
  assert.deepEqual(readdirSync(folder).filter((file) => !expected.pictures.includes(file)), []);
  assert.deepEqual(readdirSync(transcripts).filter((file) => !expected.transcripts.includes(file)), []);
});

await browser.close();
server.close();
finish();
