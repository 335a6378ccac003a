// What the page around this one can ask for, once it may (embedding.js): each request is checked and
// done, all of it or nothing.
import {LANGUAGES} from './language.js';
import {tr} from './texts.js';

/**
 * What requests are done with.
 * @typedef {object} Page
 * @property {import('./program.js').Program} program
 * @property {() => void} draw Something changed.
 * @property {(request: number, error: string) => void} finish
 * @property {(language: string) => void} speak
 */
/** @typedef {{id: string | number, type: string, [member: string]: unknown}} Request */

/** FileFormat of src/pad/file_format.h. */
const FORMATS = ['plan', 'rst', 'etherpad', 'pad-html', 'text'];
const PADS = 2;  // from here on
/** Theme of src/ui/theme.h, and Stage of src/ui/session.h. */
const THEMES = ['system', 'light', 'dark'];
const STAGES = ['pad', 'plan', 'document'];
const OPTIONS = ['theme', 'readOnly', 'screens', 'locale'];

const encoder = new TextEncoder();

/** A request that is not done; the message is for whoever wrote it. */
export class RequestError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export const TYPES = ['load', 'apply', 'get', 'configure', 'focus'];

export class Requests {
  #page;
  #flush;
  #revision = 0;
  /** The id of the one that is open. */
  #plan = '';
  #isOpen = false;
  #told = false;
  /** What was begun with a pad is nowhere else yet. */
  keeps = false;

  /** @param {Page} page @param {() => void} flush Tells what changed. */
  constructor(page, flush) {
    this.#page = page;
    this.#flush = flush;
  }

  /**
   * @param {Request} request @param {() => Promise<unknown>} later
   * @returns {Promise<object>} the members of its answer
   */
  async run(request, later) {
    switch (request.type) {
      case 'load':
        return this.#load(request, later);
      case 'apply':
        return this.#apply(request);
      case 'get':
        return this.#get(request);
      case 'configure':
        return this.#configure(request);
      case 'focus':
        return this.#focus(request);
      default:
        throw new RequestError('unknown-type', `There are: ${TYPES.join(', ')}`);
    }
  }

  tellKeeper() {
    const {program, draw} = this.#page;
    program.setLibrary(JSON.stringify({failure: tr('The page around this one keeps the plan.'), plans: []}));
    draw();
  }

  /** @returns {{revision: number, operations: object[]}} since the last call */
  takeChanges() {
    const {program} = this.#page;
    const entries = program.takeChanges();
    const last = entries.at(-1);
    if (!last) return {revision: this.#revision, operations: []};
    const isOther = entries.some(({kind, plan}) => kind === 'plan' || (kind === 'shows' && plan !== this.#plan));
    this.#revision = last.revision;
    this.#plan = last.plan;
    return {
      revision: this.#revision,
      // Another plan is told as it is now, with all that was done to it since.
      operations: isOther ? [{op: 'replace-plan', plan: JSON.parse(program.write('plan'))}] :
        entries.flatMap(({payload}) => JSON.parse(payload || '[]')),
    };
  }

  /** The plan for whoever keeps it, who has it from now on; null: none is open. */
  save() {
    const {program, draw} = this.#page;
    this.keeps = false;
    const plan = program.write('plan');
    if (plan === '') return null;
    program.kept();
    draw();
    return {revision: this.#revision, plan, rst: program.write('rst')};
  }

  /** @param {Request} request @param {() => Promise<unknown>} later */
  async #load({format, data, title = ''}, later) {
    const {program, draw} = this.#page;
    const at = FORMATS.indexOf(/** @type {string} */ (format));
    if (at < 0) throw new RequestError('unsupported-format', `There are: ${FORMATS.join(', ')}`);
    if (typeof title !== 'string') throw new RequestError('malformed', 'title is a text');
    if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) {
      throw new RequestError('malformed', 'data is a text or an ArrayBuffer');
    }
    this.#flush();
    program.openData(at, title, typeof data === 'string' ? encoder.encode(data) : new Uint8Array(data));
    let json = program.loaded();
    while (json === '' && program.isRunning) {
      await later();
      json = program.loaded();
    }
    draw();
    const loaded = JSON.parse(json || '{"error": "Summit has stopped because of an error in it."}');
    if (loaded.error) throw new RequestError('unreadable', loaded.error);
    // Who hands over a plan knows what it is; what a pad does to the one that is open, not.
    if (at < PADS) this.takeChanges();
    else if (this.#isOpen) this.#flush();
    else this.keeps = true;
    this.#isOpen = true;
    if (!this.#told && storageIsDenied()) {
      program.say(tr('The browser keeps nothing for this page here; the page around it keeps the plan.'));
    }
    this.#told = true;
    this.takeChanges();
    return {...loaded, revision: this.#revision};
  }

  /** @param {Request} request */
  #apply({operations}) {
    if (!Array.isArray(operations)) throw new RequestError('malformed', 'operations is a list');
    this.#flush();
    const refusal = this.#page.program.apply(JSON.stringify(operations), tr('Change from the page around'));
    if (refusal) throw new RequestError('refused', refusal);
    this.#isOpen = true;
    this.#flush();
    this.#page.draw();
    return {revision: this.#revision};
  }

  /** @param {Request} request */
  #get({format}) {
    if (format !== 'plan' && format !== 'rst') {
      throw new RequestError('unsupported-format', 'There are: plan, rst');
    }
    this.#flush();
    const data = this.#page.program.write(format);
    if (data === '') throw new RequestError('nothing-open', 'No plan is open');
    return {data, revision: this.#revision};
  }

  /** @param {Request} request */
  #configure(request) {
    const {theme, readOnly, screens, locale} = request;
    const {program, draw, speak} = this.#page;
    const names = Object.keys(request).filter((name) => !['summit', 'type', 'id'].includes(name));
    const other = names.find((name) => !OPTIONS.includes(name));
    if (other !== undefined) throw new RequestError('malformed', `${other.slice(0, 80)}: there are ${OPTIONS.join(', ')}`);
    if (theme !== undefined && !THEMES.includes(/** @type {string} */ (theme))) {
      throw new RequestError('malformed', `theme is one of ${THEMES.join(', ')}`);
    }
    if (readOnly !== undefined && typeof readOnly !== 'boolean') {
      throw new RequestError('malformed', 'readOnly is true or false');
    }
    if (screens !== undefined && (!Array.isArray(screens) || screens.length === 0 ||
        !screens.every((screen) => STAGES.includes(screen)))) {
      throw new RequestError('malformed', `screens is a list of ${STAGES.join(', ')}`);
    }
    const language = typeof locale === 'string' ? locale.toLowerCase().split('-')[0] : '';
    if (locale !== undefined && (language === '' || !LANGUAGES.includes(language))) {
      throw new RequestError('malformed', `locale is one of ${LANGUAGES.slice(1).join(', ')}, perhaps with a region`);
    }
    if (theme !== undefined) program.chooseTheme(THEMES.indexOf(/** @type {string} */ (theme)));
    if (readOnly !== undefined) {
      program.setReadOnly(readOnly ? tr('The page around this one shows the plan to be read only.') : '');
    }
    if (screens !== undefined) {
      program.showStages(STAGES.reduce((bits, stage, at) => bits | (screens.includes(stage) ? 1 << at : 0), 0));
    }
    if (language !== '') speak(language);
    draw();
    return {};
  }

  /** @param {Request} request */
  #focus({item}) {
    if (typeof item !== 'string') throw new RequestError('malformed', 'item is the id of a priority or an idea');
    if (!this.#page.program.goTo(item)) throw new RequestError('unknown-id', 'The plan has no such priority or idea');
    this.#page.draw();
    return {};
  }
}

function storageIsDenied() {
  try {
    localStorage.getItem('summit.denied');
    return false;
  } catch {
    return true;
  }
}
