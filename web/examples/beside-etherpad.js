// What a page does that has Summit beside a pad: it hands over the pad's own export, again when that
// is another one, and keeps the plan.
import '../embed.js';

/** @typedef {import('../embed.js').SummitPlanner} SummitPlanner */

// Milliseconds. An Etherpad lets everybody have ten exports in 90 seconds, as it comes.
const EVERY = 10_000;
const LEAST_BETWEEN = 9_000;
const AFTER_REFUSAL = 90_000;

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));
const planner = /** @type {SummitPlanner} */ (find('summit-planner'));
const state = find('#state');

const address = new URLSearchParams(location.search).get('pad');
const pad = padOf(address);
if (pad) begin(pad);
else if (address) state.textContent = 'That is not the address of a pad.';
listenToParts();

/** The pad's address, without what a browser adds to it. @param {string | null} address */
function padOf(address) {
  try {
    const url = new URL(address ?? '');
    return /^https?:$/.test(url.protocol) ? url.origin + url.pathname.replace(/\/$/, '') : null;
  } catch {
    return null;
  }
}

/** @param {string} pad */
async function begin(pad) {
  const name = decodeURIComponent(pad.slice(pad.lastIndexOf('/') + 1));
  const key = `summit-beside:${pad}`;
  document.title = `${name} – Summit`;
  find('#address').setAttribute('value', pad);
  const frame = document.createElement('iframe');
  frame.title = name;
  frame.src = pad;
  find('#pad').replaceChildren(frame);

  planner.addEventListener('save', (event) => {
    const {plan, rst} = /** @type {CustomEvent<import('../embed.js').SaveDetail>} */ (event).detail;
    localStorage.setItem(key, plan);
    showDocument(name, rst);
  });
  const kept = localStorage.getItem(key);
  if (kept) {
    await planner.load({format: 'plan', data: kept});
    showDocument(name, await planner.get('rst'));
  }

  let last = '';
  let next = 0;
  let reading = false;
  const read = async () => {
    if (reading) return;
    reading = true;
    next = Date.now() + LEAST_BETWEEN;
    try {
      const response = await fetch(`${pad}/export/etherpad`, {credentials: 'omit'});
      if (!response.ok) {
        if (response.status === 429) next = Date.now() + AFTER_REFUSAL;
        throw new Error(`the server answers ${response.status}`);
      }
      const data = await response.text();
      if (data !== last) {
        await planner.load({format: 'etherpad', data, title: name});
        last = data;
      }
      state.textContent = '';
    } catch (error) {
      state.textContent = `The pad cannot be read: ${error instanceof Error ? error.message : error}`;
    }
    reading = false;
  };
  const readIfDue = () => {
    if (document.visibilityState === 'visible' && Date.now() >= next) read();
  };
  await read();
  setInterval(readIfDue, EVERY);
  addEventListener('focus', readIfDue);
  document.addEventListener('visibilitychange', readIfDue);
  const refresh = /** @type {HTMLButtonElement} */ (find('#refresh'));
  refresh.disabled = false;
  refresh.addEventListener('click', read);
}

let shown = '';
/** @param {string} name @param {string} rst */
function showDocument(name, rst) {
  /** @type {HTMLTextAreaElement} */ (find('#rst')).value = rst;
  const link = /** @type {HTMLAnchorElement} */ (find('#download'));
  URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(new Blob([rst], {type: 'text/x-rst'}));
  link.href = shown;
  link.download = `${name}.rst`;
  link.hidden = false;
}

/** On a phone one part shows at a time. */
function listenToParts() {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('nav button'));
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const {shows = ''} = button.dataset;
      find('main').setAttribute('data-shows', shows);
      if (shows === 'document') find('#document').setAttribute('open', '');
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
    });
  }
}
