// The versions of the open plan that are kept: told, named, compared with it, brought back.
import {momentText} from './language.js';
import {Lost} from './storage.js';
import {formatText, tr} from './texts.js';

/**
 * Who has the plan.
 * @typedef {object} Owner
 * @property {() => Promise<{name: string, id: string} | null>} open The program's name for the open plan
 *   and what it is kept as, once all of it is; null: there is none.
 * @property {(text: string, isError: boolean) => void} say
 * @property {() => void} draw asks for a frame
 */

export class Versions {
  #program;
  #storage;
  #owner;

  /** @param {import('./program.js').Program} program @param {import('./storage.js').Storage} storage
   *  @param {Owner} owner */
  constructor(program, storage, owner) {
    this.#program = program;
    this.#storage = storage;
    this.#owner = owner;
  }

  /** Tells the program which there are. */
  async tell() {
    const open = await this.#owner.open();
    const versions = open ? await this.#storage.versions(open.id) : [];
    this.#program.setVersions(JSON.stringify({
      plan: open?.name ?? '',
      versions: versions.map(({number, name, time, priorities, ideas}) =>
        ({number, name, when: momentText(time), priorities, ideas})),
    }));
    this.#owner.draw();
  }

  /** Keeps the plan as it is now. @param {string} name */
  async keep(name) {
    const open = await this.#owner.open();
    const record = open && await this.#storage.record(open.id);
    if (!open || !record) {
      this.#owner.say(tr('There is nothing to keep yet: the plan has not been changed.'), false);
      return;
    }
    await this.#storage.addVersion(open.id, name, this.#program.write('plan'), record);
    await this.tell();
  }

  /** @param {string} text "NUMBER name" */
  async name(text) {
    const [number] = text.split(' ', 1);
    const open = await this.#owner.open();
    if (open) await this.#storage.nameVersion(open.id, Number(number), text.slice(number.length + 1));
    await this.tell();
  }

  /** @param {number} number */
  async restore(number) {
    const {plan, label} = await this.#version(number);
    const why = this.#program.apply(`[{"op": "replace-plan", "plan": ${plan}}]`,
      formatText(tr('Restore {}'), label));
    this.#owner.say(why || formatText(tr('Restored {}. Undo brings back what was there.'), label), why !== '');
  }

  /** @param {number} number */
  async compare(number) {
    const {plan, label} = await this.#version(number);
    this.#program.compareWith(plan, label);
    this.#owner.draw();
  }

  /** @param {number} number */
  async #version(number) {
    const open = await this.#owner.open();
    const version = open && await this.#storage.version(open.id, number);
    if (!version) throw new Lost(String(number));
    return {...version, label: version.name || momentText(version.time)};
  }
}
