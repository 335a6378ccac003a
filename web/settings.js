// What is remembered from one visit to the next: a few numbers. Where storage is denied or broken,
// nothing is.

const nameOf = (/** @type {number} */ setting) => `summit.${setting}`;

/** @param {number} setting @returns {number} -1: nothing was remembered */
export function recall(setting) {
  try {
    return Number.parseInt(localStorage.getItem(nameOf(setting)) ?? '-1', 10) || 0;
  } catch {
    return -1;
  }
}

/** @param {number} setting @param {number} value */
export function remember(setting, value) {
  try {
    localStorage.setItem(nameOf(setting), String(value));
  } catch {
    // The next visit begins as the first did.
  }
}
