'use strict';

// Summit in a panel beside the pad, which it follows while that is written. The plan is kept by the
// browser, one for each pad.

const BASE = '../static/plugins/ep_summit/static/summit/';
const WIDTH = 'ep_summit:width';
// Milliseconds. A change is shown when there is a pause, or after a while; reading a large pad takes
// long, so that is done the less often the longer it took.
const PAUSE = 300;
const LEAST_BETWEEN = 1000;
const TIMES_AS_LONG = 8;
const STEP = 5;  // percent, by an arrow key
const [NARROWEST, WIDEST] = [20, 85];

const storage = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  },
  set(key, value) {
    localStorage.setItem(key, value);
  },
};

const text = (id, values) => html10n.get(`ep_summit.${id}`, values) || id;

class Panel {
  constructor(padId) {
    this.padId = padId;
    this.planKey = `ep_summit:plan:${padId}`;
    this.element = null;
    this.timer = 0;
    this.readAt = 0;     // when reading last ended, and how long it took
    this.readFor = 0;
    this.reading = false;
    this.isBehind = true;
    this.last = '';
  }

  get isOpen() {
    return this.element != null && !this.element.hidden;
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  open() {
    if (!this.element) this.make();
    this.element.hidden = false;
    this.showState();
    // Etherpad gives the pad the focus once a button was pressed.
    setTimeout(() => this.planner.focus(), 0);
    this.padChanged();
  }

  close() {
    this.element.hidden = true;
    this.showState();
    this.button.focus();
  }

  get button() {
    return document.querySelector('[data-key="summit"] button');
  }

  showState() {
    this.button.setAttribute('aria-expanded', String(this.isOpen));
    document.body.classList.toggle('summit-open', this.isOpen);
    this.button.parentElement.classList.toggle('selected', this.isOpen);
    window.dispatchEvent(new Event('resize'));  // the editor's lines wrap anew
  }

  make() {
    const make = (tag, className, attributes = {}) => {
      const element = document.createElement(tag);
      element.className = className;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    this.element = make('section', '', {'id': 'summit-panel', 'aria-label': text('panel')});
    this.splitter = make('div', 'summit-splitter', {
      'role': 'separator', 'tabindex': '0', 'aria-orientation': 'vertical',
      'aria-label': text('resize'), 'aria-valuemin': NARROWEST, 'aria-valuemax': WIDEST,
    });
    const content = make('div', 'summit-content');
    const bar = make('div', 'summit-bar');
    this.message = make('p', 'summit-message', {role: 'status'});
    const close = make('button', 'summit-close', {
      'type': 'button', 'aria-label': text('close'), 'title': text('close'),
    });
    close.textContent = '×';
    close.addEventListener('click', () => this.close());
    this.planner = make('summit-planner', '', {src: `${BASE}index.html`, label: text('panel')});
    bar.append(this.message, close);
    content.append(bar, this.planner);
    this.element.append(this.splitter, content);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    document.getElementById('editorcontainerbox').append(this.element);
    this.resizeTo(Number(storage.get(WIDTH)) || 60);
    this.listenToSplitter();
    this.start();
  }

  listenToSplitter() {
    const {splitter} = this;
    const box = document.getElementById('editorcontainerbox');
    const keys = {ArrowLeft: STEP, ArrowRight: -STEP, Home: -100, End: 100};
    splitter.addEventListener('keydown', (event) => {
      if (!(event.key in keys)) return;
      event.preventDefault();
      this.resizeTo(this.width + keys[event.key]);
    });
    splitter.addEventListener('pointerdown', (event) => {
      splitter.setPointerCapture(event.pointerId);
      document.body.classList.add('summit-resizing');
    });
    splitter.addEventListener('pointermove', (event) => {
      if (!splitter.hasPointerCapture(event.pointerId)) return;
      const {right, width} = box.getBoundingClientRect();
      this.resizeTo((right - event.clientX) / width * 100);
    });
    splitter.addEventListener('lostpointercapture', () => {
      document.body.classList.remove('summit-resizing');
      window.dispatchEvent(new Event('resize'));
    });
  }

  /** @param {number} percent of what the pad and the panel have */
  resizeTo(percent) {
    this.width = Math.round(Math.min(Math.max(percent, NARROWEST), WIDEST));
    this.element.style.width = `${this.width}%`;
    document.body.style.setProperty('--summit-width', `${this.width}%`);
    this.splitter.setAttribute('aria-valuenow', String(this.width));
    try {
      storage.set(WIDTH, String(this.width));
    } catch (error) {
      // The next visit begins as the first did.
    }
  }

  async start() {
    const {planner} = this;
    planner.addEventListener('save', ({detail}) => {
      try {
        storage.set(this.planKey, detail.plan);
        this.say('');
      } catch (error) {
        this.say(text('unkept', {reason: error.message}));
      }
    });
    try {
      await import(new URL(`${BASE}embed.js`, location.href).href);
      const dark = /dark-(background|editor)/.test(document.documentElement.className);
      await planner.configure({theme: dark ? 'dark' : 'light'});
      const language = html10n.getLanguage() || '';
      // Of those that Summit does not have it takes the browser's next one.
      await planner.configure({locale: language}).catch(() => {});
      const kept = storage.get(this.planKey);
      if (kept) await planner.load({format: 'plan', data: kept});
      this.isReady = true;
      this.read();
    } catch (error) {
      this.say(error.message);
    }
  }

  say(words) {
    this.message.textContent = words;
  }

  // --- the pad ---

  padChanged() {
    this.isBehind = true;
    if (!this.isOpen || !this.isReady || this.reading) return;
    const soonest = this.readAt + Math.max(LEAST_BETWEEN, TIMES_AS_LONG * this.readFor);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), Math.max(PAUSE, soonest - Date.now()));
  }

  async read() {
    if (this.reading) return;
    this.reading = true;
    this.isBehind = false;
    const begin = Date.now();
    try {
      const path = location.pathname.replace(/\/+$/, '');
      const response = await fetch(`${path}/summit`, {credentials: 'same-origin'});
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      const data = await response.text();
      if (data !== this.last) {
        await this.planner.load({format: 'etherpad', data, title: this.padId});
        this.last = data;
      }
      this.say('');
    } catch (error) {
      this.say(text('unread', {reason: error.message}));
    }
    this.reading = false;
    this.readAt = Date.now();
    this.readFor = this.readAt - begin;
    if (this.isBehind) this.padChanged();
  }
}

let panel = null;

exports.postToolbarInit = (hookName, {toolbar}) => {
  toolbar.registerCommand('summit', () => {
    panel = panel || new Panel(clientVars.padId);
    panel.toggle();
  });
};

exports.postAceInit = (hookName, {pad}) => {
  panel = panel || new Panel(pad.getPadId());
};

exports.padChanged = () => {
  if (panel) panel.padChanged();
};
