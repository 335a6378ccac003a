// The plans in this browser: what is done to the open one is kept as it happens, others are opened,
// named, copied and deleted. One tab writes a plan; others that have it open show what happens to it
// (web/tabs.js). Storage that is full, denied or broken is told at once, and work goes on in memory.
import {Conflict, Lost, Storage} from './storage.js';
import {Tabs} from './tabs.js';
import {Versions} from './plan_versions.js';
import {elsewhere, nameOf, sentenceOf} from './library_texts.js';
import {agoText, momentText, numberText} from './language.js';
import {idInAddress, showInAddress} from './plan_address.js';
import {formatText, tr} from './texts.js';
import {hasEnded, rememberEnd, watchEnds} from './visits.js';

/** @typedef {import('./program.js').Entry} Entry */
/** @typedef {import('./storage.js').PlanRecord} PlanRecord */

/** LibraryAction (src/ui/host.h). */
const ACTIONS = [
  'list', 'open', 'rename', 'duplicate', 'remove', 'restore', 'rescue', 'versions', 'keepVersion',
  'nameVersion', 'restoreVersion', 'compareVersion', 'takeOver'];

// Milliseconds that changes are gathered for. What happened before that is kept, or on its way.
const GATHER = 150;
// Until what could not be kept is tried again.
const RETRY = 5000;
// The journal of a plan is replaced by the plan once it is so long: records, or characters beside as
// many as the plan has.
const JOURNAL_RECORDS = 400;
const JOURNAL_CHARACTERS = 200_000;
// Milliseconds of work between automatic versions.
const VERSION_EVERY = 600_000;

/**
 * What this tab knows of a plan that it had open.
 * @typedef {object} Known
 * @property {string} id what it is kept as: another than the program's name for it where two tabs
 *   went different ways
 * @property {number} seq of the last record; 0: nothing is kept yet
 * @property {boolean} whole a record was not written: the next one has to be all of the plan
 * @property {Entry | null} last what was told of it last
 * @property {number} records since it was kept whole @property {number} characters in these
 * @property {number} versioned when its last version was kept
 * @property {{plan: string, facts: import('./storage.js').Facts} | null} opened as it was, its first version
 * @property {string} pad the name of the pad that is kept with it
 * @property {import('./disk_files.js').DiskFile | null} file that is kept with it
 * @property {boolean} follows another tab writes it
 */

// A record before this one was not written: it is part of the plan that will be, whole.
class Missed extends Error {}

export class Library {
  #program;
  #disk;
  #draw;
  #download;
  #diagnostics;
  #storage;
  #tabs;
  #versions;
  /** What is being written; each waits for the one before. */
  #writing = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | 0} */
  #timer = 0;
  /** By the program's names for plans. @type {Map<string, Known>} */
  #known = new Map();
  /** The program's name for the open plan. */
  #open = '';
  #revision = 0;  // of what was kept last
  #visit = crypto.getRandomValues(new Uint32Array(2)).join('-');

  /**
   * @param {import('./program.js').Program} program @param {import('./disk_files.js').DiskFiles} disk
   * @param {() => void} draw asks for a frame
   * @param {(name: string, type: string, content: BlobPart) => void} download
   * @param {{kept: string}} diagnostics
   */
  constructor(program, disk, draw, download, diagnostics) {
    this.#program = program;
    this.#disk = disk;
    this.#draw = draw;
    this.#download = download;
    this.#diagnostics = diagnostics;
    this.#storage = new Storage({closed: (why) => this.#closed(why), opened: () => this.#opened()});
    this.#tabs = new Tabs({
      operations: (id, seq, operations) => this.#follow(id, seq, operations),
      whole: (id) => this.#reload(id),
      listed: () => this.#listSoon(),
      flush: () => this.flush(),
      lost: (id) => this.#lost(id),
      gained: (id) => this.#gained(id),
    });
    this.#versions = new Versions(program, this.#storage, {
      open: async () => {
        await this.flush();
        const id = this.#current()?.id;
        return id === undefined ? null : {name: this.#open, id};
      },
      say: (text, isError) => this.#say(text, isError),
      draw,
    });
    addEventListener('pagehide', () => this.#leave());
    watchEnds(() => this.#listSoon());
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.flush();
    });
    addEventListener('hashchange', () => {
      const id = idInAddress();
      if (id && id !== this.#current()?.id) this.act(ACTIONS.indexOf('open'), id, '');
    });
  }

  /** Shows the plan that the address names, and the list as soon as it is there. */
  async begin() {
    const id = idInAddress();
    if (id) await this.#openOrTell(id);
    this.#list().then(() => this.#storage.sweep(Date.now())).catch((error) => console.warn(error));
  }

  /** The program has changes. */
  changed() {
    this.#timer ||= setTimeout(() => this.flush(), GATHER);
  }

  /** Keeps what there is now; ends when it is kept. @returns {Promise<void>} */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    let isTold = false;
    const entries = this.#program.takeChanges();
    for (const entry of entries) {
      const known = this.#knownOf(entry.plan);
      this.#disk.current = entry.handle;
      if (entry.kind === 'shows') {
        this.#shows(entry.plan);
        const isNew = known.seq === 0 && entry === entries.at(-1);
        known.opened = isNew ? {plan: this.#program.write('plan'), facts: factsOf(entry)} : null;
      } else if (entry.kind === 'pad') {
        const bytes = entry.pad === '' ? '' : this.#program.write('pad');
        this.#enqueue(entry, () => this.#keepPad(known, entry.pad, bytes));
      } else {
        known.last = entry;
        // The program has it as it is after these operations, so it may stand for them.
        const isLong = known.records >= JOURNAL_RECORDS || known.characters > JOURNAL_CHARACTERS;
        const isWhole = entry.kind === 'operations' && (known.whole || isLong) && entry.plan === this.#open;
        const plan = entry.kind === 'plan' ? entry.payload : isWhole ? this.#program.write('plan') : '';
        isTold ||= plan !== '' && entry.plan === this.#open;
        this.#enqueue(entry, () => this.#keep(known, entry, plan));
        this.#enqueueQuiet(() => this.#keepFile(known, entry.handle));
      }
    }
    // What was missed is in the plan as it is now.
    const current = this.#current();
    if (current?.whole && current.last && !isTold && !current.follows) {
      const {last} = current;
      const plan = this.#program.write('plan');
      this.#enqueue(last, () => this.#keep(current, last, plan));
    }
    return this.#writing;
  }

  /** @param {string} plan @returns {Known} */
  #knownOf(plan) {
    let known = this.#known.get(plan);
    if (!known) {
      known = {id: plan, seq: 0, whole: false, last: null, records: 0, characters: 0,
        versioned: 0, opened: null, pad: '', file: null, follows: false};
      this.#known.set(plan, known);
    }
    return known;
  }

  #current() {
    return this.#known.get(this.#open);
  }

  /** @param {string} plan */
  #shows(plan) {
    if (plan === this.#open) return;
    const before = this.#current();
    this.#open = plan;
    const now = this.#knownOf(plan);
    if (before && before.id !== now.id) {
      this.#writing = this.#writing.then(() => this.#tabs.release(before.id));
      this.#markEnded(before);
    }
    this.#program.setReadOnly('');
    if (now.seq > 0 && !now.follows && !this.#tabs.holds(now.id)) {
      // Back to a plan by undo: if somebody else has it by now, this one goes its own way.
      this.#writing = this.#writing.then(async () => {
        if (!await this.#tabs.acquire(now.id)) this.#fork(now);
      });
    }
    showInAddress(now.seq > 0 ? now.id : '');
  }

  /** @param {Entry} entry @param {() => Promise<void>} act */
  #enqueue(entry, act) {
    this.#writing = this.#writing.then(act).then(() => {
      this.#revision = entry.revision;
      this.#program.setKept(entry.revision, '');
      this.#diagnostics.kept = entry.title;
      this.#draw();
    }, (error) => {
      if (error instanceof Missed) return;
      const isTaken = error instanceof Conflict || error instanceof Lost;
      this.#timer ||= setTimeout(() => this.flush(), isTaken ? GATHER : RETRY);
      if (isTaken) return;
      console.warn(error);
      this.#program.setKept(0, sentenceOf(error));
      this.#draw();
    });
  }

  /** @param {Known} known @param {Entry} entry @param {string} plan all of it; empty: the operations */
  async #keep(known, entry, plan) {
    const facts = factsOf(entry);
    if (known.seq > 0 && plan === '' && entry.payload.trim() === '[]') {
      return this.#storage.describe(known.id, facts);
    }
    // A new plan is nobody else's; one that another tab took over since is.
    const isMine = known.seq === 0 ? await this.#tabs.acquire(known.id) : this.#tabs.holds(known.id);
    if (!isMine) {
      this.#fork(known);
      if (plan === '') throw new Conflict(known.id);
      await this.#tabs.acquire(known.id);
    }
    if (known.whole && plan === '') throw new Missed();
    try {
      if (plan === '') {
        await this.#storage.append(known.id, known.seq, entry.payload, facts, this.#visit);
        known.seq++;
        known.records++;
        known.characters += entry.payload.length;
        this.#tabs.tellOperations(known.id, known.seq, entry.payload);
        return undefined;
      }
      const isNew = known.seq === 0;
      const record = await this.#storage.put(known.id, known.seq, plan, facts, this.#visit, isNew);
      Object.assign(known, {seq: record.seq, whole: false, records: 0, characters: 0});
      this.#tabs.tellWhole(known.id);
      if (isNew && entry.plan === this.#open) showInAddress(known.id);
      if (isNew) askToStay();
      await this.#keepVersion(known, known.opened ?? {plan, facts});
      known.opened = null;
    } catch (error) {
      known.whole = true;
      if (error instanceof Conflict) this.#fork(known);
      if (error instanceof Lost) known.seq = 0;  // it was taken away under a running page
      throw error;
    }
    return undefined;
  }

  /** Another tab went on with the plan: what is here is another plan from now on. @param {Known} known */
  #fork(known) {
    known.id = crypto.getRandomValues(new Uint32Array(4)).join('-');
    known.file = null;
    known.seq = 0;
    known.whole = true;
    this.#say(tr('The plan was changed in another tab, too: what this one has is kept as a plan of its own.'), false);
  }

  /** @param {Known} known @param {string} name @param {string} bytes */
  async #keepPad(known, name, bytes) {
    if (name === known.pad) return;
    await this.#storage.putPad(known.id, name, bytes);
    known.pad = name;
  }

  /** Where the plan is saved, for the next visit. @param {Known} known @param {number} handle */
  async #keepFile(known, handle) {
    const file = this.#disk.get(handle);
    if (file === known.file || known.seq === 0 || known.follows) return;
    await this.#storage.putFile(known.id, file);
    known.file = file;
  }

  /** Now and then, and when work on a plan begins. @param {Known} known
   *  @param {NonNullable<Known['opened']>} version */
  async #keepVersion(known, {plan, facts}) {
    const now = Date.now();
    if (Math.abs(now - known.versioned) < VERSION_EVERY) return;
    known.versioned = now;
    await this.#storage.addVersion(known.id, '', plan, facts);
  }

  #leave() {
    // What is written to the database now may not get there any more; this does.
    rememberEnd(this.#visit);
    this.flush();
  }

  /** Whether the visit that wrote a plan last came to its end. @param {PlanRecord} record */
  #endedWell({writer}) {
    return writer === '' || writer === this.#visit || hasEnded(writer);
  }

  /** Says that this visit's work on a plan ended well. @param {Known} known */
  #markEnded(known) {
    if (known.seq === 0) return;
    this.#writing = this.#writing.then(() => this.#storage.describe(known.id, {writer: ''})).catch(() => {});
  }

  // --- opening ---

  /** Opens a plan that is kept. @param {string} id */
  async #show(id) {
    await this.flush();
    if (this.#current()?.id === id) return;
    const before = this.#open;
    const isMine = await this.#tabs.acquire(id);
    const kept = await this.#storage.load(id).catch((error) => {
      if (isMine) this.#tabs.release(id);
      throw error;
    });
    if (this.#open !== before) {
      // It took so long that somebody began with another one.
      if (isMine) this.#tabs.release(id);
      return;
    }
    const {record} = kept;
    const name = nameOf(record);
    const broken = this.#program.beginKept(kept.plan);
    if (broken !== '') {
      if (isMine) this.#tabs.release(id);
      throw new Lost(broken);
    }
    let lost = kept.missing;
    for (let at = 0; at < kept.operations.length; at++) {
      if (this.#program.goOnKept(kept.operations[at]) === '') continue;
      lost = kept.missing + kept.operations.length - at;
      break;
    }
    // What cannot be read stays where it is, for whoever can: work goes on with a copy.
    const shown = lost > 0 ? crypto.getRandomValues(new Uint32Array(4)).join('-') : id;
    const known = this.#knownOf(shown);
    Object.assign(known, {
      seq: lost > 0 ? 0 : kept.seq, whole: lost > 0, records: kept.operations.length,
      characters: kept.operations.reduce((sum, each) => sum + each.length, 0), versioned: 0, pad: record.pad, follows: !isMine});
    if (lost > 0 && isMine) this.#tabs.release(id);
    const file = await this.#storage.file(id);
    if (lost === 0) known.file = file;
    this.#disk.current = file ? this.#disk.add(file) : 0;
    this.#program.showKept(shown, record, this.#disk.current);
    for (const entry of this.#program.takeChanges()) {
      if (entry.kind === 'shows') this.#shows(entry.plan);
    }
    if (!isMine) this.#program.setReadOnly(elsewhere(), true);
    const pad = record.pad === '' ? undefined : await this.#storage.pad(id);
    if (pad) this.#program.openKeptPad(pad.name, pad.bytes);
    if (lost > 0) {
      this.#say(lost === 1 ?
        formatText(tr('The last change of “{}” cannot be read. This is a copy as it was before it; what is kept stays as it is.'), name) :
        formatText(tr('The last {} changes of “{}” cannot be read. This is a copy as it was before them; what is kept stays as it is.'),
          numberText(lost), name), true);
    } else if (isMine && !this.#endedWell(record)) {
      this.#say(formatText(tr('“{}” was not closed properly: everything up to {} is here.'), name,
        momentText(record.modified)), false);
    }
    // The plan as it is when work on it begins.
    known.versioned = Date.now();
    if (isMine && lost === 0) {
      const plan = kept.operations.length > 0 ? this.#program.write('plan') : kept.plan;
      this.#enqueueQuiet(() => this.#storage.addVersion(id, '', plan, record));
    }
    this.#draw();
  }

  /** Opens a plan that is kept, or says why not. @param {string} id */
  async #openOrTell(id) {
    try {
      await this.#show(id);
    } catch (error) {
      console.warn(error);
      const record = await this.#storage.record(id).catch(() => undefined);
      const why = !record && error instanceof Lost ?
        tr('It is not among the plans of this browser. Plans stay where they were made: to send one, copy a link to it, or save it as a file.') :
        sentenceOf(error);
      this.#program.refuse(record ? nameOf(record) : tr('Plan'), why);
      const current = this.#current();
      showInAddress(current && current.seq > 0 ? current.id : '');
      this.#draw();
    }
  }

  /** Opens the plan that is saved in a file, if it is kept and has what the file has; false: there is
   *  none. @param {File} file */
  async goOnWith(file) {
    try {
      const there = await this.#disk.known(file);
      if (!there) return false;
      for (const [id, {handle, digest}] of await this.#storage.files()) {
        if (digest !== there.digest || !await handle.isSameEntry(there.handle)) continue;
        const record = await this.#storage.record(id);
        if (!record?.saved || record.removed) continue;
        await this.#show(id);
        return true;
      }
    } catch (error) {
      console.warn(error);  // it is opened as any other
    }
    return false;
  }

  // --- other tabs ---

  /** Another tab changed a plan. @param {string} id @param {number} seq @param {string} operations */
  #follow(id, seq, operations) {
    const current = this.#current();
    if (current?.id !== id || this.#tabs.holds(id)) return;
    if (seq !== current.seq + 1 || this.#program.apply(operations, tr('Change in another tab'), true) !== '') {
      this.#reload(id);
      return;
    }
    current.seq = seq;
    this.#draw();
  }

  /** Shows a plan as it is kept by now. @param {string} id */
  #reload(id) {
    if (this.#current()?.id !== id || this.#tabs.holds(id)) return;
    this.#enqueueQuiet(async () => {
      const current = this.#current();
      if (current?.id !== id) return;
      const kept = await this.#storage.load(id);
      if (kept.seq === current.seq || this.#program.beginKept(kept.plan) !== '') return;
      for (const operations of kept.operations) {
        if (this.#program.goOnKept(operations) !== '') return;
      }
      current.seq = kept.seq;
      this.#program.showKept(this.#open, kept.record, this.#disk.current);
      this.#draw();
    });
  }

  /** Another tab took a plan over. @param {string} id */
  #lost(id) {
    const current = this.#current();
    if (current?.id !== id) return;
    current.follows = true;
    this.#program.setReadOnly(elsewhere(), true);
    this.#draw();
  }

  /** The plan is this tab's to write. @param {string} id */
  async #gained(id) {
    const current = this.#current();
    if (current?.id !== id) return;
    current.follows = false;
    const kept = await this.#storage.load(id);
    // The other tab may have saved it, there or elsewhere.
    current.file = await this.#storage.file(id);
    const before = this.#disk.current;
    this.#disk.current = await this.#disk.again(before, current.file);
    const isOther = kept.seq !== current.seq || this.#disk.current !== before;
    if (isOther && this.#program.beginKept(kept.plan) === '' &&
        kept.operations.every((operations) => this.#program.goOnKept(operations) === '')) {
      current.seq = kept.seq;
      this.#program.showKept(this.#open, kept.record, this.#disk.current);
    }
    this.#program.setReadOnly('');
    this.#say(tr('You edit the plan in this tab now'), false);
    this.#draw();
  }

  // --- what a person does in the list ---

  /** @param {number} action @param {string} id @param {string} text */
  act(action, id, text) {
    const acts = {
      list: () => this.#list(),
      open: () => this.#openOrTell(id),
      rename: () => this.#storage.describe(id, {name: text}),
      duplicate: () => this.#duplicate(id),
      remove: () => this.#storage.describe(id, {removed: Date.now()}),
      restore: () => this.#storage.describe(id, {removed: 0}),
      rescue: () => this.#rescue(id),
      versions: () => this.#versions.tell(),
      keepVersion: () => this.#versions.keep(text),
      nameVersion: () => this.#versions.name(text),
      restoreVersion: () => this.#versions.restore(Number(text)),
      compareVersion: () => this.#versions.compare(Number(text)),
      takeOver: () => this.#takeOver(),
    };
    const name = /** @type {keyof typeof acts} */ (ACTIONS[action]);
    // The program is in the middle of a frame.
    Promise.resolve().then(() => this.#attempt(async () => {
      await acts[name]();
      if (['rename', 'duplicate', 'remove', 'restore'].includes(name)) {
        await this.#list();
        this.#tabs.tellListed();
      }
    }));
  }

  /** @param {() => Promise<unknown>} act */
  async #attempt(act) {
    try {
      await act();
    } catch (error) {
      console.warn(error);
      this.#say(sentenceOf(error), true);
    }
  }

  /** @param {() => Promise<unknown>} act Not missed when it fails. */
  #enqueueQuiet(act) {
    this.#writing = this.#writing.then(act).then(() => {}, (error) => console.warn(error));
  }

  /** @param {string} id */
  async #duplicate(id) {
    await this.flush();
    const record = await this.#storage.record(id);
    if (!record) return;
    const copy = crypto.getRandomValues(new Uint32Array(4)).join('-');
    await this.#storage.duplicate(id, copy, formatText(tr('Copy of {}'), nameOf(record)));
  }

  /** @param {string} id */
  async #rescue(id) {
    const kept = await this.#storage.load(id).catch(() => null);
    const isWhole = kept !== null && kept.missing === 0 && this.#program.beginKept(kept.plan) === '' &&
      kept.operations.every((operations) => this.#program.goOnKept(operations) === '');
    if (isWhole) this.#download(`${nameOf(kept.record)}.plan.json`, 'application/json', this.#program.writeKept());
    else this.#download('rescued.json', 'application/json', await this.#storage.raw(id));
  }

  async #list() {
    /** @type {PlanRecord[]} */
    let records = [];
    try {
      records = (await this.#storage.list()).filter(({removed}) => !removed);
    } catch (error) {
      this.#program.setLibrary(JSON.stringify({failure: sentenceOf(error), plans: []}));
      this.#draw();
      throw error;
    }
    records.sort((a, b) => b.modified - a.modified);
    const elsewhere = await this.#tabs.held();
    const current = this.#current()?.id;
    this.#program.setLibrary(JSON.stringify({
      failure: '',
      plans: records.map((record) => ({
        id: record.id, name: nameOf(record), when: agoText(record.modified), bytes: record.bytes,
        priorities: record.priorities, ideas: record.ideas, file: record.file,
        here: record.id === current,
        elsewhere: record.id !== current && elsewhere.has(record.id),
        recovered: !elsewhere.has(record.id) && !this.#endedWell(record),
      })),
    }));
    this.#draw();
  }

  /** @type {ReturnType<typeof setTimeout> | 0} */
  #listing = 0;
  #listSoon() {
    this.#listing ||= setTimeout(() => {
      this.#listing = 0;
      this.#list().catch(() => {});
    }, GATHER);
  }

  async #takeOver() {
    const current = this.#current();
    if (current) await this.#tabs.takeOver(current.id);
  }

  /** @param {string} text @param {boolean} isError */
  #say(text, isError) {
    this.#program.say(text, isError);
    this.#draw();
  }

  /** @param {'blocked' | 'newer'} why */
  #closed(why) {
    const sentence = why === 'blocked' ?
      tr('Another tab with an older Summit keeps the plans from being opened: close it.') :
      tr('A newer Summit is open in another tab. Nothing can be kept here any more: save the plan as a file and reload the page.');
    this.#program.setKept(0, sentence);
    // The list waits for the same.
    if (why === 'blocked') this.#program.setLibrary(JSON.stringify({failure: sentence, plans: []}));
    this.#draw();
  }

  #opened() {
    this.#program.setKept(this.#revision, '');
    this.#list().catch((error) => console.warn(error));
  }
}

/** @param {Entry} entry @returns {import('./storage.js').Facts} */
function factsOf({title, priorities, ideas, file, document, saved, pad}) {
  return {title, priorities, ideas, file, document, saved, pad};
}

/** Asks the browser not to take plans away when it runs short of room, where that asks nobody else. */
function askToStay() {
  if ('userAgentData' in navigator) navigator.storage?.persist?.().catch(() => {});
}
