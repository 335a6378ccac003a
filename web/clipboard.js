// The clipboard, outside of text boxes; inside of them it is the browser's.
import {openFiles} from './files.js';
import {isTextBox} from './pointer.js';
import {tr} from './texts.js';

/**
 * @param {string} text
 * @param {string} html the same as rich text; empty for none
 * @returns {Promise<void>} rejected with a sentence for the person
 */
export async function copyText(text, html) {
  try {
    if (html === '') {
      await navigator.clipboard.writeText(text);
    } else {
      const part = (/** @type {string} */ type, /** @type {string} */ content) =>
        [type, new Blob([content], {type})];
      await navigator.clipboard.write([new ClipboardItem(
        Object.fromEntries([part('text/plain', text), part('text/html', html)]))]);
    }
  } catch {
    // Denied in some frames and on plain http; the older way still works there.
    if (!copySelected(text)) {
      throw new Error(tr('The browser does not let this page write to the clipboard.'));
    }
  }
}

/** @returns {Promise<{html: string, text: string}>} rejected where the page may not read it */
export async function readClipboard() {
  const items = await navigator.clipboard.read();
  /** @param {string} type */
  const read = async (type) => {
    const item = items.find(({types}) => types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  return {html: await read('text/html'), text: await read('text/plain')};
}

/** @param {string} text */
function copySelected(text) {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'offscreen';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  return copied;
}

/**
 * @param {import('./program.js').Program} program
 * @param {import('./frames.js').Frames} frames
 * @param {(html: string, text: string) => void} paste
 * @param {import('./files.js').Receiver} receiver Gets files.
 */
export function listenToClipboard(program, frames, paste, receiver) {
  /** @param {ClipboardEvent} event */
  const copy = (event) => {
    const {target, clipboardData} = event;
    // copySelected() and text boxes are the browser's.
    if (!clipboardData || isTextBox(target)) return;
    const clip = program.copy(event.type === 'cut');
    if (!clip) return;
    clipboardData.setData('text/plain', clip.text);
    clipboardData.setData('text/html', clip.html);
    event.preventDefault();
    frames.request();
  };
  addEventListener('copy', copy);
  addEventListener('cut', copy);
  addEventListener('paste', (event) => {
    const data = event.clipboardData;
    if (!data || isTextBox(event.target)) return;
    const text = data.getData('text/plain');
    const html = data.getData('text/html');
    // Word processors put a picture of a text beside it.
    if (data.files.length > 0 && (html === '' || text === '')) openFiles([...data.files], receiver);
    else if (text !== '') paste(html, text);
    else return;
    event.preventDefault();
  });
}
