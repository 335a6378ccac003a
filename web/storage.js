// What the browser keeps of plans, in IndexedDB: each as it was at some moment and the operations
// since, so that a change is a small record and what was kept is never rewritten in place.
//
//   plans      by id: what the list shows (PlanRecord), and `seq`, the number of the last record
//   snapshots  by [id, seq]: plan JSON after record `seq`; only the last is kept
//   journal    by [id, seq]: operations as JSON, record by record; those after the snapshot
//   versions   by [id, number]: plans as somebody, or Summit, wanted them remembered
//   pads       by id: the pad beside the plan, as Etherpad exports it
//   files      by id: the file on the disk that the plan is saved in (DiskFile), since version 2
//
// A plan, its journal and its snapshots change in one transaction, whose end is awaited with
// durability "strict": what was said to be kept survives the end of the browser, or of power.
import {openDB} from 'idb';

const NAME = 'summit';
const VERSION = 2;
// Milliseconds that opening the database may take; after that another tab is in the way.
const PATIENCE = 5000;

/**
 * @typedef {object} PlanRecord
 * @property {string} id
 * @property {string} name somebody gave it; empty: its title is its name
 * @property {string} title @property {number} priorities @property {number} ideas
 * @property {string} file @property {boolean} document @property {boolean} saved
 * @property {string} pad the name of the pad beside it
 * @property {number} created milliseconds since 1970 @property {number} modified
 * @property {number} bytes about what it takes
 * @property {number} seq
 * @property {string} writer the visit that wrote last and did not end well; empty: it did
 * @property {number} removed when it was deleted; 0: it is there
 */
/** @typedef {Pick<PlanRecord, 'title' | 'priorities' | 'ideas' | 'file' | 'document' | 'saved' | 'pad'>} Facts */
/**
 * A plan as it was. @typedef {object} Version
 * @property {string} id @property {number} number @property {string} name empty: an automatic one
 * @property {number} time @property {number} priorities @property {number} ideas @property {string} plan
 */
/**
 * A plan as it is kept. @typedef {object} Kept
 * @property {PlanRecord} record
 * @property {string} plan plan JSON
 * @property {string[]} operations what was done since, in order
 * @property {number} seq of the last of these
 * @property {number} missing how many records there should be beyond that
 */

/** Somebody else wrote to the plan since this tab did. */
export class Conflict extends Error {}

/** There is nothing of that name, or what is there cannot be read. */
export class Lost extends Error {}

/** Automatic versions kept of a plan. */
export const AUTOMATIC_VERSIONS = 50;
// A deleted plan is there for undo for so long, in milliseconds.
const REMOVED_FOR = 30 * 24 * 3600 * 1000;

// What becomes of a request is told by the end of its transaction.
const heard = () => {};

/** All that has a plan's id and more in its key. @param {string} id */
const of = (id) => IDBKeyRange.bound([id], [id, []]);

export class Storage {
  #told;
  /** The database, once it is open; null: it is opened when it is needed next.
   *  @type {Promise<import('idb').IDBPDatabase> | null} */
  #opening = null;

  /**
   * @param {object} told
   * @param {(why: 'blocked' | 'newer') => void} told.closed Another tab keeps the database from being
   *   opened, or a newer Summit in one needs it: nothing can be kept here for now.
   * @param {() => void} told.opened Nothing is in the way any more.
   */
  constructor(told) {
    this.#told = told;
    this.#ready().catch(() => {});
  }

  async #open() {
    let isBlocked = false;
    const waiting = setTimeout(() => {
      isBlocked = true;
      this.#told.closed('blocked');
    }, PATIENCE);
    try {
      const database = await this.#connect();
      if (isBlocked) this.#told.opened();
      return database;
    } finally {
      clearTimeout(waiting);
    }
  }

  /** @returns {Promise<import('idb').IDBPDatabase>} */
  async #connect() {
    const database = await openDB(NAME, VERSION, {
      upgrade: (created, before) => {
        if (before < 1) {
          created.createObjectStore('plans', {keyPath: 'id'});
          created.createObjectStore('snapshots');
          created.createObjectStore('journal');
          created.createObjectStore('versions', {keyPath: ['id', 'number']});
          created.createObjectStore('pads');
        }
        created.createObjectStore('files');
      },
      blocking: (_now, wanted) => {
        database.close();
        this.#opening = null;
        // Otherwise somebody clears what sites have kept.
        if (wanted !== null) this.#told.closed('newer');
      },
      terminated: () => {
        this.#opening = null;
      },
    });
    return database;
  }

  /** What could not be opened may be by now. @returns {Promise<import('idb').IDBPDatabase>} */
  #ready() {
    if (this.#opening) return this.#opening;
    const opening = this.#open();
    this.#opening = opening;
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return opening;
  }

  /** @param {string[]} stores */
  async #write(stores) {
    return (await this.#ready()).transaction(stores, 'readwrite', {durability: 'strict'});
  }

  /** Every plan there is, deleted ones among them; a record that makes no sense is left out.
   *  @returns {Promise<PlanRecord[]>} */
  async list() {
    const records = await (await this.#ready()).getAll('plans');
    return records.filter((record) => typeof record?.id === 'string' && Number.isFinite(record.modified));
  }

  /** @param {string} id @returns {Promise<PlanRecord | undefined>} */
  async record(id) {
    return (await this.#ready()).get('plans', id);
  }

  /**
   * Keeps what was done to a plan. A Conflict says that record `seq` is not the last one any more.
   * @param {string} id @param {number} seq of the last record this tab knows
   * @param {string} operations @param {Facts} facts @param {string} writer
   * @returns {Promise<PlanRecord>}
   */
  async append(id, seq, operations, facts, writer) {
    const transaction = await this.#write(['plans', 'journal']);
    try {
      const plans = transaction.objectStore('plans');
      const record = await plans.get(id);
      if (!record) throw new Lost(id);
      if (record.seq !== seq) throw new Conflict(id);
      Object.assign(record, facts, {
        seq: seq + 1, writer, removed: 0, bytes: record.bytes + operations.length,
        modified: Math.max(Date.now(), record.modified),
      });
      transaction.objectStore('journal').put({operations, time: Date.now()}, [id, seq + 1]).catch(heard);
      plans.put(record).catch(heard);
      await transaction.done;
      return record;
    } catch (error) {
      await abort(transaction);
      throw error;
    }
  }

  /**
   * Keeps all of a plan as record `seq` + 1, in the place of all before. 0 begins it.
   * @param {string} id @param {number} seq @param {string} plan plan JSON @param {Facts} facts
   * @param {string} writer @param {boolean} [anyway] whatever was written since
   * @returns {Promise<PlanRecord>}
   */
  async put(id, seq, plan, facts, writer, anyway = false) {
    const transaction = await this.#write(['plans', 'journal', 'snapshots']);
    try {
      const plans = transaction.objectStore('plans');
      const before = await plans.get(id);
      if (before && !anyway && before.seq !== seq) throw new Conflict(id);
      const next = Math.max(seq, before?.seq ?? 0) + 1;
      const now = Date.now();
      const record = {
        id, name: before?.name ?? '', created: before?.created ?? now, removed: 0, ...facts,
        seq: next, writer, bytes: plan.length, modified: Math.max(now, before?.modified ?? 0),
      };
      transaction.objectStore('snapshots').delete(of(id)).catch(heard);
      transaction.objectStore('journal').delete(of(id)).catch(heard);
      transaction.objectStore('snapshots').put({plan, time: now}, [id, next]).catch(heard);
      plans.put(record).catch(heard);
      await transaction.done;
      return record;
    } catch (error) {
      await abort(transaction);
      throw error;
    }
  }

  /** @param {string} id @returns {Promise<Kept>} */
  async load(id) {
    const transaction = (await this.#ready()).transaction(['plans', 'snapshots', 'journal']);
    const record = await transaction.objectStore('plans').get(id);
    const cursor = await transaction.objectStore('snapshots').openCursor(of(id), 'prev');
    if (!record || typeof cursor?.value?.plan !== 'string') throw new Lost(id);
    let seq = /** @type {[string, number]} */ (cursor.key)[1];
    const plan = cursor.value.plan;
    const after = IDBKeyRange.bound([id, seq], [id, []], true);
    const [keys, entries] = await Promise.all([
      transaction.objectStore('journal').getAllKeys(after), transaction.objectStore('journal').getAll(after)]);
    const operations = [];
    for (let at = 0; at < keys.length; at++) {
      const number = /** @type {[string, number]} */ (keys[at])[1];
      if (number !== seq + 1 || typeof entries[at]?.operations !== 'string') break;
      operations.push(entries[at].operations);
      seq = number;
    }
    return {record, plan, operations, seq, missing: Math.max(record.seq, seq) - seq};
  }

  /** What there is of a plan that cannot be opened, as text that somebody can read.
   *  @param {string} id */
  async raw(id) {
    const transaction = (await this.#ready()).transaction(['plans', 'snapshots', 'journal']);
    const [record, snapshots, journal] = await Promise.all([
      transaction.objectStore('plans').get(id), transaction.objectStore('snapshots').getAll(of(id)),
      transaction.objectStore('journal').getAll(of(id))]);
    return JSON.stringify({record, snapshots, journal}, null, 2);
  }

  /** Changes what is known of a plan, not the plan. @param {string} id
   *  @param {Partial<PlanRecord>} changes */
  async describe(id, changes) {
    const transaction = await this.#write(['plans']);
    const record = await transaction.objectStore('plans').get(id);
    if (record) transaction.objectStore('plans').put({...record, ...changes}).catch(heard);
    await transaction.done;
  }

  /** A copy of a plan and the pad beside it, without its versions. @param {string} id
   *  @param {string} copy its id @param {string} name */
  async duplicate(id, copy, name) {
    const {record} = await this.load(id);
    const transaction = await this.#write(['plans', 'snapshots', 'journal', 'pads']);
    for (const store of [transaction.objectStore('snapshots'), transaction.objectStore('journal')]) {
      const [keys, values] = await Promise.all([store.getAllKeys(of(id)), store.getAll(of(id))]);
      values.forEach((value, at) => store.put(value, [copy, /** @type {any} */ (keys[at])[1]]).catch(heard));
    }
    const pad = await transaction.objectStore('pads').get(id);
    if (pad) transaction.objectStore('pads').put(pad, copy).catch(heard);
    const now = Date.now();
    transaction.objectStore('plans').put({
      ...record, id: copy, name, file: '', document: false, saved: false, writer: '', created: now, modified: now}).catch(heard);
    await transaction.done;
  }

  /** Takes away what was deleted long ago. @param {number} now */
  async sweep(now) {
    for (const {id, removed} of await this.list()) {
      if (removed !== 0 && now - removed > REMOVED_FOR) await this.forget(id);
    }
  }

  /** @param {string} id */
  async forget(id) {
    const transaction = await this.#write(['plans', 'snapshots', 'journal', 'versions', 'pads', 'files']);
    for (const name of ['snapshots', 'journal', 'versions']) transaction.objectStore(name).delete(of(id)).catch(heard);
    for (const name of ['plans', 'pads', 'files']) transaction.objectStore(name).delete(id).catch(heard);
    await transaction.done;
  }

  /** @param {string} id @param {string} name empty: an automatic one @param {string} plan @param {Facts} facts */
  async addVersion(id, name, plan, facts) {
    const transaction = await this.#write(['versions']);
    const versions = await transaction.objectStore('versions').getAll(of(id));
    const last = versions.at(-1);
    if (name === '' && last?.plan === plan) return transaction.done;
    transaction.objectStore('versions').put({
      id, number: (last?.number ?? 0) + 1, name, plan, time: Date.now(),
      priorities: facts.priorities, ideas: facts.ideas}).catch(heard);
    const automatic = versions.filter((/** @type {Version} */ version) => version.name === '');
    for (const old of automatic.slice(0, Math.max(0, automatic.length + 1 - AUTOMATIC_VERSIONS))) {
      transaction.objectStore('versions').delete([id, old.number]).catch(heard);
    }
    return transaction.done;
  }

  /** The newest first. @param {string} id @returns {Promise<Version[]>} */
  async versions(id) {
    return (await (await this.#ready()).getAll('versions', of(id))).reverse();
  }

  /** @param {string} id @param {number} number @returns {Promise<Version | undefined>} */
  async version(id, number) {
    return (await this.#ready()).get('versions', [id, number]);
  }

  /** @param {string} id @param {number} number @param {string} name */
  async nameVersion(id, number, name) {
    const transaction = await this.#write(['versions']);
    const version = await transaction.objectStore('versions').get([id, number]);
    if (version) transaction.objectStore('versions').put({...version, name}).catch(heard);
    await transaction.done;
  }

  /** The pad beside a plan. @param {string} id @param {string} name empty: none @param {string} bytes */
  async putPad(id, name, bytes) {
    const transaction = await this.#write(['pads']);
    if (name === '') transaction.objectStore('pads').delete(id).catch(heard);
    else transaction.objectStore('pads').put({name, bytes}, id).catch(heard);
    await transaction.done;
  }

  /** @param {string} id @returns {Promise<{name: string, bytes: string} | undefined>} */
  async pad(id) {
    return (await this.#ready()).get('pads', id);
  }

  /** The file that a plan is saved in. @param {string} id
   *  @param {import('./disk_files.js').DiskFile | null} file */
  async putFile(id, file) {
    const transaction = await this.#write(['files']);
    if (file) transaction.objectStore('files').put(file, id).catch(heard);
    else transaction.objectStore('files').delete(id).catch(heard);
    await transaction.done;
  }

  /** Those of all plans, by id. @returns {Promise<[string, import('./disk_files.js').DiskFile][]>} */
  async files() {
    const files = (await this.#ready()).transaction('files').store;
    const [ids, values] = await Promise.all([files.getAllKeys(), files.getAll()]);
    return values.map((file, at) => [String(ids[at]), file]);
  }

  /** @param {string} id @returns {Promise<import('./disk_files.js').DiskFile | null>} */
  async file(id) {
    return await (await this.#ready()).get('files', id) ?? null;
  }
}

/** @param {{abort: () => void, done: Promise<void>}} transaction */
async function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
  await transaction.done.catch(() => {});
}
