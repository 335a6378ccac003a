// Summit in another page: the element <summit-planner>, which makes the frame and speaks the embed
// protocol with what is in it. No dependency; `embed.d.ts` has its types.
//
//   <script type="module" src="https://summit.example/embed.js"></script>
//   <summit-planner src="https://summit.example/"></summit-planner>
//
//   const planner = document.querySelector('summit-planner');
//   await planner.load({format: 'plan', data: localStorage.plan});
//   planner.addEventListener('save', ({detail}) => { localStorage.plan = detail.plan; });

/**
 * @typedef {'plan' | 'rst' | 'etherpad' | 'pad-html' | 'text'} LoadFormat The last three are pads,
 *   which open beside the plan; one that is open already is taken for a newer export of it.
 * @typedef {'plan' | 'rst'} GetFormat
 * @typedef {{format: LoadFormat, data: string | ArrayBuffer, title?: string}} LoadRequest
 * @typedef {object} Problem
 * @property {number} line from 1, as is the column
 * @property {number} column
 * @property {'hint' | 'warning' | 'error'} severity
 * @property {string} message
 * @property {string} code
 * @property {'data' | 'document'} in Whether it is a line of what was loaded, or of the document
 *   that is what get('rst') gives.
 * @typedef {object} Summary
 * @property {string} title
 * @property {number} priorities
 * @property {number} ideas
 * @property {number} revision
 * @property {Problem[]} problems
 * @typedef {object} Configuration What is left out stays as it is.
 * @property {'light' | 'dark' | 'system'} [theme]
 * @property {boolean} [readOnly]
 * @property {('pad' | 'plan' | 'document')[]} [screens] Those that can be come to.
 * @property {string} [locale] en, de or ja, perhaps with a region.
 * @typedef {{op: string, [member: string]: unknown}} Operation
 * @typedef {{revision: number, operations: Operation[], modified: boolean}} ChangeDetail
 * @typedef {{revision: number, plan: string, rst: string, asked: boolean}} SaveDetail
 * @typedef {{errors: number, warnings: number}} ProblemsDetail
 * @typedef {{height: number}} ResizeDetail CSS pixels at which nothing in the frame would scroll.
 */

const VERSION = 1;
const EVENTS = ['change', 'save', 'problems', 'resize'];
const PADS = ['etherpad', 'pad-html', 'text'];

/** A request that was not done. */
export class SummitError extends Error {
  /** @param {string} code 'unreadable', 'refused', 'busy', …; 'closed': the element is gone
   *  @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = 'SummitError';
    /** @type {string} */
    this.code = code;
  }
}

/**
 * Its attribute `src` is Summit's address, `label` the frame's name for who cannot see it.
 *
 * Events, each a CustomEvent: change (ChangeDetail), save (SaveDetail: when the person asks to, and
 * within a second after a change), problems (ProblemsDetail), resize (ResizeDetail).
 *
 * A frame that is moved in the document is loaded anew by the browser, as one is that was taken out
 * and comes back: the element opens again what was open, with what changed since.
 */
export class SummitPlanner extends HTMLElement {
  static observedAttributes = ['src', 'label'];

  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #origin = '';
  /** @type {MessagePort | null} */
  #port = null;
  #lastId = 0;
  /** Requests that are not answered. @type {Map<number, {message: object, resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #pending = new Map();
  /** Ids of those that wait until there is a port. @type {number[]} */
  #waiting = [];
  // What is open, for a frame that begins anew: the last that is known of the plan, what changed
  // since, the newest export of the pad.
  /** @type {LoadRequest | null} */
  #plan = null;
  /** @type {Operation[]} */
  #since = [];
  /** @type {LoadRequest | null} */
  #pad = null;
  /** @type {Configuration} */
  #configuration = {};

  #listen = (/** @type {MessageEvent} */ event) => this.#receiveFirst(event);

  connectedCallback() {
    addEventListener('message', this.#listen);
    this.#makeFrame();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#listen);
    this.#removeFrame();
  }

  /** Browsers that can move an element with all that goes on in it let it go on. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (!this.#frame || before === value) return;
    if (name === 'label') this.#frame.title = value ?? 'Summit';
    else this.#makeFrame();
  }

  /** Opens a plan or a document in place of what is open, or a pad beside it.
   *  @param {LoadRequest} request @returns {Promise<Summary>} */
  async load({format, data, title}) {
    const request = {format, data, ...(title === undefined ? {} : {title})};
    const {type, id, summit, ...summary} = await this.#ask({type: 'load', ...request});
    if (PADS.includes(format)) {
      this.#pad = request;
    } else {
      this.#plan = request;
      this.#since = [];
      this.#pad = null;
    }
    return summary;
  }

  /** All of them or none; one step for who undoes it. @param {Operation[]} operations
   *  @returns {Promise<number>} the plan's revision */
  async apply(operations) {
    return (await this.#ask({type: 'apply', operations})).revision;
  }

  /** What is open, as Summit would write it to a file. @param {GetFormat} format @returns {Promise<string>} */
  async get(format) {
    return (await this.#ask({type: 'get', format})).data;
  }

  /** @param {Configuration} configuration @returns {Promise<void>} */
  async configure(configuration) {
    await this.#ask({type: 'configure', ...configuration});
    this.#configuration = {...this.#configuration, ...configuration};
  }

  /**
   * Shows a priority or an idea by its id; without one, gives the frame the focus.
   * @override @param {string | FocusOptions} [item] @returns {Promise<void>}
   */
  async focus(item) {
    if (typeof item === 'string') await this.#ask({type: 'focus', item});
    else this.#frame?.focus(item);
  }

  #makeFrame() {
    this.#removeFrame();
    const src = this.getAttribute('src');
    if (src === null) return;
    if (location.origin === 'null') {
      throw new SummitError('no-origin', 'A page without an origin of its own, as one from a file, cannot embed Summit');
    }
    const address = new URL(src, document.baseURI);
    address.searchParams.set('embed', '1');
    address.searchParams.set('origin', location.origin);
    this.#origin = address.origin;
    const frame = document.createElement('iframe');
    frame.title = this.getAttribute('label') ?? 'Summit';
    frame.allow = 'clipboard-read; clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    // By the style object: a page may allow no style in its text.
    Object.assign(frame.style, {display: 'block', width: '100%', height: '100%', border: '0'});
    frame.src = address.href;
    this.#frame = frame;
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: block; min-height: 20rem; } :host([hidden]) { display: none; }');
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(frame);
  }

  #removeFrame() {
    this.#hangUp();
    this.#frame?.remove();
    this.#frame = null;
  }

  #hangUp() {
    this.#port?.close();
    this.#port = null;
    this.#waiting = [];
    for (const {reject} of this.#pending.values()) reject(new SummitError('closed', 'The frame is gone'));
    this.#pending.clear();
  }

  /** @param {MessageEvent} event */
  #receiveFirst({source, origin, data}) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
    if (data?.summit !== 1 || data.type !== 'ready' || !data.versions?.includes(VERSION)) return;
    const waiting = this.#waiting;
    if (this.#port) this.#hangUp();  // the frame was loaded anew
    const {port1, port2} = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({data: message}) => this.#receive(message);
    this.#frame.contentWindow?.postMessage({summit: 1, type: 'connect', version: VERSION}, this.#origin, [port2]);
    this.#restore();
    this.#waiting = [];
    for (const id of waiting) this.#send(id);
    this.dispatchEvent(new CustomEvent('ready', {detail: {capabilities: data.capabilities}}));
  }

  /** Ahead of whatever waits: answers come in their order. */
  #restore() {
    const refused = (/** @type {Error} */ error) => console.error(error);
    if (this.#plan) this.#ask({type: 'load', ...this.#plan}).catch(refused);
    if (this.#plan && this.#since.length > 0) this.#ask({type: 'apply', operations: this.#since}).catch(refused);
    if (this.#pad) this.#ask({type: 'load', ...this.#pad}).catch(refused);
    // Behind all that: a plan that is only to be read takes no change.
    if (Object.keys(this.#configuration).length > 0) this.#ask({type: 'configure', ...this.#configuration}).catch(refused);
    this.#since = [];
  }

  /** @param {{type: string, [member: string]: unknown}} message @returns {Promise<any>} */
  #ask(message) {
    if (!this.isConnected) return Promise.reject(new SummitError('closed', 'The element is not in a document'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {message: {...message, summit: 1, id}, resolve, reject});
      if (this.#port) this.#send(id);
      else this.#waiting.push(id);
    });
  }

  /** @param {number} id */
  #send(id) {
    const request = this.#pending.get(id);
    try {
      this.#port?.postMessage(request?.message);
    } catch (error) {  // something that cannot be sent at all
      this.#pending.delete(id);
      request?.reject(/** @type {Error} */ (error));
    }
  }

  /** @param {any} message */
  #receive(message) {
    if (message?.summit !== 1) return;
    const {type, id, summit, ...detail} = message;
    if (EVENTS.includes(type)) {
      if (type === 'change') this.#since.push(...detail.operations);
      if (type === 'save') {
        this.#plan = {format: 'plan', data: detail.plan};
        this.#since = [];
      }
      this.dispatchEvent(new CustomEvent(type, {detail}));
      return;
    }
    const request = this.#pending.get(id);
    if (!request) return;
    this.#pending.delete(id);
    if (type === 'result') request.resolve(message);
    else request.reject(new SummitError(String(message.code), String(message.message)));
  }
}

if (!customElements.get('summit-planner')) customElements.define('summit-planner', SummitPlanner);
