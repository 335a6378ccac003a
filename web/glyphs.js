// Rasterises glyphs with the browser's own fonts (src/browser/glyphs.cpp asks for them).

export const BLANK = 0;
export const MASK = 1;
export const COLOURED = 2;

/**
 * @typedef {object} Font
 * @property {number} number
 * @property {string} style what CSS wants ahead of the size: weight, perhaps italic
 * @property {string} family
 * @property {number} ascent at 100 px
 * @property {number} descent at 100 px
 */

/** @typedef {{kind: number, left: number, top: number, width: number, height: number}} Glyph */

export class Glyphs {
  /** @type {Font[]} */
  #fonts = [];
  #context;
  // What the context is set to: setting it anew costs more than drawing a glyph.
  #current = '';

  /** The last glyph's pixels, RGBA with straight alpha. */
  pixels = new Uint8ClampedArray();

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    if (!context) throw new Error('This browser does not draw text on a canvas.');
    this.#context = context;
  }

  /**
   * @param {string} css weight and family: "600 system-ui"
   * @returns {Font}
   */
  open(css) {
    const [, style = '', family = css] = /^((?:(?:italic|normal|bold|\d+)\s+)*)(.+)$/.exec(css) ?? [];
    const font = {number: this.#fonts.length, style, family, ascent: 0, descent: 0};
    this.#fonts.push(font);
    this.#select(font.number, 100);
    const metrics = this.#context.measureText('x');
    font.ascent = metrics.fontBoundingBoxAscent;
    font.descent = metrics.fontBoundingBoxDescent;
    return font;
  }

  /**
   * The CSS font that draws as the program draws: its family, weight and em.
   * @param {{monospace?: boolean, semibold?: boolean, size: number}} wanted size: height of a line
   */
  cssFont({monospace = false, semibold = false, size}) {
    const font = this.#fonts.find(({style, family}) =>
      /mono/i.test(family) === monospace && /[6-9]00|bold/.test(style) === semibold) ??
      this.#fonts.find(({family}) => /mono/i.test(family) === monospace) ?? this.#fonts[0];
    if (!font) return {family: 'sans-serif', weight: '', em: size};
    return {
      family: font.family,
      weight: font.style.trim() || '400',
      em: (size * 100) / (font.ascent + font.descent),
    };
  }

  /** What Han characters look like differs between languages; what is rasterised already stays.
   *  @param {string} language */
  setLanguage(language) {
    this.#context.canvas.lang = language;
    this.#current = '';
  }

  /** @param {number} font @param {number} em @param {number} codePoint */
  advance(font, em, codePoint) {
    this.#select(font, em);
    return this.#context.measureText(String.fromCodePoint(codePoint)).width;
  }

  /**
   * @param {number} font @param {number} em @param {number} codePoint
   * @returns {Glyph} in pixels from the glyph's origin on the baseline, y downwards
   */
  rasterize(font, em, codePoint) {
    const text = String.fromCodePoint(codePoint);
    this.#select(font, em);
    const metrics = this.#context.measureText(text);
    // One pixel more on every side, where the browser smooths edges.
    const left = Math.floor(-metrics.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-metrics.actualBoundingBoxAscent) - 1;
    const width = Math.ceil(metrics.actualBoundingBoxRight) + 1 - left;
    const height = Math.ceil(metrics.actualBoundingBoxDescent) + 1 - top;
    if (!(width > 2 && height > 2)) return {kind: BLANK, left: 0, top: 0, width: 0, height: 0};

    this.#grow(width, height);
    this.#select(font, em);
    const context = this.#context;
    context.clearRect(0, 0, width, height);
    context.fillText(text, -left, -top);
    return this.#trim(context.getImageData(0, 0, width, height), left, top);
  }

  /** @param {number} font @param {number} em */
  #select(font, em) {
    const {style, family} = this.#fonts[font];
    const wanted = `${style} ${em}px ${family}`;
    if (wanted === this.#current) return;
    this.#context.font = wanted;
    this.#context.fillStyle = '#fff';
    this.#current = wanted;
  }

  /** @param {number} width @param {number} height */
  #grow(width, height) {
    const canvas = this.#context.canvas;
    if (width <= canvas.width && height <= canvas.height) return;
    canvas.width = Math.max(width, canvas.width);
    canvas.height = Math.max(height, canvas.height);
    this.#current = '';  // resizing a canvas resets its context
  }

  /**
   * Keeps the part that is not empty, and tells a mask from a picture.
   * @param {ImageData} image @param {number} left @param {number} top
   * @returns {Glyph}
   */
  #trim({data, width, height}, left, top) {
    let x0 = width, y0 = height, x1 = -1, y1 = -1;
    let coloured = false;
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const alpha = data[at + 3];
        if (alpha === 0) continue;
        if (x < x0) x0 = x;
        if (x > x1) x1 = x;
        if (y < y0) y0 = y;
        y1 = y;
        // Everything but pictures is drawn in white; thin edges are inexact.
        if (alpha > 64 && (data[at] < 240 || data[at + 1] < 240 || data[at + 2] < 240)) coloured = true;
      }
    }
    if (x1 < 0) return {kind: BLANK, left: 0, top: 0, width: 0, height: 0};

    const rowBytes = 4 * (x1 - x0 + 1);
    const pixels = new Uint8ClampedArray(rowBytes * (y1 - y0 + 1));
    for (let y = y0, to = 0; y <= y1; y++, to += rowBytes) {
      const from = 4 * (y * width + x0);
      pixels.set(data.subarray(from, from + rowBytes), to);
    }
    if (!coloured) {
      for (let at = 0; at < pixels.length; at += 4) pixels[at] = pixels[at + 1] = pixels[at + 2] = 255;
    }
    this.pixels = pixels;
    return {
      kind: coloured ? COLOURED : MASK,
      left: left + x0,
      top: top + y0,
      width: x1 - x0 + 1,
      height: y1 - y0 + 1,
    };
  }
}
