// What the library says.
import {Lost} from './storage.js';
import {formatText, tr} from './texts.js';

/** @param {import('./storage.js').PlanRecord} record */
export function nameOf(record) {
  return record.name || record.title || tr('Untitled');
}

export function elsewhere() {
  return tr('This plan is edited in another tab. What happens there shows here.');
}

/** What went wrong with what is kept. @param {unknown} error @returns {string} */
export function sentenceOf(error) {
  const name = error instanceof Error ? error.name : '';
  if (error instanceof Lost) return tr('The plan cannot be read: its record in this browser is broken or gone. The others are not touched.');
  if (name === 'QuotaExceededError') {
    return tr('The browser has no room left to keep the plan: save it as a file, then delete plans or free some space.');
  }
  if (name === 'VersionError') {
    return tr('The plans in this browser were kept by a newer Summit: reload the page to get it. Until then nothing is kept: save plans as files.');
  }
  return formatText(tr('The browser does not keep plans here ({}): save the plan as a file.'),
    error instanceof Error ? error.message || name : String(error));
}
