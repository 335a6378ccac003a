// The browser is killed, as by a crash or a full memory, at random moments while somebody edits:
// whatever the page said was kept is there afterwards. SUMMIT_KILLS says how often.
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {browserName, serve, startDisplay} from './driver.mjs';
import {finish, test} from './runner.mjs';

const KILLS = Number(process.env.SUMMIT_KILLS ?? 6);
// Milliseconds within which the kill comes, from the first edit on.
const LATEST = 700;
const TIMEOUT = 30_000;

const {default: puppeteer} = await import('puppeteer-core');
const server = await serve();
const display = browserName === 'firefox' ? await startDisplay() : null;

/** A browser that keeps what it has in `profile`. @param {string} profile */
function start(profile) {
  return puppeteer.launch(browserName === 'firefox' ? {
    browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: false, userDataDir: profile,
    env: {...process.env, DISPLAY: display.name},
    extraPrefsFirefox: {
      'webgl.force-enabled': true,
      // A profile whose browser crashed begins as any other.
      'toolkit.startup.max_resumed_crashes': -1, 'browser.sessionstore.resume_from_crash': false,
    },
  } : {
    executablePath: '/usr/bin/chromium', headless: true, userDataDir: profile,
    args: ['--no-sandbox', '--disable-gpu', '--disable-gpu-watchdog', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Ends it as nothing else would: no process of it gets to do anything more.
 *  @param {import('puppeteer-core').Browser} browser */
async function kill(browser) {
  const child = browser.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** @param {import('puppeteer-core').Browser} browser @param {string} address */
async function open(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => (globalThis.summit?.frames ?? 0) > 1, {timeout: TIMEOUT});
  return page;
}

/** Edits the plan's title over and over in the page: "1", "2", … from `first` on. */
function edit(first) {
  let number = first;
  const next = () => {
    const field = [...document.querySelectorAll('input')].find(
      (each) => each.getAttribute('aria-label') === 'Title');
    if (field) {
      field.focus();
      field.value = String(number);
      field.dispatchEvent(new Event('input', {bubbles: true}));
      globalThis.edited = number++;
    }
    setTimeout(next, Math.random() * 40);
  };
  next();
}

await test(`${KILLS} times killed, nothing that was kept is lost`, async () => {
  let browser;
  const profile = await mkdtemp(path.join(tmpdir(), 'summit-kill-'));
  let address = `${server.url}?theme=light`;
  let kept = 0;
  let behind = 0;
  try {
    for (let time = 0; time <= KILLS; time++) {
      // Puppeteer puts this file aside, and only a browser that ends well gets it back.
      if (browserName === 'firefox') await writeFile(path.join(profile, 'user.js'), '');
      browser = await start(profile);
      const page = await open(browser, address);
      if (time > 0) {
        const found = Number((await page.title()).replace(/^• | – Summit$/g, ''));
        assert.ok(found >= kept, `kill ${time}: the page had said that ${kept} was kept, and there is ${found}`);
        kept = found;
      } else {
        await (await page.waitForSelector('aria/Look at the Liberty sample[role="button"]')).click();
      }
      if (time === KILLS) break;
      await page.evaluate(edit, kept + 1);
      // The first is kept before anything is at stake: from then on the address leads to the plan.
      await page.waitForFunction((before) => Number(globalThis.summit.kept) > before, {timeout: TIMEOUT}, kept);
      address = page.url();
      const until = Date.now() + Math.random() * LATEST;
      let edited = 0;
      do {
        const now = await page.evaluate(() => [globalThis.summit.kept, globalThis.edited]);
        kept = Number(now[0]);
        edited = now[1];
      } while (Date.now() < until);
      behind = Math.max(behind, edited - kept);
      await kill(browser);
    }
    console.log(`        ${KILLS} kills, ${kept} edits kept; at most ${behind} were not yet`);
  } finally {
    await kill(browser);
    await rm(profile, {recursive: true, force: true, maxRetries: 5});
  }
});

server.close();
display?.stop();
finish();
