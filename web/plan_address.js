// The open plan in the page's address, behind its `#`.

const ADDRESS = /^#open=([\w-]+)$/;

/** The plan that the page's address names; empty: none. */
export function idInAddress() {
  return ADDRESS.exec(location.hash)?.[1] ?? '';
}

/** The page's address leads to the plan, so that a reload comes back to it. @param {string} id */
export function showInAddress(id) {
  const hash = id ? `#open=${id}` : '';
  if (hash !== location.hash) history.replaceState(history.state, '', hash || location.pathname + location.search);
}
