// The interface in the languages there are: as the browser says, as the address says, as somebody
// chooses.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {dist, launch, serve, singleFileUrl} from './driver.mjs';
import {announced, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/** The browser's languages, the first preferred. @param {string[]} tags */
const prefers = (...tags) => `Object.defineProperty(navigator, 'languages', {get: () => ${JSON.stringify(tags)}});`;
const texts = (language) => JSON.parse(readFileSync(
  new URL(`../../assets/languages/${language}.json`, import.meta.url), 'utf8')).texts;
const [de, ja] = [texts('de'), texts('ja')];

/** @param {import('./page.mjs').Page} page */
const language = (page) => page.evaluate(() => document.documentElement.lang);
/** What the page fetched. @param {import('./page.mjs').Page} page @returns {Promise<string[]>} */
const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));

/** Chooses a command of the palette. @param {import('./page.mjs').Page} page @param {string} words */
async function command(page, words) {
  await page.press('Control+k');
  await page.find('option');
  await page.type(words);
  await page.waitFor(async () => (await page.all('option')).length === 1, `one command for ${words}`);
  await page.press('Enter');
}

await test('the first of the browser’s languages that there is', async () => {
  for (const [tags, expected, catalogue] of [
    [['fr-FR', 'de-CH', 'en'], 'de', de], [['ja', 'en-US'], 'ja', ja]]) {
    await withPage(browser, server.url, {before: prefers(...tags)}, async (page) => {
      await page.find('button', catalogue['Look at the Liberty sample']);
      assert.equal(await language(page), expected);
      assert.equal(await page.has('button', 'Look at the Liberty sample'), false);
    });
  }
});

await test('English needs no catalogue', async () => {
  for (const tags of [['en-GB', 'de'], ['fr'], ['pt-BR', 'en']]) {
    await withPage(browser, server.url, {before: prefers(...tags)}, async (page) => {
      await page.find('button', 'Look at the Liberty sample');
      assert.equal(await language(page), 'en');
      assert.deepEqual((await fetched(page)).filter((name) => name.endsWith('.json')), []);
    });
  }
});

await test('an address names the language', async () => {
  await withPage(browser, `${server.url}?lang=ja`, {before: prefers('de')}, async (page) => {
    await page.find('button', ja['Look at the Liberty sample']);
    assert.equal(await language(page), 'ja');
  });
  await withPage(browser, `${server.url}?lang=xx`, {before: prefers('de')}, async (page) => {
    await page.find('button', de['Look at the Liberty sample']);
  });
});

await test('the single file has its languages with it', async () => {
  await withPage(browser, `${singleFileUrl}?lang=de`, {}, async (page) => {
    await page.click('button', de['Look at the Liberty sample']);
    await page.find('button', de['Add priority']);
    assert.equal(await language(page), 'de');
    assert.deepEqual((await fetched(page)).filter((name) => !name.startsWith('data:') && !name.startsWith('blob:')), []);
  });
});

await test('numbers are as in the language', async () => {
  const notes = `Priorities\n${Array(1300).fill('* word').join('\n')}`;
  for (const [tag, number] of [['de', '1.301'], ['ja', '1,301'], ['en', '1,301'], ['de-AT', '1\u00a0301'], ['en-IN', '1,301']]) {
    await withPage(browser, server.url, {before: prefers(tag)}, async (page) => {
      await page.paste(notes);
      await page.waitFor(async () => (await announced(page)).includes(number), `${number} lines in ${tag}`);
    });
  }
});

await test('times of a pad’s history are as in the language', async () => {
  for (const [tag, time, name] of [
    ['de', / · \d{1,2}\. \p{L}+\.? \d{4}.* UTC/u, de.Revision], ['ja', / · \d{4}年\d{1,2}月\d{1,2}日.* UTC/, ja.Revision],
    ['en', / · [A-Z][a-z]{2} \d{1,2}, \d{4}.* UTC/, 'Revision']]) {
    await withPage(browser, server.url, {before: prefers(tag)}, async (page) => {
      const texts = {de, ja, en: {}}[tag];
      await page.click('button', texts['Try it with the Liberty pad'] ?? 'Try it with the Liberty pad');
      await page.click('button', texts.History ?? 'History');
      await page.find('slider', name);
      await page.find('paragraph', time);
    });
  }
});

await test('a language is chosen, at once and for the next visit', async () => {
  await withPage(browser, server.url, {before: prefers('en')}, async (page) => {
    await page.click('button', 'Look at the Liberty sample');
    await page.find('button', 'Undo');
    await command(page, 'language deutsch');
    await page.find('button', 'Rückgängig');
    assert.equal(await page.has('button', 'Undo'), false);
    assert.equal(await language(page), 'de');
    const tooltip = await page.evaluate(() => document.querySelector('[aria-label="Speichern"]').title);
    assert.match(tooltip, /Strg\+S/);

    await page.goTo(server.url);
    await page.find('button', de['Look at the Liberty sample']);
    await command(page, 'sprache english');
    await page.find('button', 'Look at the Liberty sample');
    assert.equal(await language(page), 'en');
    await command(page, 'language browser');
    await page.goTo(server.url);
    await page.find('button', 'Look at the Liberty sample');
  });
});

await test('without its catalogue the page is English and works', async () => {
  const [name] = readdirSync(path.join(dist, 'web')).filter((file) => /^de-[0-9a-f]{10}\.json$/.test(file));
  assert.ok(name);
  const broken = `${prefers('de')} const whole = fetch; globalThis.fetch = (...rest) =>
    String(rest[0]).includes('.json') ? Promise.reject(new TypeError('no network')) : whole(...rest);`;
  await withPage(browser, server.url, {before: broken}, async (page) => {
    await page.click('button', 'Look at the Liberty sample');
    await page.find('button', 'Undo');
    assert.equal(await language(page), 'en');
  });
});

await test('a catalogue that does not arrive does not keep the page', async () => {
  const slow = `${prefers('de')} const whole = fetch; let arrive = () => {};
    globalThis.arrive = () => arrive();
    globalThis.fetch = (...rest) => String(rest[0]).includes('.json') ?
      new Promise((resolve) => { arrive = resolve; }).then(() => whole(...rest)) : whole(...rest);`;
  await withPage(browser, server.url, {before: slow}, async (page) => {
    await page.find('button', 'Look at the Liberty sample');
    await page.evaluate(() => globalThis.arrive());
    await page.find('button', de['Look at the Liberty sample']);
    assert.equal(await language(page), 'de');
  });
});

await browser.close();
server.close();
finish();
