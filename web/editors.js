// Text boxes: real <input> and <textarea> elements, always in the tree. Without focus they are
// invisible and the program draws their text; with it they show the text themselves, in exactly
// that place and over the frame that the program goes on drawing. So input methods, spelling,
// selection, clipboard and phone keyboards are the browser's own.
import {setAttribute} from './node_element.js';

/** @typedef {import('./node_element.js').SemanticNode} SemanticNode */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Editor */

/**
 * @typedef {object} EditorEvents
 * @property {(node: number, text: string) => void} edited
 * @property {(html: string) => string} proseOf Rich text as prose; empty: the plain text does.
 * @property {(node: number, redo: boolean) => void} undo Chosen from the browser's menu.
 */

export class Editors {
  #glyphs;
  #events;
  /** What the program has, as far as known; an editor shows something else only while it is composed.
   *  @type {WeakMap<Editor, string>} */
  #values = new WeakMap();
  /** @type {EventTarget | null} the editor an input method is composing in */
  #composing = null;

  /** @param {import('./glyphs.js').Glyphs} glyphs @param {EditorEvents} events */
  constructor(glyphs, events) {
    this.#glyphs = glyphs;
    this.#events = events;
  }

  /** Makes an element that was just created a text box. @param {HTMLElement} element @param {number} id */
  adopt(element, id) {
    const editor = /** @type {Editor} */ (element);
    editor.autocomplete = 'off';
    editor.spellcheck = true;
    const edited = () => {
      if (this.#composing) return;
      this.#values.set(editor, editor.value);
      this.#events.edited(id, editor.value);
    };
    editor.addEventListener('input', edited);
    editor.addEventListener('compositionstart', () => {
      this.#composing = editor;
    });
    editor.addEventListener('compositionend', () => {
      this.#composing = null;
      edited();
    });
    if (editor instanceof HTMLTextAreaElement) {
      editor.addEventListener('paste', (event) => {
        const prose = this.#events.proseOf(event.clipboardData?.getData('text/html') ?? '');
        // As if it was typed: the browser tells of it as of any other edit.
        if (prose !== '' && document.execCommand('insertText', false, prose)) event.preventDefault();
      });
    }
    editor.addEventListener('beforeinput', (event) => {
      const {inputType} = /** @type {InputEvent} */ (event);
      if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return;
      // One history for everything, and it is the program's.
      event.preventDefault();
      this.#events.undo(id, inputType === 'historyRedo');
    });
  }

  /** @param {HTMLElement} element @param {SemanticNode} node */
  write(element, node) {
    const editor = /** @type {Editor} */ (element);
    editor.readOnly = node.read_only ?? false;
    editor.disabled = node.disabled ?? false;
    setAttribute(editor, 'placeholder', node.placeholder);
    this.#writeStyle(editor, node);
    this.#writeValue(editor, node.value ?? '');
  }

  /** @param {Editor} editor @param {string} value */
  #writeValue(editor, value) {
    if (this.#composing === editor || this.#values.get(editor) === value) return;
    this.#values.set(editor, value);
    const old = editor.value;
    if (old === value) return;
    const hasFocus = document.activeElement === editor;
    const caret = editor.selectionEnd ?? old.length;
    editor.value = value;
    if (!hasFocus) return;
    const moved = caretAfter(old, value, caret);
    editor.setSelectionRange(moved, moved);
  }

  /** @param {Editor} editor @param {SemanticNode} node */
  #writeStyle({style}, node) {
    const {family, weight, em} = this.#glyphs.cssFont({
      monospace: node.monospace,
      semibold: node.semibold,
      size: node.font_size ?? 16,
    });
    style.fontFamily = family;
    style.fontWeight = weight;
    style.fontSize = `${em}px`;
    style.lineHeight = `${node.line_height ?? node.font_size ?? 16}px`;
    style.padding = `${node.padding_y ?? 0}px ${node.padding_x ?? 0}px`;
  }
}

/**
 * Where the caret stands after the text around it was changed by somebody else.
 * @param {string} old @param {string} now @param {number} caret
 */
export function caretAfter(old, now, caret) {
  const shorter = Math.min(old.length, now.length);
  let before = 0;
  while (before < shorter && old[before] === now[before]) before++;
  let after = 0;
  while (after < shorter - before && old.at(-1 - after) === now.at(-1 - after)) after++;
  if (caret <= before) return caret;
  if (caret >= old.length - after) return caret + now.length - old.length;
  return now.length - after;
}
