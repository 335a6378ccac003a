// The browser's ways back and forward, a phone's among them, lead through the places somebody came to
// in the program: entries of the page's history that name them, all with the page's own address.

// Entries of a page that was there before a reload mean nothing any more.
const visit = `${Date.now()}-${Math.random()}`;

/** @param {(place: number) => void} go Called when the person went to a place. */
export function listenToPlaces(go) {
  history.replaceState({visit, place: 0}, '');
  addEventListener('popstate', ({state}) => {
    if (state?.visit === visit) go(state.place);
  });
}

/** @param {number} place */
export function pushPlace(place) {
  history.pushState({visit, place}, '');
}

/** @param {number} steps */
export function goPlaces(steps) {
  history.go(steps);
}
