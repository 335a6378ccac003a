// Prose as people edit it: marks by keys and buttons, colours that lie exactly on the text,
// references to sections by a few letters of their names, input methods.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {browserName, launch, serve} from './driver.mjs';
import {applied, compose, exported, focusIsOn, withLiberty} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';

const browser = await launch();
const server = await serve();

/** The description of a priority, with `text` in it and the focus on it.
 *  @param {(page: import('./page.mjs').Page) => Promise<unknown>} act */
function withDescription(text, act, options = {}) {
  return withLiberty(browser, server.url, {scale: 1, ...options}, async (page) => {
    await page.click('textbox', 'Title of Scheduler');
    if (await page.has('tab', 'Details')) await page.click('tab', 'Details');
    await page.click('textbox', 'Description');
    await page.press('Control+a');
    await write(page, text);
    await act(page);
  });
}

/** All of the field with the focus, at once. */
async function write(page, text) {
  await page.evaluate((all) => {
    document.activeElement.select();
    document.execCommand(all === '' ? 'delete' : 'insertText', false, all);
  }, text);
  await page.settled();
}

/** Selects a part of what the field with the focus holds. */
async function select(page, part) {
  await page.evaluate((words) => {
    const editor = document.activeElement;
    const at = editor.value.indexOf(words);
    editor.setSelectionRange(at, at + words.length);
  }, part);
}

/** What the field with the focus holds, the selection between brackets. */
function shown(page) {
  return page.evaluate(() => {
    const {value, selectionStart, selectionEnd} = document.activeElement;
    return `${value.slice(0, selectionStart)}[${value.slice(selectionStart, selectionEnd)}]${value.slice(selectionEnd)}`;
  });
}

/** Whether the colours lie over the field with the focus, and what they show. */
function colored(page) {
  return page.evaluate(() => {
    const element = document.getElementById('highlight');
    if (element.hidden || !document.activeElement.classList.contains('highlighted')) return null;
    return {
      text: element.textContent.slice(0, -1),
      parts: [...element.querySelectorAll('span')].map(({className, textContent}) => `${className}: ${textContent}`),
    };
  });
}

await test('marks are set and taken away with keys', () => withDescription('one two three', async (page) => {
  await select(page, 'two');
  await page.press('Control+b');
  assert.equal(await shown(page), 'one **[two]** three');
  await page.press('Control+b');
  assert.equal(await shown(page), 'one [two] three');
  await page.press('Control+i');
  assert.equal(await shown(page), 'one *[two]* three');
  await page.press('Control+i');
  await page.press('Control+Shift+L');
  assert.equal(await shown(page), 'one ``[two]`` three');
  await page.press('Control+Shift+L');
  await page.press('Control+Shift+8');
  assert.equal(await shown(page), '* one [two] three');
  await page.press('Control+Shift+8');
  await page.press('Control+Shift+K');
  assert.equal(await shown(page), 'one `two <[https://]>`__ three');
  await page.type('https://a.example');
  const text = 'one `two <https://a.example>`__ three';
  assert.equal(await exported(page), applied([{op: 'set-description', id: 'scheduler', value: text}]).rst);
}));

await test('each mark is undone by itself, typing goes on', () => withDescription('one two', async (page) => {
  await select(page, 'two');
  await page.press('Control+b');
  await page.press('Control+z');
  assert.equal((await page.focused()).value, 'one two');
  await page.press('Control+Shift+z');
  assert.equal((await page.focused()).value, 'one **two**');
  await page.press('End');
  await page.press('Control+b');
  await page.type('three');
  assert.equal(await shown(page), 'one **two**\\ **three[]**');
}));

await test('a button sets a mark and leaves focus and selection in the field', () => withDescription('one two three', async (page) => {
  await select(page, 'two');
  await page.click('button', 'Strong');
  await focusIsOn(page, 'textbox', 'Description');
  assert.equal(await shown(page), 'one **[two]** three');
  await page.click('button', 'Strong');
  assert.equal(await shown(page), 'one [two] three');
  // By the keyboard: the focus comes back.
  await page.press('Shift+Tab');
  await focusIsOn(page, 'button', 'Strong');
  await page.press('ArrowRight');
  await page.press('ArrowRight');
  await focusIsOn(page, 'button', 'Literal');
  await page.press('Enter');
  await focusIsOn(page, 'textbox', 'Description');
  assert.equal(await shown(page), 'one ``[two]`` three');
  // The palette knows them, too.
  await page.press('Control+k');
  await page.type('Emphasis');
  await page.press('Enter');
  await focusIsOn(page, 'textbox', 'Description');
  assert.equal(await shown(page), 'one *[two]* three');
}));

await test('Enter begins a paragraph or the next item, with Shift only a line', () => withDescription('Three:', async (page) => {
  await page.press('End');
  for (const [typed, ...keys] of [['', 'Enter'], ['* one', 'Enter'], ['two', 'Enter', 'Enter'], ['And', 'Shift+Enter'], ['more']]) {
    if (typed) await page.type(typed);
    for (const key of keys) await page.press(key);
  }
  assert.equal(await shown(page), 'Three:\n\n* one\n* two\n\nAnd\nmore[]');
  assert.equal((await colored(page)).text, 'Three:\n\n* one\n* two\n\nAnd\nmore');
  const text = 'Three:\n\n* one\n* two\n\nAnd\nmore';
  assert.equal(await exported(page), applied([{op: 'set-description', id: 'scheduler', value: text}]).rst);
  await page.click('textbox', 'Description');
  await page.press('Control+z');
  assert.notEqual((await page.focused()).value, text);
}));

await test('a marker that is typed after Enter stands once, and Backspace takes it away', () => withDescription('- one', async (page) => {
  await page.press('End');
  await page.type('\n- two\n-three\n* four\n');
  assert.equal(await shown(page), '- one\n- two\n- -three\n- * four\n- []');
  await page.press('Backspace');
  assert.equal(await shown(page), '- one\n- two\n- -three\n- * four\n[]');
}));

await test('an item that was not written into is not kept', () => withDescription('* one', async (page) => {
  await page.press('End');
  await page.press('Enter');
  assert.equal(await shown(page), '* one\n* []');
  assert.equal(await exported(page), applied([{op: 'set-description', id: 'scheduler', value: '* one'}]).rst);
  await page.click('textbox', 'Title');
  assert.equal(await page.value('textbox', 'Description'), '* one');
}));

await test('what is typed right after Enter stands behind it', () => withDescription('* one', async (page) => {
  await page.press('End');
  await page.type('\n' + 'two\nthree');
  assert.equal(await shown(page), '* one\n* two\n* three[]');
}));

await test('markup has colours while it is edited', () => withDescription('a **b** ``c`` `Cells V2`_', async (page) => {
  assert.deepEqual(await colored(page), {
    text: 'a **b** ``c`` `Cells V2`_',
    parts: ['mark: **', 'mark: **', 'mark: ``', 'literal: c', 'mark: ``', 'mark: `', 'link: Cells V2', 'mark: `_'],
  });
  await page.press('End');
  await page.type(' *d* 😀 ``e``');
  const {text, parts} = await colored(page);
  assert.equal(text, (await page.focused()).value);
  assert.deepEqual(parts.slice(-5), ['mark: *', 'mark: *', 'mark: ``', 'literal: e', 'mark: ``']);
  await page.press('Control+z');
  assert.equal((await colored(page)).text, (await page.focused()).value);
  await page.paste('x', '<p>some <b>bold</b> words</p>');
  const pasted = await colored(page);
  assert.match(pasted.text, /some \*\*bold\*\* words/);
  assert.equal(pasted.text, (await page.focused()).value);
  await page.click('textbox', 'Title');
  assert.equal(await page.evaluate(() => document.getElementById('highlight').hidden), true);
}));

await test('a very long text shows plainly, and can be typed into', () => withDescription('', async (page) => {
  await write(page, 'Some **words** of it. '.repeat(3000));
  assert.equal(await colored(page), null);
  await page.press('End');
  await page.type('more');
  assert.match((await page.focused()).value, /more$/);
  await write(page, '**few**');
  assert.equal((await colored(page)).text, '**few**');
}));

const SCRIPTS = [
  'Plain words with **strong ones**, ``literals`` and `links <https://example.org/a/long/address>`__ in a '.repeat(4),
  '* eins\n* zwei ``x``\n\n  mehr Text\n\n1. drei\n\n',
  '日本語の**強調**\\ と ``リテラル`` 한국어 *강조* ',
  'العربية **قوي** و ``حرفي`` עברית *הדגשה* ',
  'e\u0301 😀👩‍💻 **🇩🇪** ﬁ AVAVA\ttab  two  spaces   ',
  'a'.repeat(300),
];

/** How many pixels of the field differ between the coloured text, all in one colour, and its own. */
async function misplaced(page) {
  const {x, y, width, height} = (await page.focused()).visible;
  const clip = {x: x + 3, y: y + 3, width: width - 6, height: height - 6};
  const look = async () => Buffer.from(await page.native.screenshot({clip})).toString('base64');
  await page.evaluate(() => {
    const root = document.documentElement.style;
    for (const name of ['mark', 'literal', 'link', 'role', 'wrong']) root.setProperty(`--editor-${name}`, 'var(--editor-text)');
    document.activeElement.style.caretColor = 'transparent';
    document.activeElement.spellcheck = false;
  });
  const over = await look();
  await page.evaluate(() => {
    document.activeElement.classList.remove('highlighted');
    document.getElementById('highlight').style.visibility = 'hidden';
  });
  const own = await look();
  await page.evaluate(() => {
    document.activeElement.style.color = 'transparent';
  });
  const empty = await look();
  return page.evaluate(async (...shots) => {
    const [one, other, bare] = await Promise.all(shots.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height).data;
    }));
    const far = (a, b, at) => [0, 1, 2].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > 96);
    let wrong = 0;
    let ink = 0;
    for (let at = 0; at < one.length; at += 4) {
      if (far(one, other, at)) wrong++;
      if (far(bare, other, at)) ink++;
    }
    return {wrong, ink};
  }, over, own, empty);
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const [at, text] of SCRIPTS.entries()) {
    await test(`colours lie on the text they are of, ${width}×${height}, text ${at + 1}`, () => withDescription(text, async (page) => {
      const heights = await page.evaluate(() => [document.activeElement.scrollHeight, document.getElementById('highlight').scrollHeight]);
      assert.equal(heights[1], heights[0]);
      const {wrong, ink} = await misplaced(page);
      assert.ok(ink > 100, `the text shows: ${ink} pixels`);
      assert.ok(wrong <= ink / 200, `${wrong} of ${ink} pixels are elsewhere`);
    }, {width, height}));
  }
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  await test(`what is typed, and the caret, stay in sight in a long text, ${width}×${height}`, () => withDescription('', async (page) => {
    // The box is higher than its pane, which cuts it above or below; the caret is in its last line.
    const cut = () => page.evaluate(() => {
      const [above, , below] = (/inset\((.*)\)/.exec(document.activeElement.style.clipPath)?.[1] ?? '0 0 0').split(' ').map(parseFloat);
      return {above, below};
    });
    for (let line = 0; line < 20; line++) {
      await page.native.keyboard.type('words');
      await page.press('Enter');
      await page.press('Enter');
    }
    await page.native.keyboard.type('last');
    await page.settled();
    const typed = await cut();
    assert.ok(typed.above > 100 && typed.below < 40, JSON.stringify(typed));
    await page.press('Control+Home');
    await page.waitFor(async () => (await cut()).above < 40, 'the start of the text');
    assert.ok((await cut()).below > 100);
    await page.press('Control+End');
    await page.waitFor(async () => (await cut()).below < 40, 'its end');
  }, {width, height}));
}

await test('colours follow where the text box is scrolled', () => withDescription('', async (page) => {
  await write(page, Array.from({length: 120}, (_, line) => `* item **${line}**`).join('\n'));
  const same = () => page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    const over = document.getElementById('highlight').getBoundingClientRect();
    return [box.x - over.x, box.y - over.y, box.width - over.width, box.height - over.height,
      document.activeElement.scrollTop - document.getElementById('highlight').scrollTop];
  });
  assert.deepEqual(await same(), [0, 0, 0, 0, 0]);
  const {visible} = await page.focused();
  await page.native.mouse.move(visible.x + 50, visible.y + 50);
  if (browserName === 'firefox') await page.native.mouse.wheel({deltaY: 300});
  else await page.native.mouse.wheel(0, 300);
  await page.settled();
  assert.deepEqual(await same(), [0, 0, 0, 0, 0]);
}));

await test('a tap shows the text, on a phone too', () => withLiberty(browser, server.url, {width: 390, height: 844, touch: true}, async (page) => {
  await page.tap('button', 'Details of Scheduler');
  await page.tap('textbox', 'Description');
  const [box, over] = await page.evaluate(() => [document.activeElement, document.getElementById('highlight')].map((element) => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return {x, y, width, height};
  }));
  assert.deepEqual(over, box);
  assert.match((await colored(page)).text, /^During Kilo/);
}));

await test('a section is named by a few letters, and the reference resolves', () => withDescription('See ', async (page) => {
  await page.press('End');
  await page.type('`ce');
  const list = await page.find('listbox', 'Sections of the document');
  assert.equal((await page.find('option', 'Cells v2')).states.selected, 'true');
  const focused = await page.focused();
  assert.equal(focused.states.activedescendant, `n${(await page.find('option', 'Cells v2')).id}`);
  assert.deepEqual(await page.axe(), []);
  // Where the list lies over the text box, that lets it through.
  const {rect} = focused;
  if (list.rect.y < rect.y + rect.height) {
    assert.match(await page.evaluate(() => document.activeElement.style.clipPath), /^path/);
  }
  await page.press('Enter');
  await page.gone('listbox');
  assert.equal(await shown(page), 'See `Cells v2`_[]');
  await page.type(' and `ce');
  await page.click('option', 'Cells v2');
  await focusIsOn(page, 'textbox', 'Description');
  assert.equal(await shown(page), 'See `Cells v2`_ and `Cells v2`_[]');
  await page.type('.');
  assert.match(await exported(page), /See `Cells v2`_ and `Cells v2`_\./);
  await page.find('paragraph', 'No problems');
}));

await test('what an input method composes can be seen, and has colours afterwards', () => withDescription('**a** ', async (page) => {
  await page.press('End');
  await page.evaluate(() => {
    globalThis.plain = [];
    document.activeElement.addEventListener('compositionupdate', ({target}) => {
      globalThis.plain.push(getComputedStyle(target).color !== 'rgba(0, 0, 0, 0)');
    });
  });
  await compose(page, ['に', 'にほ'], '日本');
  assert.equal((await page.focused()).value, '**a** 日本');
  assert.ok((await page.evaluate(() => globalThis.plain)).every(Boolean));
  assert.equal((await colored(page)).text, '**a** 日本');
}));

const interrupted = 'undo while an input method composes loses nothing';
if (browserName !== 'chromium') skip(interrupted, 'only Chromium lets a test compose');
else await test(interrupted, () => withDescription('abc ', async (page) => {
  await page.press('End');
  const input = await page.native.context().newCDPSession(page.native);
  await input.send('Input.imeSetComposition', {text: 'にほ', selectionStart: 2, selectionEnd: 2});
  await page.settled();
  assert.equal(await page.evaluate(() => document.activeElement.dispatchEvent(
    new InputEvent('beforeinput', {inputType: 'historyUndo', bubbles: true, cancelable: true}))), false);
  await page.settled();
  assert.equal((await page.focused()).value, 'abc にほ');
  await input.send('Input.insertText', {text: '日本'});
  await page.settled();
  assert.equal((await page.focused()).value, 'abc 日本');
  assert.match(await exported(page), /abc 日本/);
  // A button of the page ends what is composed, and undoes it then.
  await input.send('Input.imeSetComposition', {text: 'ご', selectionStart: 1, selectionEnd: 1});
  await page.click('button', 'Undo');
  await page.click('textbox', 'Description');
  await page.type('!');
  const {value} = await page.focused();
  assert.match(value, /!/);
  assert.match(await exported(page), /!/);
  // What is typed elsewhere still comes to the program.
  await page.fill('Title of Scheduler', 'Placement');
  await page.find('heading', 'Placement');
}));

for (const theme of ['light', 'dark', 'contrast']) {
  await test(`the colours stand out, ${theme}`, () => withDescription('**a** ``b`` `c`_ :d:`e` **f', async (page) => {
    const worst = await page.evaluate(() => {
      const luminance = (color) => {
        const [red, green, blue] = color.match(/[\d.]+/g).map((value) => {
          const part = Number(value) / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const text = luminance(getComputedStyle(document.getElementById('highlight')).color);
      // The field is as far from its text as can be: white under dark, nearly black under light.
      const ground = text < 0.3 ? 1 : 0.016;
      return Math.min(...[...document.querySelectorAll('#highlight span')].map((span) => {
        const [less, more] = [luminance(getComputedStyle(span).color), ground].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
      }));
    });
    assert.ok(worst >= (theme === 'contrast' ? 7 : 4.5), `contrast of ${worst}`);
  }, {theme}));
}

await browser.close();
server.close();
finish();
