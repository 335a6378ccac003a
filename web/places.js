// The browser's ways back and forward, a phone's among them, lead through the places somebody came to
// in the program: entries of the page's history that name them, all with the page's own address. In
// another page's frame those ways are that page's, and the places have a history of their own.

// Entries of a page that was there before a reload mean nothing any more.
const visit = `${Date.now()}-${Math.random()}`;

/** Places in a frame, by their order, and where in them somebody is. */
let own = [0];
let at = 0;
/** @type {((place: number) => void) | null} */
let goOwn = null;

/** @param {(place: number) => void} go Called when the person went to a place.
 *  @param {boolean} inFrame */
export function listenToPlaces(go, inFrame) {
  if (inFrame) {
    goOwn = go;
    return;
  }
  history.replaceState({visit, place: 0}, '');
  addEventListener('popstate', ({state}) => {
    if (state?.visit === visit) go(state.place);
  });
}

/** @param {number} place */
export function pushPlace(place) {
  if (goOwn) {
    own = [...own.slice(0, ++at), place];
    return;
  }
  history.pushState({visit, place}, '');
}

/** @param {number} steps */
export function goPlaces(steps) {
  if (goOwn) {
    at = Math.min(Math.max(at + steps, 0), own.length - 1);
    // The program is in the middle of something, as it is not when the browser tells of a place.
    const place = own[at];
    queueMicrotask(() => goOwn?.(place));
    return;
  }
  history.go(steps);
}
