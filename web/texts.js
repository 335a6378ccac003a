// The page's own texts, from the same catalogue as the program's (src/ui/texts.h): a key is the
// English text.

/** For each English text another one, or its form for one and its form for more.
 *  @typedef {Record<string, string | [string, string]>} Texts */

/** @type {Texts} */
let texts = {};

/** @param {Texts} now */
export function setTexts(now) {
  texts = now;
}

/** @param {string} english @returns {string} */
export function tr(english) {
  const found = Object.hasOwn(texts, english) ? texts[english] : english;
  return typeof found === 'string' ? found : found[1];
}

/** Puts values where a pattern has "{}". @param {string} pattern @param {unknown[]} values */
export function formatText(pattern, ...values) {
  return pattern.replaceAll('{}', () => String(values.shift()));
}

/** The catalogue as the program takes it. @param {Texts} catalogue */
export function forProgram(catalogue) {
  return Object.entries(catalogue).flatMap(([english, text]) =>
    (typeof text === 'string' ? [english, text, text] : [english, ...text]))
    .map((text) => `${text}\0`).join('');
}
