// Three ways to work in the page, each with nothing but what it has: the keyboard, a finger, or the
// accessibility tree as a screen reader acts on it. A script that is written for a hand is done by all.
import {focusIsOn, insert} from './plan.mjs';

/** @typedef {import('./page.mjs').Page} Page */
/** @typedef {import('./page.mjs').ElementState} ElementState */

/** Put ahead of the page's own scripts: what pointing devices do is noted by its kind. A tap is
 *  followed by mouse events that browsers make up for it; pointer events tell what there really was. */
export const WATCH_POINTERS = `globalThis.pointers = [];
for (const type of ['pointerdown', 'pointermove', 'pointerup', 'wheel']) {
  addEventListener(type, ({pointerType = type}) => pointers.includes(pointerType) || pointers.push(pointerType), {capture: true});
}`;

const PALETTE = 'Find a command or anything';
const MANY = 60;  // presses of a key after which what is looked for is not there

/** @param {ElementState | null} element @param {string} role @param {string | RegExp} name */
function isIt(element, role, name) {
  return element?.role === role && (name instanceof RegExp ? name.test(element.name) : element.name === name);
}

/** @param {{x: number, y: number, width: number, height: number}} rect */
function middleOf({x, y, width, height}) {
  return {x: x + width / 2, y: y + height / 2};
}

/** What all hands have; each fills in how it is done. */
class Hand {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Saves the plan. @returns {Promise<string>} */
  async save() {
    return (await this.page.download(() => this.run('Save', 'Control+s'))).bytes.toString();
  }

  /** Exports the document. @returns {Promise<string>} */
  async exportRst() {
    return (await this.page.download(() => this.run('Export RST', 'Control+e'))).bytes.toString();
  }

  undo() {
    return this.run('Undo', 'Control+z');
  }

  redo() {
    return this.run('Redo', 'Control+Shift+z');
  }

  /** Replaces the text of a field. @param {string} role @param {string | RegExp} name @param {string} text */
  async write(role, name, text) {
    await this.reach(role, name);
    await this.selectAll();
    await this.type(text);
  }

  /** Opens a menu and takes an item. @param {string | RegExp} button @param {string} item */
  async pick(button, item) {
    await this.press('button', button);
    await this.page.find('menu');
    await this.choose(item);
    await this.page.gone('menu');
  }

  /** Goes to what a few letters in the palette find. @param {string} letters @param {string} option */
  async find(letters, option) {
    await this.openPalette();
    await focusIsOn(this.page, 'combobox', 'Find');
    await this.type(letters);
    await this.takeOption(option);
    await this.page.gone('dialog', PALETTE);
  }
}

/** Keys and nothing else. */
export class Keyboard extends Hand {
  name = 'by the keyboard alone';
  options = {width: 1280, height: 800};
  pointers = [];

  /** Goes somewhere with F6 to its pane and Tab, or back with Shift. @param {string} role
   *  @param {string | RegExp} name */
  async reach(role, name) {
    const {page} = this;
    await page.find(role, name);
    const ids = (await page.all(role, name)).map(({id}) => id);
    for (let presses = 0; presses < MANY; presses++) {
      if (isIt(await page.focused(), role, name)) return;
      await page.press(await page.evaluate(wayTo, ids));
    }
    throw new Error(`Tab never came to ${role} ${name}`);
  }

  /** Goes to something that each row has, from that of another row. @param {string} role
   *  @param {string} kind what its name begins with @param {string} title */
  async reachInRow(role, kind, title) {
    const {page} = this;
    await this.reach(role, new RegExp(`^${kind} `));
    const names = (await page.all(role, new RegExp(`^${kind} `))).map(({name}) => name);
    const steps = names.indexOf(`${kind} ${title}`) - names.indexOf((await page.focused()).name);
    for (let step = 0; step < Math.abs(steps); step++) await page.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    await focusIsOn(page, role, `${kind} ${title}`);
  }

  async press(role, name) {
    await this.reach(role, name);
    await this.page.press('Enter');
  }

  run(_button, keys) {
    return this.page.press(keys);
  }

  selectAll() {
    return this.page.press('Control+a');
  }

  toEnd() {
    return this.page.press('Control+End');
  }

  type(text) {
    return this.page.type(text);
  }

  mark(_button, keys) {
    return this.page.press(keys);
  }

  /** Goes down what is chosen and takes it. @param {string} item */
  async choose(item) {
    await this.#downTo(() => this.page.focused().then((focused) => focused?.name), item);
    await this.page.press('Enter');
  }

  async takeOption(option) {
    await this.page.find('option', option);
    await this.#downTo(async () => (await this.page.all('option')).find(({states}) => states.selected === 'true')?.name, option);
    await this.page.press('Enter');
  }

  openPalette() {
    return this.page.press('Control+k');
  }

  /** @param {RegExp} line @param {string} role its word */
  async setRole(line, role) {
    await this.#toItem(line, 'PageDown');
    await this.page.press({Ignore: 'x', Idea: 'i', Priority: 'p'}[role]);
  }

  placeAll() {
    return this.page.press('Shift+Enter');
  }

  goTo(stage) {
    return this.page.press(`Alt+Shift+${['Pad', 'Plan', 'Document', 'Load'].indexOf(stage) + 1}`);
  }

  async goToTitle(title) {
    await this.reachInRow('textbox', 'Title of', title);
  }

  async goToOwners(title) {
    await this.reachInRow('combobox', 'Owners of', title);
  }

  async goToDetails(title) {
    await this.goToTitle(title);
  }

  async moveUp(title) {
    await this.reachInRow('button', 'Select or move', title);
    await this.page.press('Alt+ArrowUp');
  }

  async selectRows(first, last) {
    await this.reachInRow('button', 'Select or move', first);
    await this.page.press('Space');
    do await this.page.press('Shift+ArrowDown'); while (!(await this.page.focused()).name.endsWith(last));
  }

  async withRows(command) {
    await this.page.press({Duplicate: 'Control+d', Remove: 'Delete', 'Move up': 'Alt+ArrowUp'}[command]);
  }

  /** A row of its own is selected instead. */
  selectNoMore() {
    return this.page.press('ArrowUp');
  }

  leaveLoad() {
    return this.goTo('Load');
  }

  async promote(title) {
    await this.reach('treeitem', /./);
    await this.#toItem(new RegExp(`^${title}$`), 'ArrowDown');
    await this.press('button', `Promote ${title}`);
  }

  async filter(text) {
    await this.page.press('Control+f');
    await focusIsOn(this.page, 'searchbox', 'Rows that contain');
    await this.type(text);
  }

  /** And leaves the filter, whose undo is its own. */
  async showAll() {
    await this.page.press('Escape');
    await this.page.press('Tab');
  }

  /** From the item of a tree that has the focus to another one. @param {RegExp} name
   *  @param {string} on the key that leads to items that are not there yet */
  async #toItem(name, on) {
    for (let presses = 0; presses < MANY; presses++) {
      const items = await this.page.all('treeitem');
      const here = items.findIndex(({focused}) => focused);
      const there = items.findIndex((item) => name.test(item.name));
      if (there < 0) await this.page.press(on);
      for (let step = 0; there >= 0 && step < Math.abs(there - here); step++) {
        await this.page.press(there > here ? 'ArrowDown' : 'ArrowUp');
      }
      if (name.test((await this.page.focused())?.name ?? '')) return;
    }
    throw new Error(`No key came to ${name}`);
  }

  /** @param {() => Promise<unknown>} now @param {string} wanted */
  async #downTo(now, wanted) {
    for (let presses = 0; presses < MANY; presses++) {
      if ((await now()) === wanted) return;
      await this.page.press('ArrowDown');
    }
    throw new Error(`ArrowDown never came to ${wanted}`);
  }
}

/** Runs in the page: the key that leads from the focus to the first of some nodes that Tab stops at.
 *  @param {number[]} ids */
function wayTo(ids) {
  const {activeElement} = document;
  const wanted = ids.map((id) => document.querySelector(`[data-node="${id}"]`)).find(({tabIndex}) => tabIndex === 0);
  const regionOf = (element) => element?.closest('[role=region]');
  if (!wanted || activeElement === document.body) return 'Tab';
  if (regionOf(wanted) && regionOf(wanted) !== regionOf(activeElement)) return 'F6';
  const isBehind = activeElement.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isBehind ? 'Tab' : 'Shift+Tab';
}

/** What finger and tree have in common: everything has its place on the screen or in the tree. */
class Touching extends Hand {
  async run(button) {
    await this.press('button', button);
  }

  async selectAll() {
    // From the menu that browsers have at a text.
    await this.page.evaluate(() => document.activeElement.select());
  }

  /** Where a tap behind the text puts the caret. */
  async toEnd() {
    await this.page.evaluate(() => {
      const {value} = document.activeElement;
      document.activeElement.setSelectionRange(value.length, value.length);
    });
  }

  type(text) {
    return insert(this.page, text);
  }

  async mark(button) {
    await this.press('button', button);
    await this.page.waitFor(async () => (await this.page.focused())?.role === 'textbox', 'focus in the text');
  }

  choose(item) {
    return this.press('menuitem', item);
  }

  takeOption(option) {
    return this.press('option', option);
  }

  openPalette() {
    return this.press('button', PALETTE);
  }

  async setRole(line, role) {
    await this.press('treeitem', line);
    await this.press('button', role);
  }

  placeAll() {
    return this.press('button', 'Place all');
  }

  goToOwners(title) {
    return this.reach('combobox', `Owners of ${title}`);
  }

  goToTitle(title) {
    return this.reach('textbox', `Title of ${title}`);
  }

  async selectRows(...titles) {
    await this.press('button', 'Select several');
    for (const title of titles) await this.press('checkbox', `Select ${title}`);
  }

  async filter(text) {
    await this.reach('searchbox', 'Rows that contain');
    await this.type(text);
  }

  showAll() {
    return this.press('button', 'Show all rows');
  }

  selectNoMore() {
    return this.press('button', 'Select no more rows');
  }

  leaveLoad() {
    return this.press('button', 'Plan as list');
  }

  promote(title) {
    return this.press('button', `Promote ${title}`);
  }
}

/** A finger on a phone, and the keyboard that comes up with a text. */
export class Finger extends Touching {
  name = 'by touch alone, on a phone';
  options = {width: 390, height: 844, touch: true};
  pointers = ['touch'];

  async reach(role, name) {
    await this.press(role, name);
    await focusIsOn(this.page, role, name);
  }

  /** Swipes until it is in view, and taps it. */
  async press(role, name) {
    const {visible} = await this.#swipeTo(role, name);
    await this.page.touchPath([middleOf(visible)]);
  }

  goTo(stage) {
    if (stage === 'Load') return this.press('button', 'Plan as load');
    return this.press('tab', stage);
  }

  goToDetails(title) {
    return this.press('button', `Details of ${title}`);
  }

  async moveUp(title) {
    const {rect} = await this.#swipeTo('button', `Select or move ${title}`);
    const from = middleOf(rect);
    await this.page.touchPath([0, 0.3, 0.7, 1, 1].map((part) => ({x: from.x, y: from.y - 1.2 * rect.height * part})));
  }

  /** By the menu that a long press on a row that is selected opens. */
  async withRows(command) {
    const ticked = await this.page.waitFor(async () => (await this.page.all('checkbox')).find(
      ({states, visible}) => states.checked === 'true' && visible.height > 0), 'a row that is ticked');
    const {x, y} = middleOf(ticked.visible);
    await this.page.touchPath([{x: x + 60, y}], () => this.page.find('menu'));
    await this.press('menuitem', command);
    await this.page.gone('menu');
  }

  async exportRst() {
    await this.goTo('Document');
    return super.exportRst();
  }

  /** Down the page, and up again from its end when it was not there: a page that is slow to draw may
   *  have glided past it. @returns {Promise<ElementState>} */
  async #swipeTo(role, name) {
    const {page} = this;
    let direction = -240;
    let before = '';
    for (let swipes = 0; swipes < MANY; swipes++) {
      const found = (await page.all(role, name))[0];
      if (found && found.visible.height >= Math.min(found.rect.height, 40) && found.visible.width > 0) return found;
      const shown = await page.evaluate(() => document.querySelector('#tree').innerHTML);
      if (found) direction = found.rect.y < 300 ? 240 : -240;
      else if (shown === before) direction = -direction;
      before = shown;
      // On the page's edge, where nothing is tapped by mistake; the finger slows down at the end.
      await page.touchPath([0, 0.25, 0.5, 0.75, 1, 1.005].map((part) => ({x: 8, y: 480 + direction * part})));
    }
    throw new Error(`${role} ${name} did not come into view`);
  }
}

/** What a screen reader does: it finds elements by role and name, clicks them and focuses them. */
export class Tree extends Touching {
  name = 'through the accessibility tree alone';
  options = {width: 1280, height: 800};
  pointers = [];

  async reach(role, name) {
    await this.#act(role, name, (element) => element.focus());
    await focusIsOn(this.page, role, name);
  }

  async press(role, name) {
    await this.#act(role, name, (element) => element.click());
  }

  goTo(stage) {
    return this.press('button', stage === 'Load' ? 'Plan as load' : stage);
  }

  goToDetails(title) {
    return this.goToTitle(title);
  }

  async moveUp(title) {
    await this.press('button', `Select or move ${title}`);
    await this.press('button', 'Move up');
  }

  /** By the bar above them, or by the palette, which has every command. */
  async withRows(command) {
    if (await this.page.has('button', command)) await this.press('button', command);
    else await this.find(command, command);
  }

  async #act(role, name, act) {
    const {page} = this;
    let last = null;
    for (;;) {
      const found = await page.all(role, name);
      if (found.length > 0) {
        await page.evaluate(new Function('id', `(${act})(document.querySelector('[data-node="' + id + '"]'))`), found[0].id);
        break;
      }
      // Of a long list only what is near is in the tree; the last of it leads on.
      const near = (await page.all(role)).at(-1);
      if (!near || near.id === last) {
        await page.find(role, name);
        continue;
      }
      last = near.id;
      await page.evaluate((id) => document.querySelector(`[data-node="${id}"]`).focus(), near.id);
      await page.settled();
    }
    await page.settled();
  }
}
