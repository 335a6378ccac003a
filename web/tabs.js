// Which tab writes a plan. One does, which holds its lock (Web Locks); the others hear from it
// (BroadcastChannel) what it keeps, or ask it to give the plan up. A browser without locks, or a page
// that may not have them, leaves it to the numbers of the records (web/storage.js) that no tab writes
// over another.

const CHANNEL = 'summit';
// Milliseconds that a tab has to give a plan up; it may be asleep.
const PATIENCE = 1500;

const nameOf = (/** @type {string} */ id) => `summit-plan-${id}`;

/**
 * @typedef {object} Told
 * @property {(id: string, seq: number, operations: string) => void} operations were kept
 * @property {(id: string) => void} whole a plan was kept whole
 * @property {() => void} listed the list of plans changed
 * @property {() => Promise<void>} flush keeps what is not kept yet
 * @property {(id: string) => void} lost another tab took the plan over
 * @property {(id: string) => Promise<void>} gained the plan is this tab's now
 */

export class Tabs {
  #told;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** What gives each plan up that this tab holds. @type {Map<string, () => void>} */
  #held = new Map();
  /** The page may have no locks: then every tab may write. */
  #free = false;

  /** @param {Told} told */
  constructor(told) {
    this.#told = told;
    try {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.addEventListener('message', ({data}) => this.#hear(data));
    } catch {
      // Other tabs are not heard of.
    }
  }

  /** Whether this tab may write the plan. @param {string} id */
  holds(id) {
    return this.#free || this.#held.has(id);
  }

  /** Makes the plan this tab's to write, unless another has it. @param {string} id
   *  @returns {Promise<boolean>} */
  acquire(id) {
    return this.#request(id, {ifAvailable: true});
  }

  /** @param {string} id @param {LockOptions} options @returns {Promise<boolean>} */
  #request(id, options) {
    if (this.holds(id)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const granted = (/** @type {Lock | null} */ lock) => {
        resolve(lock !== null);
        if (lock === null) return undefined;
        return new Promise((/** @type {(value?: undefined) => void} */ release) => this.#held.set(id, release));
      };
      try {
        navigator.locks.request(nameOf(id), options, granted).catch((error) => {
          // Taken from this tab; or the page may have none.
          if (this.#held.delete(id)) this.#told.lost(id);
          else if (error.name === 'AbortError') resolve(false);
          else resolve(this.#free = true);
        });
      } catch {
        resolve(this.#free = true);
      }
    });
  }

  /** @param {string} id */
  release(id) {
    this.#held.get(id)?.();
    this.#held.delete(id);
  }

  /** The plans that some tab holds. @returns {Promise<Set<string>>} */
  async held() {
    const names = new Set();
    try {
      const {held} = await navigator.locks.query();
      for (const {name} of held ?? []) {
        if (name?.startsWith(nameOf(''))) names.add(name.slice(nameOf('').length));
      }
    } catch {
      // None is known.
    }
    return names;
  }

  /** Asks the tab that holds a plan for it; one that does not answer loses it. @param {string} id */
  async takeOver(id) {
    this.#channel?.postMessage({type: 'release', id});
    const signal = AbortSignal.timeout(PATIENCE);
    if (!await this.#request(id, {signal}) && !await this.#request(id, {steal: true})) return;
    await this.#told.gained(id);
  }

  /** @param {string} id @param {number} seq @param {string} operations */
  tellOperations(id, seq, operations) {
    this.#channel?.postMessage({type: 'operations', id, seq, operations});
  }

  /** @param {string} id */
  tellWhole(id) {
    this.#channel?.postMessage({type: 'whole', id});
  }

  tellListed() {
    this.#channel?.postMessage({type: 'listed'});
  }

  /** @param {any} data */
  async #hear(data) {
    const {type, id} = data ?? {};
    if (type === 'operations') this.#told.operations(id, data.seq, data.operations);
    else if (type === 'whole') this.#told.whole(id);
    else if (type === 'listed') this.#told.listed();
    else if (type === 'release' && this.#held.has(id)) {
      this.#told.lost(id);
      await this.#told.flush();
      this.release(id);
    }
  }
}
