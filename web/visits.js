// Which visits came to their end, so that what a plan's record says of its last writer can be told from
// a crash. A page that goes away has time for this and not for a database.

// The last of them: those before have been looked at.
const ENDED = 'summit.ended';
const ENDED_VISITS = 100;

/** @returns {string[]} */
function endedVisits() {
  try {
    return (localStorage.getItem(ENDED) ?? '').split(' ');
  } catch {
    return [];
  }
}

/** @param {string} visit */
export function hasEnded(visit) {
  return endedVisits().includes(visit);
}

/** Tells of ends that this page sees late: another one's went away while it came. @param {() => void} changed */
export function watchEnds(changed) {
  addEventListener('storage', ({key}) => {
    if (key === ENDED) changed();
  });
}

/** @param {string} visit */
export function rememberEnd(visit) {
  try {
    localStorage.setItem(ENDED, [...endedVisits().filter((each) => each !== visit), visit].slice(-ENDED_VISITS).join(' '));
  } catch {
    // The next visit says that this one ended badly.
  }
}
