// The clipboard, outside of text boxes; inside of them it is the browser's.
import {openFiles} from './files.js';
import {tr} from './texts.js';

/**
 * @param {string} text
 * @returns {Promise<void>} rejected with a sentence for the person
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Denied in some frames and on plain http; the older way still works there.
    if (!copySelected(text)) {
      throw new Error(tr('The browser does not let this page write to the clipboard.'));
    }
  }
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
/**
 * @param {(name: string, bytes: Uint8Array) => void} open Gets text.
 * @param {(html: string, text: string) => void} paste Gets rich text, with the same as plain text.
 * @param {import('./files.js').Receiver} receiver Gets files.
 */
export function listenToPaste(open, paste, receiver) {
  addEventListener('paste', (event) => {
    const target = event.target;
    const data = event.clipboardData;
    if (!data || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    const text = data.getData('text/plain');
    const html = data.getData('text/html');
    // Word processors put a picture of a text beside it.
    if (html !== '' && text !== '') paste(html, text);
    else if (data.files.length > 0) openFiles(data.files, receiver);
    else if (text !== '') open('pasted', new TextEncoder().encode(text));
    else return;
    event.preventDefault();
  });
}
