// The accessibility tree: one element for each node of the program's record (src/ui/semantics.h),
// laid over the canvas where the node is drawn. Assistive technology, Tab and tests work with these
// elements; where DOM focus is, is where the program's focus is.
import {createElement, isEditor, tagOf, writeAttributes} from './node_element.js';

const inFrame = window.parent !== window;

/** @typedef {import('./node_element.js').SemanticNode} SemanticNode */
/** @typedef {{nodes: SemanticNode[], focus?: number, edited?: number, selection?: number[],
 *   announcement?: string}} Semantics */

/**
 * @typedef {object} Entry
 * @property {HTMLElement} element
 * @property {boolean | null} hasChildren as its attributes were last written, null: never
 * @property {string} place where the element was put, as last written
 */

/**
 * @typedef {object} TreeEvents
 * @property {(node: number, visible: boolean) => void} focus Focus arrived (0: left the tree);
 *   visible unless by a click, so that it must be shown.
 * @property {(node: number) => void} activate
 */

export class Tree {
  #container;
  #announcer;
  #editors;
  #events;
  /** @type {Map<number, Entry>} */
  #entries = new Map();
  /** @type {Map<number, SemanticNode>} */
  #nodes = new Map();
  /** @type {Set<Element>} */
  #inert = new Set();
  /** @type {number[] | undefined} where a list of suggestions is drawn */
  #cover;
  #wantedFocus = 0;
  #hasModal = false;
  // What had focus when a modal dialog opened (0: nothing), and gets it back; null: none was open.
  /** @type {number | null} */
  #beforeModal = null;
  #updating = false;
  #pointing = false;
  // The last thing a person did was done with a pointer: focus that moves then needs no ring.
  #pointed = false;

  /** The node that has focus, 0 for none. */
  focused = 0;

  /**
   * @param {HTMLElement} container
   * @param {HTMLElement} announcer the live region
   * @param {import('./editors.js').Editors} editors
   * @param {TreeEvents} events
   */
  constructor(container, announcer, editors, events) {
    this.#container = container;
    this.#announcer = announcer;
    this.#editors = editors;
    this.#events = events;
    container.addEventListener('mousedown', (event) => {
      // A list's field keeps the focus while an option of it is pressed.
      const {target} = event;
      if (target instanceof Element && target.closest('[role=option]')) event.preventDefault();
      // So does prose whose marks are set with the buttons ahead of it.
      const bar = target instanceof Element ? target.closest('[role=toolbar]') : null;
      if (bar && bar.nextElementSibling === document.activeElement) event.preventDefault();
      // Focus follows from it before anything else happens, for a tap too.
      this.#pointing = true;
      setTimeout(() => {
        this.#pointing = false;
      });
    }, {capture: true});
    addEventListener('pointerdown', () => {
      this.#pointed = true;
    }, {capture: true});
    addEventListener('keydown', () => {
      this.#pointed = false;
    }, {capture: true});
    container.addEventListener('focusin', (event) => this.#focusArrived(event));
    container.addEventListener('focusout', (event) => this.#focusLeft(event));
    container.addEventListener('click', (event) => {
      // A real click reaches the program through the pointer; this is Enter, Space, or a click by
      // assistive technology.
      if (event.detail === 0) this.#activate(nodeOf(event.target));
    });
  }

  /**
   * Enter or Space on an element that does not turn it into a click by itself.
   * @returns {boolean} whether there was one
   */
  activateFocused() {
    const element = this.#entries.get(this.focused)?.element;
    return element?.localName === 'div' && this.#activate(this.focused);
  }

  /** @param {string} json */
  update(json) {
    const semantics = /** @type {Semantics} */ (JSON.parse(json));
    this.#updating = true;
    this.#cover = semantics.nodes.find(({role}) => role === 'listbox')?.rect;
    this.#edit(semantics);
    this.#patch(semantics.nodes);
    this.#confineToDialog(semantics.nodes);
    this.#settleFocus(semantics);
    this.#updating = false;
    this.#editors.settle(this.#nodes.get(this.focused)?.rect);
    if (semantics.announcement) this.#announce(semantics.announcement);
  }

  /** The language changed: what the elements say is written anew, with the next update. */
  rewrite() {
    for (const entry of this.#entries.values()) entry.hasChildren = null;
  }

  /** @param {number} node @returns {HTMLElement | undefined} */
  elementOf(node) {
    return this.#entries.get(node)?.element;
  }

  /** @param {Semantics} semantics */
  #edit({nodes, edited, selection = []}) {
    const node = edited && nodes.find(({id}) => id === edited);
    const element = node && this.elementOf(node.id);
    if (element) this.#editors.edit(element, node, selection);
  }

  /** @param {SemanticNode[]} nodes */
  #patch(nodes) {
    const before = this.#nodes;
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const [id, {element}] of this.#entries) {
      const node = this.#nodes.get(id);
      if (node && tagOf(node) === element.localName) continue;
      element.remove();
      this.#entries.delete(id);
    }
    const parents = new Set(nodes.map((node) => node.parent ?? 0));
    /** @type {Map<Element, Node | null>} */
    const lastChild = new Map();
    for (const node of nodes) {
      const hasChildren = parents.has(node.id);
      const entry = this.#entryOf(node);
      if (entry.hasChildren !== hasChildren || !saysTheSame(before.get(node.id), node)) {
        writeAttributes(entry.element, node, hasChildren);
        entry.hasChildren = hasChildren;
      }
      // Even when nothing changed: an edit may have been refused.
      if (isEditor(node)) this.#editors.write(entry.element, node);
      this.#lay(entry, node, hasChildren);
      const parent = this.#entries.get(node.parent ?? 0)?.element ?? this.#container;
      const text = parent.firstChild instanceof Text ? parent.firstChild : null;
      putAfter(parent, lastChild.get(parent) ?? text, entry.element);
      lastChild.set(parent, entry.element);
    }
  }

  /** @param {SemanticNode} node @returns {Entry} */
  #entryOf(node) {
    const known = this.#entries.get(node.id);
    if (known) return known;
    const element = createElement(node);
    if (isEditor(node)) this.#editors.adopt(element, node.id);
    /** @type {Entry} */
    const entry = {element, hasChildren: null, place: ''};
    this.#entries.set(node.id, entry);
    return entry;
  }

  /** Position, size and what of it may be clicked. @param {Entry} entry @param {SemanticNode} node
   *  @param {boolean} hasChildren */
  #lay(entry, node, hasChildren) {
    const [x, y, width, height] = node.rect ?? [0, 0, 0, 0];
    const [parentX = 0, parentY = 0] = this.#nodes.get(node.parent ?? 0)?.rect ?? [];
    const [clipX, clipY, clipWidth, clipHeight] = node.clip ?? [x, y, width, height];
    const cut = [
      clipY - y,
      x + width - (clipX + clipWidth),
      y + height - (clipY + clipHeight),
      clipX - x,
    ].map((pixels) => Math.max(pixels, 0));
    // Where a list is drawn over the text box that it belongs to, that must not show.
    const [listX, listY, listWidth, listHeight] = (node.multiline && this.#cover) || [x, y, 0, 0];
    const hole = [listX - x, listY - y, listWidth, listHeight];
    const isCovered = listWidth > 0 && hole[0] < width && hole[1] < height && hole[0] + listWidth > 0 &&
      hole[1] + listHeight > 0;
    const place = [x - parentX, y - parentY, width, height, ...cut, hasChildren, !node.href,
      isCovered && hole].join();
    if (place === entry.place) return;
    entry.place = place;
    const {style} = entry.element;
    style.left = `${x - parentX}px`;
    style.top = `${y - parentY}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    // What is scrolled out of sight must not catch clicks meant for what is drawn there. Clipping a
    // parent would clip its children too, and those may lie elsewhere.
    const isOut = cut[0] + cut[2] >= height || cut[1] + cut[3] >= width;
    const isCut = cut.some((pixels) => pixels > 0);
    style.clipPath = isCovered ? withHole([cut[3], cut[0], width - cut[1], height - cut[2]], hole) :
      isCut && !hasChildren ? `inset(${cut.map((pixels) => `${pixels}px`).join(' ')})` : '';
    // A link over several lines is hit at its lines, not between them.
    style.pointerEvents = isOut || (node.href && hasChildren) ? 'none' : '';
  }

  /** While a modal dialog is open, everything outside of it is out of reach.
   *  @param {SemanticNode[]} nodes */
  #confineToDialog(nodes) {
    const modal = nodes.filter((node) => node.modal).pop();
    // Asked of the document: a window that is not active sends no focus events.
    if (modal && !this.#hasModal) this.#beforeModal = nodeOf(document.activeElement);
    this.#hasModal = modal !== undefined;
    /** @type {Set<Element>} */
    const inert = new Set();
    let inside = modal && this.#entries.get(modal.id)?.element;
    while (inside && inside !== this.#container) {
      for (const sibling of inside.parentElement?.children ?? []) {
        if (sibling !== inside) inert.add(sibling);
      }
      inside = inside.parentElement ?? undefined;
    }
    for (const element of this.#inert) element.toggleAttribute('inert', inert.has(element));
    for (const element of inert) element.toggleAttribute('inert', true);
    this.#inert = inert;
  }

  /** @param {Semantics} semantics */
  #settleFocus({focus = 0}) {
    const isNew = focus !== 0 && focus !== this.#wantedFocus;
    this.#wantedFocus = focus;
    const held = this.#entries.get(this.focused)?.element;
    if (isNew && focus !== this.focused && inFrame && !document.hasFocus()) {
      // Somebody is at work in the page around this one; what they come back to is no other thing.
      held?.blur();
    } else if (isNew && focus !== this.focused) {
      const wanted = this.#entries.get(focus)?.element;
      wanted?.focus({preventScroll: true});
      // As with Tab: what is typed next takes the place of a short text.
      if (wanted instanceof HTMLInputElement) wanted.select();
    } else if (held && held !== document.activeElement && document.hasFocus()) {
      // Its element was moved or made anew; the person did not go anywhere.
      held.focus({preventScroll: true});
    }
    if (!this.#hasModal && this.#beforeModal !== null) {
      const before = this.#entries.get(this.#beforeModal)?.element ??
        this.#container.querySelector('[role=main] [tabindex="0"]');
      if (nodeOf(document.activeElement) === 0 && before instanceof HTMLElement) {
        before.focus({preventScroll: true});
      }
      this.#beforeModal = null;
    }
    const active = nodeOf(document.activeElement);
    if (this.focused !== active) {
      this.focused = active;
      this.#events.focus(active, active !== 0 && !this.#pointed);
    }
  }

  /** @param {FocusEvent} event */
  #focusArrived(event) {
    const node = nodeOf(event.target);
    if (this.#updating || node === this.focused) return;
    this.focused = node;
    this.#events.focus(node, !this.#pointing);
  }

  /** @param {FocusEvent} event */
  #focusLeft(event) {
    // The window lost focus, not the element; or focus moves on within the tree.
    if (this.#updating || document.activeElement === event.target || nodeOf(event.relatedTarget)) return;
    this.focused = 0;
    this.#events.focus(0, false);
  }

  /** @param {number} node @returns {boolean} */
  #activate(node) {
    const known = this.#nodes.get(node);
    if (!known || isEditor(known) || known.disabled) return false;
    this.#events.activate(node);
    return true;
  }

  /** @param {string} text */
  #announce(text) {
    // The same words twice are news only when the region changes.
    const again = this.#announcer.textContent === text;
    this.#announcer.textContent = again ? `${text}\u00a0` : text;
  }
}

/**
 * Whether two records of a node differ in nothing but their place: what scrolling changes.
 * @param {SemanticNode | undefined} before @param {SemanticNode} now
 */
function saysTheSame(before, now) {
  if (!before) return false;
  /** @type {Record<string, unknown>} */
  const {rect: oldRect, clip: oldClip, ...old} = before;
  /** @type {Record<string, unknown>} */
  const {rect, clip, ...words} = now;
  const names = Object.keys(words);
  return names.length === Object.keys(old).length && names.every((name) => words[name] === old[name]);
}

/** @param {EventTarget | null} target */
function nodeOf(target) {
  const element = target instanceof Element ? target.closest('[data-node]') : null;
  return element instanceof HTMLElement ? Number(element.dataset.node) : 0;
}

/**
 * Makes `element` the sibling after `previous` (null: the first). An element that is moved loses
 * focus, so the one that has it stays and the others are moved.
 * @param {Element} parent @param {Node | null} previous @param {Element} element
 */
function putAfter(parent, previous, element) {
  let next = previous ? previous.nextSibling : parent.firstChild;
  if (next === element) return;
  if (element.parentElement === parent && element.contains(document.activeElement)) {
    while (next && next !== element) {
      const after = next.nextSibling;
      parent.append(next);
      next = after;
    }
  } else {
    parent.insertBefore(element, next);
  }
}

/**
 * A clip path of one rectangle without another.
 * @param {number[]} outer left, top, right, bottom @param {number[]} hole x, y, width, height
 */
function withHole([left, top, right, bottom], [x, y, width, height]) {
  return `path(evenodd, "M${left} ${top}H${right}V${bottom}H${left}ZM${x} ${y}h${width}v${height}h${-width}Z")`;
}
