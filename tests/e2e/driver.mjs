// Drives the page in a real browser as a person would: finds what it shows by role and accessible
// name, clicks with the mouse, types on the keyboard. One small interface over two libraries:
//
//   SUMMIT_BROWSER=chromium (the default)   playwright-core and /usr/bin/chromium
//   SUMMIT_BROWSER=firefox                  puppeteer-core and /usr/bin/firefox-esr, on a display of
//                                           its own (Xvfb), without which it has no WebGL2
//
//   const browser = await launch();
//   const page = await browser.open(url, {width: 1280, height: 800});
//   await page.click('button', 'Undo');
//   await browser.close();
//
// Nothing sleeps for a fixed time: what is not there yet is waited for, up to TIMEOUT.
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {Page, TIMEOUT, browserName} from './page.mjs';
import {serveFolder} from './serve.mjs';

export {browserName};

/** @typedef {import('./page.mjs').PageOptions} PageOptions */

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Where the built page is. */
export const dist = path.resolve(process.env.SUMMIT_DIST ?? path.join(project, 'dist'));
/** The page of one file, as opened by a double click. */
export const singleFileUrl = pathToFileURL(path.join(dist, 'summit.html')).href;

/** Serves the hosted page. */
export function serve() {
  return serveFolder(path.join(dist, 'web'));
}

/** Starts the browser SUMMIT_BROWSER names. @param {{prefs?: Record<string, unknown>}} [options] of
 *  Firefox, beside those every test has @returns {Promise<Browser>} */
export async function launch({prefs = {}} = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'summit-e2e-'));
  return browserName === 'firefox' ? launchFirefox(folder, prefs) : launchChromium(folder);
}

/**
 * @typedef {object} Browser
 * @property {(url: string, options?: PageOptions) => Promise<Page>} open
 * @property {() => Promise<void>} close
 */

// The pickers of the system's files open windows that no test reaches: files are downloaded and
// uploaded, as in browsers that have none, unless a test brings its own (disk.test.mjs).
const NO_PICKERS = 'delete globalThis.showOpenFilePicker; delete globalThis.showSaveFilePicker;';

// Display pixels per CSS pixel where a test does not look at any: browsers draw without a graphics
// card here, which is most of the time that a test takes.
const COARSE = 0.5;

/** @param {string} folder */
async function launchChromium(folder) {
  const {chromium} = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    // The watchdog takes a busy machine for a hang, and ends the browser.
    args: ['--no-sandbox', '--disable-gpu', '--disable-gpu-watchdog', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    /** @param {string} url @param {PageOptions} [options] */
    async open(url, options = {}) {
      const context = options.beside?.native.context() ?? await browser.newContext({
        viewport: {width: options.width ?? 1280, height: options.height ?? 800},
        deviceScaleFactor: options.scale ?? COARSE,
        hasTouch: options.touch ?? false,
        acceptDownloads: true,
        ...(url.startsWith('http') ? {permissions: ['clipboard-read', 'clipboard-write']} : {}),
      });
      const native = await context.newPage();
      await native.addInitScript(NO_PICKERS + (options.before ?? ''));
      const page = new Page(native, () => (options.beside ? native.close() : context.close()));
      page.download = async (act) => {
        const [download] = await Promise.all([native.waitForEvent('download', {timeout: TIMEOUT}), act()]);
        return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
      };
      await page.goTo(url, options);
      return page;
    },
    async close() {
      await browser.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** @param {string} folder @param {Record<string, unknown>} prefs */
async function launchFirefox(folder, prefs) {
  const {default: puppeteer} = await import('puppeteer-core');
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false,
    env: {...process.env, DISPLAY: display.name},
    extraPrefsFirefox: {
      'webgl.force-enabled': true,
      'layout.frame_rate': 240,
      'browser.download.dir': folder,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      // The list of downloads opens by itself and takes the page's focus.
      'browser.download.alwaysOpenPanel': false,
      ...prefs,
    },
  });
  return {
    /** @param {string} url @param {PageOptions} [options] */
    async open(url, options = {}) {
      // What a page keeps is its own, as in Chromium's contexts.
      const context = options.beside?.native.browserContext() ?? await browser.createBrowserContext();
      const native = await context.newPage();
      await native.bringToFront();
      await native.evaluateOnNewDocument(NO_PICKERS + (options.before ?? ''));
      await native.setViewport({
        width: options.width ?? 1280,
        height: options.height ?? 800,
        deviceScaleFactor: options.scale ?? COARSE,
      });
      // Closing would wait for the question whether to leave unsaved work.
      const page = new Page(native, async () => {
        await native.evaluate(() => addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true));
        await (options.beside ? native.close({runBeforeUnload: false}) : context.close());
      });
      page.download = async (act) => {
        const before = new Set(await readdir(folder));
        await act();
        const name = await page.waitFor(async () => (await readdir(folder)).find(
          (file) => !before.has(file) && !file.endsWith('.part')), 'a download');
        const file = path.join(folder, name);
        // Firefox makes the file first and fills it afterwards.
        await page.waitFor(async () => (await stat(file)).size > 0 &&
          !(await readdir(folder)).some((other) => other.endsWith('.part')), 'the end of the download');
        const bytes = await readFile(file);
        await rm(file);
        return {name, bytes};
      };
      await page.goTo(url, options);
      return page;
    },
    async close() {
      await browser.close();
      display.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** A display nobody sees. @returns {Promise<{name: string, stop: () => void}>} */
export async function startDisplay() {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  process.once('exit', () => display.kill());
  const number = await new Promise((resolve, reject) => {
    display.once('error', reject);
    display.once('exit', () => reject(new Error('Xvfb ended')));
    display.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return {name: `:${number}`, stop: () => display.kill()};
}
