// The language of the interface: what somebody chose, else the first of the browser's that there is
// a catalogue for. An address may name another one (?lang=de).
import {recall} from './settings.js';

/** @typedef {import('./texts.js').Texts} Texts */

/** Setting::language (src/ui/host.h). */
export const LANGUAGE = 5;
// Language (src/ui/host.h); the first is as the browser says.
const LANGUAGES = ['', 'en', 'de', 'ja'];

const forced = new URLSearchParams(location.search).get('lang');

/** What the visit begins with. */
export function firstLanguage() {
  return forced && LANGUAGES.includes(forced) ? forced : languageOf(recall(LANGUAGE));
}

/** @param {number} chosen Language of src/ui/host.h; -1: nothing was */
export function languageOf(chosen) {
  return LANGUAGES[chosen] ||
    navigator.languages.map(primary).find((language) => LANGUAGES.includes(language)) || 'en';
}

/** @param {string} tag "de-CH" */
function primary(tag) {
  return tag.toLowerCase().split('-')[0];
}

/**
 * The catalogue of a language. The page of one file has all of them, the other one their addresses.
 * @param {string} language @returns {Promise<Texts>}
 */
export async function loadTexts(language) {
  if (language === 'en') return {};
  const known = JSON.parse(document.getElementById('languages')?.textContent ?? '{}')[language];
  if (typeof known !== 'string') return known;
  const response = await fetch(known);
  if (!response.ok) throw new Error(`${known} answers ${response.status} ${response.statusText}`);
  return response.json();
}

let locale = 'en';
/** @type {Intl.NumberFormat | undefined} */
let numbers;
/** @type {Intl.DateTimeFormat | undefined} */
let times;

/** Numbers and times from now on are as in that language, where the browser knows the reader's kind
 *  of it as that kind has them. @param {string} language */
export function setFormats(language) {
  locale = navigator.languages.find((tag) => primary(tag) === language) ?? language;
  numbers = times = undefined;
}

/** @param {number} count */
export function numberText(count) {
  numbers ??= new Intl.NumberFormat(locale);
  return numbers.format(count);
}

/** @param {number} milliseconds since 1970 */
export function timeText(milliseconds) {
  times ??= new Intl.DateTimeFormat(locale, {
    year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit',
    timeZone: 'UTC', timeZoneName: 'short',
  });
  return times.format(milliseconds);
}
