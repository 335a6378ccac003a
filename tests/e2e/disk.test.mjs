// Files on a disk that the page may write (File System Access API): opened, saved, saved as, found
// changed by another program, found again in the next visit. The disk is the page's own part of it
// (the origin private file system), whose handles are the browser's real ones; the pickers, which
// are windows of the system, and their questions for leave to write are replaced.
import assert from 'node:assert/strict';
import {browserName, launch, serve} from './driver.mjs';
import {SAMPLE, applied, focusIsOn, hears, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

// `picks` are the names of the files somebody chooses, in their order: none is a picker that is closed.
const DISK = `if (globalThis.FileSystemHandle) {
  globalThis.disk = {picks: [], asked: [], leave: 'granted', answer: 'granted'};
  const root = () => navigator.storage.getDirectory();
  const pick = async (kind, options, create) => {
    disk.asked.push({kind, ...options, startIn: options.startIn?.name});
    const name = disk.picks.shift();
    if (!name) throw new DOMException('', 'AbortError');
    return (await root()).getFileHandle(name, {create});
  };
  globalThis.showOpenFilePicker = async (options) => [await pick('open', options, false)];
  globalThis.showSaveFilePicker = (options) => pick('save', options, true);
  FileSystemHandle.prototype.queryPermission = async ({mode}) => (mode === 'read' ? 'granted' : disk.leave);
  FileSystemHandle.prototype.requestPermission = async () => {
    disk.asked.push({kind: 'leave'});
    return disk.leave = disk.answer;
  };
  disk.write = async (name, text) => {
    const stream = await (await (await root()).getFileHandle(name, {create: true})).createWritable();
    await stream.write(text);
    await stream.close();
  };
  disk.read = async (name) => (await (await (await root()).getFileHandle(name)).getFile()).text();
  disk.remove = async (name) => (await root()).removeEntry(name);
}`;

const DEMO = `Demo
====

+-----------+----------+
| Priority  | Owner    |
+===========+==========+
| \`Cells\`_  | Jay      |
+-----------+----------+

Cells
-----

Many of them.
`;
const THEIRS = DEMO.replace('Jay    ', 'Sylvain');

/** @param {import('./page.mjs').Page} page @param {string} name @param {string} text */
const write = (page, name, text) => page.evaluate((of, content) => globalThis.disk.write(of, content), name, text);
/** @param {import('./page.mjs').Page} page @param {string} name @returns {Promise<string>} */
const read = (page, name) => page.evaluate((of) => globalThis.disk.read(of), name);
/** What somebody will choose. @param {import('./page.mjs').Page} page @param {...string} names */
const choose = (page, ...names) => page.evaluate((picks) => void (globalThis.disk.picks = picks), names);
/** What somebody was asked. @param {import('./page.mjs').Page} page */
const asked = (page) => page.evaluate(() => globalThis.disk.asked.splice(0));
/** @param {string} owner */
const ownedBy = (owner) => DEMO.replace('Jay     ', owner.padEnd(8));

/** @param {(page: import('./page.mjs').Page) => Promise<unknown>} act */
const withDisk = (act) => withPage(browser, server.url, {before: DISK}, act);

/** Opens DEMO from the disk. @param {import('./page.mjs').Page} page */
async function openDemo(page) {
  await write(page, 'demo.rst', DEMO);
  await choose(page, 'demo.rst');
  await page.press('Control+o');
  await page.find('button', 'Select or move Cells');
  await asked(page);
}

/** @param {import('./page.mjs').Page} page @param {string} [name] */
async function save(page, name = 'demo.rst') {
  await page.press('Control+s');
  await hears(page, `Saved ${name}`);
  // It may be an earlier one that is still said.
  await page.waitFor(() => page.evaluate(() => !document.title.startsWith('• ')), `${name} to be written`);
}

/** Another program was used meanwhile. @param {import('./page.mjs').Page} page */
async function comeBack(page) {
  await page.waitFor(() => page.evaluate(() => globalThis.summit.kept === 'Demo'), 'the plan to be kept');
  await page.evaluate(() => void dispatchEvent(new Event('focus')));
}

const CHANGED = 'Another program changed demo.rst.';

await test('a file is opened and saved where it is, nobody is asked', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await save(page);
  assert.equal(await read(page, 'demo.rst'), ownedBy('Zoë'));
  assert.deepEqual(await asked(page), []);
  await page.fill('Owners of Cells', 'Ana');
  await save(page);
  assert.equal(await read(page, 'demo.rst'), ownedBy('Ana'));
  assert.equal(await page.has('alertdialog'), false);
}));

await test('a plan of no file is saved where somebody chooses, and there from then on', () => withDisk(async (page) => {
  await page.click('button', SAMPLE);
  await choose(page, 'liberty.plan.json');
  await save(page, 'liberty.plan.json');
  const [question] = await asked(page);
  assert.equal(question.suggestedName, 'liberty.plan.json');
  assert.deepEqual(Object.values(question.types[0].accept), [['.json']]);
  await page.fill('Owners of Scheduler', 'Zoë');
  await save(page, 'liberty.plan.json');
  assert.deepEqual(await asked(page), []);
  assert.equal(JSON.parse(await read(page, 'liberty.plan.json')).title, 'Liberty Project Priorities');
  // As another file, whose name says that it is a document.
  await choose(page, 'mine.rst');
  await page.press('Control+Shift+S');
  await hears(page, 'Saved mine.rst');
  const rst = applied([{op: 'set-owners', id: 'scheduler', owners: ['Zoë']}]).rst;
  assert.equal(await read(page, 'mine.rst'), rst);
  assert.equal((await asked(page))[0].startIn, 'liberty.plan.json');
  await page.fill('Owners of Scheduler', 'Ana');
  await save(page, 'mine.rst');
  assert.equal(await read(page, 'mine.rst'), applied([{op: 'set-owners', id: 'scheduler', owners: ['Ana']}]).rst);
}));

await test('a picker that is closed changes nothing', () => withDisk(async (page) => {
  await page.click('button', SAMPLE);
  await page.fill('Owners of Scheduler', 'Zoë');
  await page.press('Control+s');
  await page.waitFor(async () => (await asked(page)).length > 0, 'the picker');
  await page.press('Control+o');
  await page.waitFor(async () => (await asked(page)).length > 0, 'the other one');
  assert.equal(await page.value('combobox', 'Owners of Scheduler'), 'Zoë');
  assert.ok((await page.evaluate(() => document.title)).startsWith('• '));
}));

await test('leave to write is asked for again, and can be refused', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await page.evaluate(() => void Object.assign(globalThis.disk, {leave: 'prompt', answer: 'denied'}));
  await page.press('Control+s');
  await hears(page, /^demo\.rst was not saved: Summit may not write demo\.rst\./);
  assert.equal(await read(page, 'demo.rst'), DEMO);
  await page.evaluate(() => void Object.assign(globalThis.disk, {leave: 'prompt', answer: 'granted'}));
  await save(page);
  assert.equal(await read(page, 'demo.rst'), ownedBy('Zoë'));
  assert.equal((await asked(page)).length, 2);
}));

await test('what another program wrote is never written over unasked', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await write(page, 'demo.rst', THEIRS);
  await page.press('Control+s');
  await page.find('alertdialog', CHANGED);
  await focusIsOn(page, 'button', 'Show what differs');
  await page.press('Enter');
  await page.find('status', 'Compared with demo.rst on the disk: 1 line differs');
  assert.equal(await read(page, 'demo.rst'), THEIRS);
  await page.click('button', 'Stop comparing');
  // Theirs, and back to what was here.
  await page.click('button', 'Review…');
  await page.click('button', 'Open it as it is on the disk');
  await page.gone('alertdialog');
  await page.press('Alt+Shift+2');
  assert.equal(await page.value('combobox', 'Owners of Cells'), 'Sylvain');
  await page.press('Control+z');
  assert.equal(await page.value('combobox', 'Owners of Cells'), 'Zoë');
  await page.press('Control+s');
  await page.find('alertdialog', CHANGED);
  await page.press('Escape');
  await page.gone('alertdialog');
  assert.equal(await read(page, 'demo.rst'), THEIRS);
  await page.press('Control+s');
  await page.click('button', 'Save over it');
  await hears(page, 'Saved demo.rst');
  assert.equal(await read(page, 'demo.rst'), ownedBy('Zoë'));
  await page.gone('button', 'Review…');
}));

await test('a change of the file is noticed when somebody comes back, one of its time alone is none', () => withDisk(async (page) => {
  await openDemo(page);
  await write(page, 'demo.rst', DEMO);
  await comeBack(page);
  await write(page, 'demo.rst', THEIRS);
  await comeBack(page);
  await hears(page, CHANGED);
  await page.click('button', 'Review…');
  await page.click('button', 'Open it as it is on the disk');
  await hears(page, /^Opened demo\.rst as it is on the disk/);
  assert.equal(await page.value('combobox', 'Owners of Cells'), 'Sylvain');
  // It is what is there: nothing to decide any more.
  await page.fill('Owners of Cells', 'Zoë');
  await save(page);
}));

await test('what is on the disk already is saved without a question', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await write(page, 'demo.rst', ownedBy('Zoë'));
  await save(page);
  assert.equal(await page.has('alertdialog'), false);
}));

await test('a file that is gone is told, and the plan saved as another one', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await page.evaluate(() => globalThis.disk.remove('demo.rst'));
  await page.press('Control+s');
  await hears(page, 'demo.rst was not saved: demo.rst is not there any more. Save the plan as another file.');
  await choose(page, 'again.rst');
  await page.press('Control+Shift+S');
  await hears(page, 'Saved again.rst');
  assert.equal(await read(page, 'again.rst'), ownedBy('Zoë'));
}));

await test('a write that fails in the middle leaves the file as it was', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await page.evaluate(() => {
    const {write: whole} = FileSystemWritableFileStream.prototype;
    FileSystemWritableFileStream.prototype.write = async function (bytes) {
      FileSystemWritableFileStream.prototype.write = whole;
      await whole.call(this, bytes.slice(0, 10));
      throw new DOMException('No space left on the device', 'QuotaExceededError');
    };
  });
  await page.press('Control+s');
  await hears(page, 'demo.rst was not saved: No space left on the device');
  assert.equal(await read(page, 'demo.rst'), DEMO);
  await save(page);
  assert.equal(await read(page, 'demo.rst'), ownedBy('Zoë'));
}));

await test('the plan has its file again in the next visit', () => withDisk(async (page) => {
  await openDemo(page);
  await page.fill('Title', 'Kept');
  await save(page);
  await page.waitFor(() => page.evaluate(() => globalThis.summit.kept === 'Kept'), 'the plan to be kept');
  // The file is kept behind it.
  await page.waitFor(() => page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('summit').onsuccess = ({target}) => {
      const {result: database} = target;
      const asking = database.transaction('files').objectStore('files').getAll();
      asking.onsuccess = () => {
        database.close();
        resolve(asking.result.length === 1 && asking.result[0].handle.name === 'demo.rst');
      };
    };
  })), 'the file to be kept');
  const address = await page.evaluate(() => location.href);
  await page.goTo('about:blank', {starts: false});
  await page.goTo(address);
  await page.waitFor(() => page.evaluate(() => document.title.includes('Kept')), 'the plan');
  await write(page, 'demo.rst', THEIRS);
  await page.fill('Owners of Cells', 'Zoë');
  await page.press('Control+s');
  await page.find('alertdialog', CHANGED);
  await page.click('button', 'Save over it');
  await hears(page, 'Saved demo.rst');
  assert.match(await read(page, 'demo.rst'), /Zoë/);
  assert.deepEqual(await asked(page), []);
}));

await test('a tab that takes a plan over knows what the other one saved', () => withDisk(async (page) => {
  await openDemo(page);
  await page.waitFor(() => page.evaluate(() => globalThis.summit.kept === 'Demo'), 'the plan to be kept');
  const other = await browser.open(await page.evaluate(() => location.href), {before: DISK, beside: page});
  try {
    await other.find('button', 'Edit here');
    await page.native.bringToFront();
    await page.fill('Owners of Cells', 'Zoë');
    await save(page);
    await other.native.bringToFront();
    await other.click('button', 'Edit here');
    await hears(other, 'You edit the plan in this tab now');
    assert.equal(await other.value('combobox', 'Owners of Cells'), 'Zoë');
    await other.fill('Owners of Cells', 'Ana');
    await save(other);
    assert.equal(await read(other, 'demo.rst'), ownedBy('Ana'));
  } finally {
    await other.close();
  }
}));

await test('a file that is opened again goes on with the plan that is kept, as long as both are the same', () => withDisk(async (page) => {
  const address = () => page.evaluate(() => location.hash);
  await openDemo(page);
  await page.fill('Owners of Cells', 'Zoë');
  await save(page);
  await page.waitFor(async () => (await address()).includes('open='), 'the plan to be kept');
  const first = await address();
  await page.press('Control+k');
  await page.type('New');
  await page.press('Enter');
  await page.waitFor(async () => await address() !== first, 'another plan');
  await page.waitFor(() => page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('summit').onsuccess = ({target}) => {
      const {result: database} = target;
      const asking = database.transaction('plans').objectStore('plans').getAll();
      asking.onsuccess = () => {
        database.close();
        resolve(asking.result.some(({title, saved}) => title === 'Demo' && saved));
      };
    };
  })), 'its being saved to be kept');
  await choose(page, 'demo.rst');
  await page.press('Control+o');
  await page.find('button', 'Select or move Cells');
  assert.equal(await address(), first);
  // What the file has now is in no plan.
  await write(page, 'demo.rst', THEIRS);
  await choose(page, 'demo.rst');
  await page.press('Control+o');
  await page.waitFor(async () => await page.value('combobox', 'Owners of Cells') === 'Sylvain', 'what is there now');
  await page.waitFor(async () => (await address()).includes('open=') && await address() !== first, 'a plan of its own');
}));

await test('a file that the system opens with Summit is saved where it is', async () => {
  const launched = `Object.defineProperty(globalThis, 'launchQueue', {
    value: {setConsumer: (consume) => void (disk.launch = (handle) => consume({files: [handle]}))}});`;
  await withPage(browser, server.url, {before: DISK + launched}, async (page) => {
    await write(page, 'demo.rst', DEMO);
    await page.evaluate(async () =>
      globalThis.disk.launch(await (await navigator.storage.getDirectory()).getFileHandle('demo.rst')));
    await page.fill('Owners of Cells', 'Zoë');
    await save(page);
    assert.equal(await read(page, 'demo.rst'), ownedBy('Zoë'));
  });
});

if (browserName === 'chromium') {
  await test('a file that is dropped is saved where it came from', () => withDisk(async (page) => {
    await write(page, 'demo.rst', DEMO);
    await page.evaluate(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('demo.rst');
      DataTransferItem.prototype.getAsFileSystemHandle = async () => handle;
    });
    await page.dropFile('demo.rst', DEMO);
    await page.fill('Owners of Cells', 'Zoë');
    await write(page, 'demo.rst', THEIRS);
    await page.press('Control+s');
    await page.find('alertdialog', CHANGED);
  }));
}

await browser.close();
server.close();
finish();
