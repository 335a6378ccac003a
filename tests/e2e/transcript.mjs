// The accessibility tree as the browser hands it to assistive technology, as indented text: role,
// name, value and states, one node a line.

/** @typedef {import('./page.mjs').Page} Page */

// States worth a word, in this order; by their names in Chromium's protocol.
const STATES = ['focused', 'disabled', 'pressed', 'checked', 'selected', 'expanded', 'level', 'modal', 'multiline',
  'readonly', 'invalid', 'hasPopup', 'orientation', 'valuemin', 'valuemax', 'keyshortcuts'];
// What the protocol leaves out stands in the attributes.
const ATTRIBUTES = ['aria-rowindex', 'aria-rowcount', 'aria-colindex', 'aria-colcount', 'aria-posinset', 'aria-setsize',
  'aria-valuetext'];
const OF_COURSE = new Set(['false', 'none', '']);

/** @param {Page} page in Chromium @returns {Promise<string>} */
export async function transcript(page) {
  const protocol = await page.native.context().newCDPSession(page.native);
  for (const domain of ['DOM', 'Accessibility']) await protocol.send(`${domain}.enable`);
  const {nodes} = await protocol.send('Accessibility.getFullAXTree');
  const {nodes: elements} = await protocol.send('DOM.getFlattenedDocument', {depth: -1});
  await protocol.detach();
  const attributesOf = new Map(elements.map(({backendNodeId, attributes = []}) => {
    const named = {};
    for (let at = 0; at < attributes.length; at += 2) named[attributes[at]] = attributes[at + 1];
    return [backendNodeId, named];
  }));
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  /** @param {any} node @param {number} depth @param {string} above the name it stands in */
  const tell = (node, depth, above) => {
    const role = node.role?.value ?? '';
    const name = node.name?.value ?? '';
    // A text that says what its element is called is not said twice.
    const isText = role === 'StaticText' || role === 'InlineTextBox';
    const silent = node.ignored || (isText && (role === 'InlineTextBox' || name.trim() === above.trim()));
    const within = role === 'generic' && !name;
    if (!silent && !within) lines.push('  '.repeat(depth) + line(node, role, name, attributesOf.get(node.backendDOMNodeId)));
    // What is in an editor is its value.
    if (role === 'textbox' || role === 'combobox') return;
    for (const id of node.childIds ?? []) {
      const child = known.get(id);
      if (child) tell(child, silent || within ? depth : depth + 1, silent || within ? above : name || above);
    }
  };
  tell(nodes[0], 0, '');
  return lines.join('\n') + '\n';
}

/** @param {any} node @param {string} role @param {string} name @param {Record<string, string>} [attributes] */
function line(node, role, name, attributes = {}) {
  const words = [role === 'StaticText' ? 'text' : role];
  if (name) words.push(JSON.stringify(name));
  const value = node.value?.value;
  if (value !== undefined && value !== '') words.push(`= ${JSON.stringify(value)}`);
  const description = node.description?.value;
  if (description) words.push(`(${description})`);
  const properties = new Map((node.properties ?? []).map((each) => [each.name, each.value.value]));
  const states = [];
  for (const state of STATES) {
    const said = properties.get(state);
    if (said === undefined || OF_COURSE.has(String(said))) {
      // What can be pressed or opened says so as well while it is not.
      if (['pressed', 'checked', 'selected', 'expanded'].includes(state) && `aria-${state}` in attributes) states.push(`not ${state}`);
    } else {
      states.push(String(said) === 'true' ? state : `${state} ${said}`);
    }
  }
  for (const attribute of ATTRIBUTES) {
    if (attributes[attribute]) states.push(`${attribute.slice(5)} ${attributes[attribute]}`);
  }
  if (states.length > 0) words.push(`[${states.join(', ')}]`);
  return words.join(' ');
}
