// Markup in colours while it is edited: over the text box with the focus lies the same text, in the
// same place and laid out alike, whose parts have colours; the box keeps the caret, the selection
// and what the browser marks, and its own letters are transparent meanwhile.

// More than this takes longer to lay out than a key may take; such text shows without colours.
const MOST = 50_000;
// ProseColor of src/document/prose/prose_spans.h.
const COLORS = ['mark', 'literal', 'link', 'role', 'wrong'];

export class Highlight {
  #element;
  #spansOf;
  /** @type {HTMLTextAreaElement | null} the one whose text shows here */
  #editor = null;
  /** @type {string[]} what the element holds: texts, each behind its colour or a space */
  #pieces = [];

  /**
   * @param {HTMLElement} element
   * @param {(text: string) => Uint32Array} spansOf begin, end and colour of each, in order
   */
  constructor(element, spansOf) {
    this.#element = element;
    this.#spansOf = spansOf;
  }

  /** Shows what a text box holds now; null: nothing. @param {HTMLTextAreaElement | null} editor */
  show(editor) {
    const shown = editor && editor.value.length <= MOST ? editor : null;
    if (shown !== this.#editor) {
      this.#editor?.classList.remove('highlighted');
      shown?.classList.add('highlighted');
      this.#element.hidden = !shown;
      this.#editor = shown;
      // The tree may have nothing new to say when a box gets the focus.
      if (shown) this.#placeOver(shown);
    }
    this.#write(shown?.value ?? '');
    this.scroll();
  }

  /** Lays it where the text box is, which has just been laid out.
   *  @param {number[]} rect x, y, width, height on the page */
  place([x, y, width, height]) {
    if (!this.#editor) return;
    const {fontFamily, fontWeight, fontSize, lineHeight, padding, clipPath} = this.#editor.style;
    Object.assign(this.#element.style, {
      left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`,
      fontFamily, fontWeight, fontSize, lineHeight, padding, clipPath,
    });
    this.scroll();
  }

  /** @param {HTMLTextAreaElement} editor */
  #placeOver(editor) {
    const {left, top} = /** @type {HTMLElement} */ (this.#element.parentElement).getBoundingClientRect();
    const {x, y, width, height} = editor.getBoundingClientRect();
    this.place([x - left, y - top, width, height]);
  }

  scroll() {
    if (this.#editor) this.#element.scrollTop = this.#editor.scrollTop;
  }

  /** @param {string} text */
  #write(text) {
    const pieces = text === '' ? [] : this.#piecesOf(text);
    const old = this.#pieces;
    const shorter = Math.min(old.length, pieces.length);
    let same = 0;
    while (same < shorter && old[same] === pieces[same]) same++;
    let tail = 0;
    while (tail < shorter - same && old.at(-1 - tail) === pieces.at(-1 - tail)) tail++;
    const {childNodes} = this.#element;
    for (let gone = old.length - same - tail; gone > 0; gone--) childNodes[same].remove();
    const after = childNodes[same] ?? null;
    for (const piece of pieces.slice(same, pieces.length - tail)) {
      this.#element.insertBefore(elementOf(piece), after);
    }
    this.#pieces = pieces;
  }

  /** @param {string} text */
  #piecesOf(text) {
    const spans = this.#spansOf(text);
    const pieces = [];
    let at = 0;
    for (let i = 0; i < spans.length; i += 3) {
      if (spans[i] > at) pieces.push(` ${text.slice(at, spans[i])}`);
      pieces.push(spans[i + 2] + text.slice(spans[i], spans[i + 1]));
      at = spans[i + 1];
    }
    // A line break at the end would have no line of its own.
    pieces.push(` ${text.slice(at)}\n`);
    return pieces;
  }
}

/** @param {string} piece */
function elementOf(piece) {
  const text = piece.slice(1);
  if (piece[0] === ' ') return document.createTextNode(text);
  const element = document.createElement('span');
  element.className = COLORS[Number(piece[0])];
  element.textContent = text;
  return element;
}
