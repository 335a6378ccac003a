// The page in another page's frame: what the two say to each other (README, "Embedding it"). Who may
// talk is named by the address, ?embed=1&origin=https://host.example, and has to be the page around
// this one; nobody else hears anything or is heard. Whatever comes from there is taken for hostile:
// its size and form are checked before it is handed on, and no more of it waits than can be held.
import {RequestError, Requests, TYPES} from './embedding_requests.js';

/** @typedef {import('./embedding_requests.js').Request} Request */

const VERSION = 1;
// LibraryAction::list of src/ui/host.h.
const LIST = 0;
const EVENTS = ['change', 'save', 'problems', 'resize'];
// Of what comes in a load, and of all else: characters, or bytes.
const MOST_LOADED = 64_000_000;
const MOST = 1_000_000;
const LONGEST_ID = 200;
// Requests that wait, and what they hold; more are answered that it is busy.
const MOST_WAITING = 256;
const MOST_HELD = 2 * MOST_LOADED;
// Milliseconds of a frame that requests may take; and how long a change waits for more until the
// plan is handed over.
const SLICE = 8;
const AUTOSAVE_AFTER = 700;

/**
 * The one origin that may talk; none where the page is not embedded or the address is not clear. An
 * opaque origin ("null": a sandbox without allow-same-origin, a file) is shared by everybody who has
 * one, so it names nobody.
 * @param {URLSearchParams} address @param {boolean} framed
 */
export function allowedOrigin(address, framed) {
  const [named, ...more] = address.getAll('origin');
  if (!framed || address.get('embed') !== '1' || !named || more.length > 0) return null;
  try {
    const {origin, protocol} = new URL(named);
    return origin === named && /^https?:$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
}

/**
 * How much a message holds, in characters and bytes; Infinity as soon as that is more than `most`.
 * @param {unknown} message @param {number} most
 * @returns {number} NaN: there is something in it that no request has
 */
export function sizeOf(message, most) {
  const rest = [message];
  let size = 0;
  while (rest.length > 0) {
    const value = rest.pop();
    size += 2;
    if (typeof value === 'string') size += value.length;
    else if (value instanceof ArrayBuffer) size += value.byteLength;
    else if (Array.isArray(value)) {
      size += value.length;  // before they are looked at: a list can be long and empty
      for (let at = 0; size <= most && at < value.length; at++) rest.push(value[at]);
    } else if (isPlain(value)) {
      for (const [name, part] of Object.entries(value)) {
        size += name.length;
        rest.push(part);
      }
    } else if (typeof value === 'object' && value !== null || typeof value === 'bigint') {
      return NaN;
    }
    if (size > most) return Infinity;
  }
  return size;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isPlain(value) {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** @param {any} message what an answer to it is for; null: that cannot be told */
function idOf(message) {
  const id = isPlain(message) ? message.id : null;
  return (typeof id === 'string' && id.length <= LONGEST_ID) || Number.isFinite(id) ? id : null;
}

/** Later, with whatever else there is to do in between; a page out of sight goes on as well. */
function later() {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });
}

/** What the page does with the one around it; without one, nothing. */
export class Embedding {
  #allowed = allowedOrigin(new URLSearchParams(location.search), window.parent !== window);
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {import('./embedding_requests.js').Page | null} */
  #page = null;
  /** @type {Requests | null} */
  #requests = null;
  /** @type {{request: Request, size: number}[]} */
  #waiting = [];
  #held = 0;
  #working = false;
  #autosave = 0;
  /** The last of each, for who connects after it. @type {Map<string, object>} */
  #told = new Map();

  constructor() {
    if (!this.#allowed) return;
    addEventListener('message', (event) => this.#connect(event));
    const hide = () => {
      if (this.#autosave !== 0) this.#save(false);
    };
    addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', hide);
  }

  /** Whether the page belongs to the one around it: that keeps the plan, so nothing is taken from
   *  what the browser keeps for this one. */
  get isEmbedded() {
    return this.#allowed !== null;
  }

  /** The program runs. @param {import('./embedding_requests.js').Page} page */
  start(page) {
    if (!this.#allowed) return;
    this.#page = page;
    this.#requests = new Requests(page, () => this.flush());
    window.parent.postMessage(
      {summit: 1, type: 'ready', versions: [VERSION], capabilities: [...TYPES, ...EVENTS]}, this.#allowed);
    this.#port?.start();
  }

  /** @param {MessageEvent} event */
  #connect({source, origin, data, ports}) {
    if (source !== window.parent || origin !== this.#allowed) return;
    if (!isPlain(data) || data.summit !== 1 || data.type !== 'connect') return;
    const [port, ...more] = ports;
    if (this.#port || !port || more.length > 0 || data.version !== VERSION) {
      if (port && !this.#port) answer(port, null, 'unsupported-version', `The versions are: ${VERSION}`);
      for (const each of ports) each.close();
      return;
    }
    this.#port = port;
    port.addEventListener('message', ({data, ports}) => {
      for (const each of ports) each.close();
      this.#receive(data);
    });
    port.addEventListener('messageerror', () => answer(port, null, 'malformed', 'It cannot be read'));
    for (const [type, event] of this.#told) this.#tell(type, event);
    if (this.#page) port.start();
  }

  /** @param {unknown} message */
  #receive(message) {
    const port = /** @type {MessagePort} */ (this.#port);
    const id = idOf(message);
    if (this.#waiting.length >= MOST_WAITING) {
      return answer(port, id, 'busy', `${MOST_WAITING} requests wait already`);
    }
    if (!isPlain(message) || message.summit !== 1 || typeof message.type !== 'string' || id === null) {
      return answer(port, id, 'malformed', 'A request is {summit: 1, type, id, …}, id a number or a short text');
    }
    const {data, ...rest} = message;
    const loads = message.type === 'load';
    const size = (loads ? sizeOf(data, MOST_LOADED) : 0) + sizeOf(loads ? rest : message, MOST);
    if (Number.isNaN(size)) {
      return answer(port, id, 'malformed', 'A request holds text, numbers, lists and plain objects, or an ArrayBuffer');
    }
    if (size === Infinity) {
      return answer(port, id, 'too-large', `A load may hold ${MOST_LOADED} bytes or characters, all else ${MOST}`);
    }
    if (this.#held + size > MOST_HELD) return answer(port, id, 'busy', 'What waits is too much already');
    this.#held += size;
    this.#waiting.push({request: /** @type {Request} */ (message), size});
    if (!this.#working) this.#work();
  }

  async #work() {
    const port = /** @type {MessagePort} */ (this.#port);
    const requests = /** @type {Requests} */ (this.#requests);
    this.#working = true;
    await later();  // so that what comes with it is counted before anything is done
    let begin = performance.now();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const {request, size} = next;
      try {
        port.postMessage({...await requests.run(request, later), summit: 1, type: 'result', id: request.id});
      } catch (error) {
        const known = error instanceof RequestError;
        if (!known) console.error(error);
        answer(port, request.id, known ? error.code : 'internal', known ? error.message : 'Summit failed');
      }
      this.#held -= size;
      if (performance.now() - begin < SLICE) continue;
      await later();
      begin = performance.now();
    }
    this.#working = false;
    if (requests.keeps) this.#saveSoon();
  }

  /** @param {string} type @param {object} event */
  #tell(type, event) {
    this.#port?.postMessage({...event, summit: 1, type});
  }

  /** What changed since the last time. */
  flush() {
    if (!this.#port || !this.#requests) return;
    const {revision, operations} = this.#requests.takeChanges();
    if (operations.length === 0) return;
    this.#tell('change', {revision, operations, modified: true});
    this.#saveSoon();
  }

  #saveSoon() {
    this.#autosave ||= setTimeout(() => this.#save(false), AUTOSAVE_AFTER);
  }

  /** @param {boolean} asked by a person */
  #save(asked) {
    clearTimeout(this.#autosave);
    if (!this.#requests) return;
    this.flush();
    clearTimeout(this.#autosave);
    this.#autosave = 0;
    const saved = this.#requests.save();
    if (saved) this.#tell('save', {...saved, asked});
  }

  // --- what the program asks (src/browser/page.h) ---

  keepsPlan() {
    return this.#port !== null;
  }

  /** @param {number} request */
  keepPlan(request) {
    // The program is in the middle of a frame; it is told afterwards.
    queueMicrotask(() => {
      this.#save(true);
      this.#page?.finish(request, '');
    });
  }

  /** There is no library here, which is told to who looks at it.
   *  @param {number} action LibraryAction of src/ui/host.h @param {string} _id @param {string} _text */
  act(action, _id, _text) {
    if (action === LIST) queueMicrotask(() => this.#requests?.tellKeeper());
  }

  /** There are changes to take. */
  changed() {
    queueMicrotask(() => this.flush());
  }

  /** @param {number} errors @param {number} warnings */
  setProblems(errors, warnings) {
    this.#told.set('problems', {errors, warnings});
    this.#tell('problems', {errors, warnings});
  }

  /** @param {number} height */
  setWantedHeight(height) {
    this.#told.set('resize', {height});
    this.#tell('resize', {height});
  }
}

/** @param {MessagePort} port @param {unknown} id @param {string} code @param {string} message */
function answer(port, id, code, message) {
  port.postMessage({summit: 1, type: 'error', id, code, message});
}
