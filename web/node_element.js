// How a node of the program's record (src/ui/semantics.h) is written as an element: its tag and its
// attributes, which are those of WAI-ARIA 1.2.

/**
 * A node as to_json() writes it: what has its default value is left out.
 * @typedef {object} SemanticNode
 * @property {number} id
 * @property {number} [parent]
 * @property {string} role
 * @property {string} [name]
 * @property {string} [value]
 * @property {string} [description]
 * @property {string} [shortcut]
 * @property {string} [href]
 * @property {number[]} [rect] x, y, width, height
 * @property {number[]} [clip]
 * @property {boolean} [focusable]
 * @property {boolean} [skips_tab]
 * @property {boolean} [disabled]
 * @property {boolean} [multiline]
 * @property {boolean} [read_only]
 * @property {boolean} [invalid]
 * @property {boolean} [modal]
 * @property {boolean} [upright]
 * @property {boolean} [drags]
 * @property {boolean} [opens_menu]
 * @property {boolean} [multiselectable]
 * @property {boolean} [wordless]
 * @property {boolean | 'mixed'} [pressed]
 * @property {boolean | 'mixed'} [checked]
 * @property {boolean} [selected]
 * @property {boolean} [expanded]
 * @property {number} [level]
 * @property {number} [row_index]
 * @property {number} [row_count]
 * @property {number} [column_index]
 * @property {number} [column_count]
 * @property {number} [position_in_set]
 * @property {number} [set_size]
 * @property {number} [controls]
 * @property {number} [active]
 * @property {number} [value_now]
 * @property {number} [value_min]
 * @property {number} [value_max]
 * @property {number} [font_size]
 * @property {number} [line_height]
 * @property {number} [padding_x]
 * @property {number} [padding_y]
 * @property {boolean} [monospace]
 * @property {boolean} [semibold]
 * @property {string} [placeholder]
 */

import {usesCommand} from './keyboard.js';
import {tr} from './texts.js';

// These are named by what they contain; ARIA forbids aria-label on some of them.
const TEXT_ROLES = new Set([
  'alert', 'cell', 'code', 'columnheader', 'emphasis', 'heading', 'link', 'listitem', 'none', 'note',
  'paragraph', 'rowheader', 'status', 'strong', 'term',
]);
const UNNAMEABLE_ROLES = new Set(['code', 'emphasis', 'none', 'paragraph', 'strong', 'term']);

/** @type {[string, (node: SemanticNode) => string | number | boolean | undefined][]} */
const ATTRIBUTES = [
  // A tooltip would be read as the description: the name again, and keys that aria-keyshortcuts has.
  ['aria-description', (node) => (isRange(node) ? undefined : node.description || (tooltip(node) && ' '))],
  ['aria-valuetext', (node) => (isRange(node) ? node.description : undefined)],
  ['aria-valuemin', (node) => (isRange(node) ? node.value_min ?? 0 : undefined)],
  ['aria-valuemax', (node) => node.value_max],
  ['aria-valuenow', (node) => (isRange(node) ? node.value_now ?? 0 : undefined)],
  ['aria-orientation', ({upright}) => upright && 'vertical'],
  ['aria-keyshortcuts', (node) => node.shortcut],
  // A disabled button stays where it can be found; only text boxes are disabled for real.
  ['aria-disabled', (node) => (node.disabled && !isEditor(node) ? 'true' : undefined)],
  ['aria-invalid', (node) => (node.invalid ? 'true' : undefined)],
  ['aria-modal', (node) => (node.modal ? 'true' : undefined)],
  ['aria-pressed', (node) => node.pressed],
  ['aria-checked', (node) => node.checked],
  ['aria-selected', (node) => node.selected],
  ['aria-expanded', (node) => node.expanded],
  ['aria-multiselectable', (node) => node.multiselectable],
  ['aria-haspopup', (node) => node.opens_menu && 'menu'],
  ['aria-level', (node) => node.level],
  ['aria-rowindex', (node) => node.row_index],
  ['aria-rowcount', (node) => node.row_count],
  ['aria-colindex', (node) => node.column_index],
  ['aria-colcount', (node) => node.column_count],
  ['aria-posinset', (node) => node.position_in_set],
  ['aria-setsize', (node) => node.set_size],
  ['aria-controls', ({controls}) => controls && `n${controls}`],
  ['aria-activedescendant', ({active}) => active && `n${active}`],
  ['id', ({role, id}) => (role === 'listbox' || role === 'option' ? `n${id}` : undefined)],
  ['data-drags', (node) => node.drags],
  ['href', addressOf],
  ['target', (node) => addressOf(node) && '_blank'],
  ['rel', (node) => addressOf(node) && 'noopener noreferrer'],
  ['draggable', (node) => addressOf(node) && 'false'],
  ['title', tooltip],
];

/** What an icon alone does not say: its name, and the keys for the same.
 *  @param {SemanticNode} node */
function tooltip({name, wordless, shortcut}) {
  const first = shortcut?.split(' ')[0];
  const keys = usesCommand ? first?.replace('Control', '⌘') :
    first?.replace('Control', 'Ctrl').replace(/\w\w+/g, tr);
  if (!wordless) return keys;
  return keys ? `${name} (${keys})` : name;
}

/** What has a value, said in words by its description. @param {SemanticNode} node */
function isRange({role, focusable}) {
  return role === 'slider' || role === 'progressbar' || (role === 'separator' && focusable);
}

/** Where a link leads, if it is out of the page and to nothing that runs. @param {SemanticNode} node */
function addressOf({href}) {
  return href && /^(https?:\/\/|mailto:)/.test(href) ? href : undefined;
}

/** @param {SemanticNode} node */
export function isEditor({role}) {
  return role === 'textbox' || role === 'searchbox' || role === 'combobox';
}

/**
 * What decides the element; a node for which it changes gets a new one.
 * @param {SemanticNode} node
 */
export function tagOf(node) {
  if (isEditor(node)) return node.multiline ? 'textarea' : 'input';
  // Links out of the page are the browser's own: a new tab, the address to copy.
  if (addressOf(node)) return 'a';
  return node.role === 'button' ? 'button' : 'div';
}

/** @param {SemanticNode} node */
export function createElement(node) {
  const element = document.createElement(tagOf(node));
  element.dataset.node = String(node.id);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

/**
 * @param {HTMLElement} element @param {SemanticNode} node
 * @param {boolean} hasChildren
 */
export function writeAttributes(element, node, hasChildren) {
  const native = element.localName !== 'div';
  setAttribute(element, 'role', (native && node.role !== 'combobox' && node.role !== 'searchbox') || node.role === 'none' ? undefined : node.role);
  setAttribute(element, 'tabindex', node.focusable ? (node.skips_tab ? -1 : 0) : native ? -1 : undefined);
  for (const [name, value] of ATTRIBUTES) setAttribute(element, name, value(node));

  const asText = TEXT_ROLES.has(node.role) && (!hasChildren || UNNAMEABLE_ROLES.has(node.role));
  setAttribute(element, 'aria-label', asText ? undefined : node.name);
  writeText(element, asText ? node.name ?? '' : '');
}

/**
 * @param {Element} element @param {string} name
 * @param {string | number | boolean | undefined} value empty: no attribute
 */
export function setAttribute(element, name, value) {
  if (value === undefined || value === '') {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, String(value));
  }
}

/** The text of a node is its element's first child. @param {HTMLElement} element @param {string} text */
function writeText(element, text) {
  const first = element.firstChild;
  if (first instanceof Text) {
    if (text === '') first.remove();
    else if (first.data !== text) first.data = text;
  } else if (text !== '') {
    element.prepend(text);
  }
}
