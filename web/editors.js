// Text boxes: real <input> and <textarea> elements, always in the tree. Without focus they are
// invisible and the program draws their text; with it they show the text themselves, in exactly
// that place and over the frame that the program goes on drawing. So input methods, spelling,
// selection, clipboard and phone keyboards are the browser's own.
import {Highlight} from './highlight.js';
import {setAttribute} from './node_element.js';

/** @typedef {import('./node_element.js').SemanticNode} SemanticNode */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Editor */

/** @typedef {{from: number, to: number, caret: number, text: string}} LineBreak */

/**
 * @typedef {object} EditorEvents
 * @property {(text: string) => Uint32Array} spansOf What of prose is markup; see highlight.js.
 * @property {(node: number, text: string) => void} edited
 * @property {(node: number) => void} moved The caret of a box of several lines.
 * @property {(html: string) => string} proseOf Rich text as prose; empty: the plain text does.
 * @property {(prose: string, begin: number, end: number) => LineBreak | null} breakLine What Enter does.
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
  /** @type {Editor | null} the one whose caret moves next because of that */
  #typed = null;
  #writing = false;  // as the program wants it, which need not be told
  #highlight;

  /** @param {import('./glyphs.js').Glyphs} glyphs @param {HTMLElement} highlight
   *  @param {EditorEvents} events */
  constructor(glyphs, highlight, events) {
    this.#glyphs = glyphs;
    this.#events = events;
    this.#highlight = new Highlight(highlight, events.spansOf);
    // Where the page gets lower, as for a phone's keyboard, the caret may be below it.
    document.addEventListener('selectionchange', () => this.#moved());
    addEventListener('resize', () => this.#moved());
  }

  /** Makes an element that was just created a text box. @param {HTMLElement} element @param {number} id */
  adopt(element, id) {
    const editor = /** @type {Editor} */ (element);
    editor.autocomplete = 'off';
    editor.spellcheck = true;
    const edited = () => {
      if (this.#composing === editor || this.#writing) return;
      this.#values.set(editor, editor.value);
      this.#typed = editor;
      this.#events.edited(id, editor.value);
      this.#color();
    };
    editor.addEventListener('input', edited);
    editor.addEventListener('compositionstart', () => {
      this.#composing = editor;
      this.#color();
    });
    const composed = () => {
      if (this.#composing !== editor) return;
      this.#composing = null;
      edited();
    };
    editor.addEventListener('compositionend', composed);
    // An element that is taken away while it is composed in may hear of no end.
    editor.addEventListener('blur', composed);
    if (editor instanceof HTMLTextAreaElement) {
      for (const type of ['focus', 'blur']) editor.addEventListener(type, () => this.#color());
      editor.addEventListener('scroll', () => this.#highlight.scroll());
      this.#listenToEnter(editor);
      editor.addEventListener('paste', (event) => {
        const prose = this.#events.proseOf(event.clipboardData?.getData('text/html') ?? '');
        // As if it was typed: the browser tells of it as of any other edit.
        if (prose !== '' && document.execCommand('insertText', false, prose)) event.preventDefault();
      });
    }
    editor.addEventListener('beforeinput', (event) => {
      const {inputType} = /** @type {InputEvent} */ (event);
      if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return;
      if (editor.getAttribute('role') === 'searchbox') return;
      // One history for the plan, and it is the program's.
      event.preventDefault();
      this.#events.undo(id, inputType === 'historyRedo');
    });
  }

  /** Enter begins what comes next, Shift+Enter a line. A line break that would be told only once the
   *  next letter is typed came too late, so it is made at once. @param {HTMLTextAreaElement} editor */
  #listenToEnter(editor) {
    let shift = false;
    let begun = {marker: '', at: 0};  // the marker of an item that Enter began, and where its text begins
    editor.addEventListener('keydown', (event) => {
      shift = event.shiftKey;
    });
    editor.addEventListener('input', () => {
      const {marker, at} = begun;
      const typed = editor.value.slice(at, editor.selectionStart);
      if (marker === '' || typed === '' || !marker.startsWith(typed)) begun = {marker: '', at: 0};
      if (marker === '' || typed !== marker) return;
      // Whoever types the marker themselves means this one.
      begun = {marker: '', at: 0};
      editor.setSelectionRange(at, at + marker.length);
      document.execCommand('delete');
    });
    editor.addEventListener('beforeinput', (event) => {
      if (event.inputType === 'deleteContentBackward' && this.#deletesMarker(editor)) {
        event.preventDefault();
        return;
      }
      if (!/^insert(LineBreak|Paragraph)$/.test(event.inputType) || shift || this.#composing) return;
      const made = this.#events.breakLine(editor.value, editor.selectionStart, editor.selectionEnd);
      if (!made) return;
      event.preventDefault();
      editor.setSelectionRange(made.from, made.to);
      const command = made.text === '' ? 'delete' : 'insertText';
      if (made.text !== '' || made.from < made.to) document.execCommand(command, false, made.text);
      editor.setSelectionRange(made.caret, made.caret);
      const marker = /(?:^|\n) *([*+-] )$/.exec(editor.value.slice(0, made.caret))?.[1] ?? '';
      begun = {marker, at: made.caret};
    });
  }

  /** Backspace in an item with nothing in it takes the whole marker. @param {HTMLTextAreaElement} editor */
  #deletesMarker(editor) {
    const {value, selectionStart, selectionEnd} = editor;
    const before = value.slice(0, selectionStart);
    const [, marker = ''] = /(?:^|\n) *((?:[*+-]|\(?(?:\d+|#)[.)]) )$/.exec(before) ?? [];
    const empty = /^\n|^$/.test(value.slice(selectionEnd));
    if (marker === '' || !empty || selectionStart !== selectionEnd || this.#composing) return false;
    editor.setSelectionRange(selectionStart - marker.length, selectionEnd);
    document.execCommand('delete');
    return true;
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

  /**
   * Text that the program changed where somebody edits it, as if it was typed: the browser knows.
   * @param {HTMLElement} element @param {SemanticNode} node @param {number[]} selection
   */
  edit(element, node, [begin, end]) {
    const editor = /** @type {Editor} */ (element);
    if (this.#composing === editor) return;
    const value = node.value ?? '';
    const old = editor.value;
    if (old !== value && document.activeElement === editor) {
      const {before, after} = difference(old, value);
      this.#writing = true;
      editor.setSelectionRange(before, old.length - after);
      const middle = value.slice(before, value.length - after);
      document.execCommand(middle === '' ? 'delete' : 'insertText', false, middle);
      this.#writing = false;
      this.#values.set(editor, editor.value);
    }
    this.#writeValue(editor, value);
    editor.setSelectionRange(begin, end);
    this.#color();
  }

  /** What is selected in a text box, from where to where. @param {HTMLElement | undefined} element */
  selectionIn(element) {
    const {selectionStart, selectionEnd} = /** @type {Partial<Editor>} */ (element ?? {});
    return [selectionStart ?? 0, selectionEnd ?? 0];
  }

  /** After all was written and laid out: the colours follow. @param {number[]} [rect] of what has
   *  the focus */
  settle(rect) {
    if (rect) this.#highlight.place(rect);
  }

  /** What was typed takes the caret along, and is told by itself. */
  #moved() {
    const active = document.activeElement;
    const typed = this.#typed === active;
    this.#typed = null;
    if (typed || !(active instanceof HTMLTextAreaElement)) return;
    this.#events.moved(Number(active.dataset.node));
  }

  /** What is composed shows plainly, as the input method marks it. */
  #color() {
    const active = document.activeElement;
    const shown = active instanceof HTMLTextAreaElement && active !== this.#composing;
    this.#highlight.show(shown ? active : null);
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
    this.#color();
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
  const {before, after} = difference(old, now);
  if (caret <= before) return caret;
  if (caret >= old.length - after) return caret + now.length - old.length;
  return now.length - after;
}

/**
 * How much two texts have in common at their begin and at their end.
 * @param {string} old @param {string} now
 */
function difference(old, now) {
  const shorter = Math.min(old.length, now.length);
  let before = 0;
  while (before < shorter && old[before] === now[before]) before++;
  let after = 0;
  while (after < shorter - before && old.at(-1 - after) === now.at(-1 - after)) after++;
  return {before, after};
}
