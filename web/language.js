// The language of the interface: what somebody chose, else the first of the browser's that there is
// a catalogue for. An address may name another one (?lang=de).
import {recall} from './settings.js';

/** @typedef {import('./texts.js').Texts} Texts */

/** Setting::language (src/ui/host.h). */
export const LANGUAGE = 5;
// Language (src/ui/host.h); the first is as the browser says.
export const LANGUAGES = ['', 'en', 'de', 'ja'];

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
// A list of plans has many moments, and these take long to make.
/** @type {Intl.RelativeTimeFormat | undefined} */
let spans;
/** @type {Intl.DateTimeFormat | undefined} */
let days;

/** Numbers and times from now on are as in that language, where the browser knows the reader's kind
 *  of it as that kind has them. @param {string} language */
export function setFormats(language) {
  locale = navigator.languages.find((tag) => primary(tag) === language) ?? language;
  numbers = times = spans = days = undefined;
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

// Of a second: how long each unit is, up to which a moment is told as so many of the unit before.
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [['second', 1], ['minute', 60], ['hour', 3600], ['day', 86_400], ['week', 604_800]];

/** A moment as a reader sees it from now: "3 minutes ago", or the day it was where that is long ago.
 *  @param {number} milliseconds since 1970 @param {number} [now] */
export function agoText(milliseconds, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - milliseconds) / 1000));
  const next = UNITS.findIndex(([, length]) => seconds < length);
  if (next < 0) {
    days ??= new Intl.DateTimeFormat(locale, {dateStyle: 'medium'});
    return days.format(milliseconds);
  }
  const [unit, length] = UNITS[Math.max(0, next - 1)];
  spans ??= new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
  return spans.format(-Math.floor(seconds / length), unit);
}

/** A moment on the reader's own clock. @param {number} milliseconds since 1970 */
export function momentText(milliseconds) {
  return new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'}).format(milliseconds);
}
