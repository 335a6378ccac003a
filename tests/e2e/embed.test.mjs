// The page in another one's frame: the protocol, the element that speaks it, and what somebody tries
// who means no good.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {browserName, launch, serve, singleFileUrl} from './driver.mjs';
import {inFrame, serveHost} from './frame.mjs';
import {liberty} from './plan.mjs';
import {finish, test} from './runner.mjs';

const browser = await launch();
const summit = await serve();
const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const pad = read('assets/liberty-pad.etherpad');
const newerPad = read('tests/pad/newer/liberty-pad.etherpad');

/** A page that speaks the protocol by hand: what comes is in `heard`, and in `answers` by port. */
const BY_HAND = (frame) => `<!doctype html><title>Host</title><style>iframe{width:100%;height:760px;border:0}</style>
${frame}
<script>
let frame = document.querySelector('iframe');
const heard = [], answers = [], ports = [];
addEventListener('message', (event) => {
  heard.push({origin: event.origin, data: event.data, isFrame: event.source === frame.contentWindow});
});
function connect(target, version = 1) {
  const {port1, port2} = new MessageChannel();
  const said = [];
  port1.onmessage = ({data}) => said.push(data);
  frame.contentWindow.postMessage({summit: 1, type: 'connect', version}, target, [port2]);
  answers.push(said);
  ports.push(port1);
  return ports.length - 1;
}
</script>`;

const host = await serveHost({});
const origin = new URL(summit.url).origin;
const embedded = (from = host.origin) => `${summit.url}?embed=1&origin=${encodeURIComponent(from)}`;
const iframe = (src, more = '') => `<iframe src="${src}" ${more}></iframe>`;

/** Opens a page of the host. @param {string} content @param {(page: import('./page.mjs').Page) => Promise<unknown>} act */
async function withHost(content, act) {
  host.pages['/'] = content;
  const page = await browser.open(`${host.origin}/`, {starts: false});
  try {
    await act(page);
  } finally {
    await page.close();
  }
}

/** The first message that came to the window or a port and is as wanted. */
function heardBy(page, port, wanted) {
  return page.waitFor(() => page.evaluate((at, members) => {
    const all = at < 0 ? heard.map(({data}) => data) : answers[at];
    return all.find((message) => Object.entries(members).every(([name, value]) => message[name] === value));
  }, port, wanted), `${JSON.stringify(wanted)} on port ${port}`);
}

let lastId = 0;
/** A request and its answer. */
async function ask(page, port, request) {
  const id = ++lastId;
  await page.evaluate((at, message) => ports[at].postMessage(message), port, {summit: 1, id, ...request});
  return heardBy(page, port, {id});
}

/** A page whose frame is connected, and what is in the frame. */
async function withConnected(act, {address = embedded(), more = '', to = origin} = {}) {
  await withHost(BY_HAND(iframe(address, more)), async (page) => {
    await heardBy(page, -1, {type: 'ready'});
    const inside = await inFrame(page, 'embed=1');
    const port = await page.evaluate((target) => connect(target), to);
    await act(page, inside, port);
    assert.deepEqual(page.errors, []);
  });
}

await test('it says that it is ready to the page around it, and to no other origin', () => withHost(
  BY_HAND(iframe(embedded())), async (page) => {
    await heardBy(page, -1, {type: 'ready'});
    const all = await page.evaluate(() => heard);
    assert.equal(all.length, 1);
    assert.equal(all[0].origin, origin);
    assert.deepEqual(all[0].data.versions, [1]);
    assert.ok(all[0].data.capabilities.includes('load'));
  }));

await test('a plan is loaded, edited, told and saved', () => withConnected(async (page, inside, port) => {
  const loaded = await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()});
  assert.equal(loaded.type, 'result');
  assert.equal(loaded.title, 'Liberty Project Priorities');
  assert.equal(loaded.priorities, JSON.parse(liberty.toString()).groups[0].priorities.length);
  assert.ok(Array.isArray(loaded.problems));
  await inside.fill('Title of Scheduler', 'The scheduler');
  const change = await heardBy(page, port, {type: 'change'});
  assert.equal(change.operations.at(-1).op, 'rename-priority');
  assert.equal(change.modified, true);
  // By itself, and when somebody asks.
  const kept = await heardBy(page, port, {type: 'save', asked: false});
  assert.ok(kept.rst.includes('cheduler'));
  await inside.press('Control+s');
  const saved = await heardBy(page, port, {type: 'save', asked: true});
  assert.ok(saved.plan.includes('"title": "The scheduler"'));
  assert.ok(saved.rst.includes('The scheduler'));
  await inside.find('status', 'Saved').catch(() => inside.find('paragraph', /Saved/));
  const got = await ask(page, port, {type: 'get', format: 'plan'});
  assert.equal(got.data, saved.plan);
  const applied = await ask(page, port, {type: 'apply', operations: [{op: 'set-owners', id: 'scheduler', owners: ['A', 'B']}]});
  assert.ok(applied.revision > change.revision);
  await inside.waitFor(async () => await inside.value('combobox', 'Owners of The scheduler') === 'A, B', 'the owners');
  const refused = await ask(page, port, {type: 'apply', operations: [{op: 'set-owners', id: 'nobody', owners: []}]});
  assert.deepEqual([refused.type, refused.code], ['error', 'refused']);
}));

await test('each format opens, and what cannot be read is told without a dialog', () => withConnected(async (page, inside, port) => {
  const rst = await ask(page, port, {type: 'load', format: 'rst', data: read('assets/liberty.rst'), title: 'liberty'});
  assert.equal(rst.title, 'Liberty Project Priorities');
  const same = await ask(page, port, {type: 'get', format: 'rst'});
  assert.equal(same.data, read('assets/liberty.rst'));
  const bytes = await page.evaluate((at, text) => {
    ports[at].postMessage({summit: 1, id: 'bytes', type: 'load', format: 'etherpad', data: new TextEncoder().encode(text).buffer});
  }, port, pad).then(() => heardBy(page, port, {id: 'bytes'}));
  assert.equal(bytes.type, 'result');
  await inside.find('region', /Pad/);
  for (const [format, file] of [['pad-html', 'liberty-pad.html'], ['text', 'liberty-pad.txt']]) {
    assert.equal((await ask(page, port, {type: 'load', format, data: read(`assets/${file}`), title: format})).type, 'result');
  }
  for (const [format, data] of [['plan', '{"format": 1'], ['etherpad', '{"pad:x": ']]) {
    const error = await ask(page, port, {type: 'load', format, data});
    assert.deepEqual([error.type, error.code], ['error', 'unreadable']);
    assert.match(error.message, /^Line \d/);
  }
  assert.equal(await inside.has('alertdialog'), false);
}));

await test('a pad that changes is followed: no step to undo, and who is at work stays there', () => withConnected(async (page, inside, port) => {
  await ask(page, port, {type: 'load', format: 'etherpad', data: pad});
  await heardBy(page, port, {type: 'save', asked: false});
  const lines = (await inside.all('treeitem')).length;
  const newer = await ask(page, port, {type: 'load', format: 'etherpad', data: newerPad});
  assert.equal(newer.type, 'result');
  await inside.waitFor(async () => (await inside.all('treeitem')).length !== lines, 'other lines');
  assert.equal((await inside.find('button', /^Undo/)).states.disabled, 'true');
}));

await test('theme, stages, language and whether it can be edited are the host’s to choose', () => withConnected(async (page, inside, port) => {
  await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()});
  assert.equal((await ask(page, port, {type: 'configure', theme: 'dark', screens: ['plan']})).type, 'result');
  await inside.waitFor(() => inside.evaluate(() => document.documentElement.style.colorScheme === 'dark'), 'the dark theme');
  await inside.gone('button', 'Document');
  await inside.gone('region', 'Document');
  await ask(page, port, {type: 'configure', screens: ['plan', 'document'], locale: 'de-CH'});
  await inside.find('button', 'Dokument');
  await ask(page, port, {type: 'configure', locale: 'en', readOnly: true});
  await inside.find('button', 'Document');
  const refused = await ask(page, port, {type: 'apply', operations: [{op: 'set-title', value: 'x'}]});
  assert.deepEqual([refused.type, refused.code], ['error', 'refused']);
  await ask(page, port, {type: 'configure', readOnly: false});
  assert.equal((await ask(page, port, {type: 'apply', operations: [{op: 'set-title', value: 'x'}]})).type, 'result');
  assert.equal((await ask(page, port, {type: 'focus', item: 'scheduler'})).type, 'result');
  await inside.find('textbox', 'Title');
  for (const wrong of [{theme: 'pink'}, {readOnly: 1}, {screens: []}, {screens: ['x']}, {locale: 'xx'}, {other: 1}]) {
    assert.equal((await ask(page, port, {type: 'configure', ...wrong})).code, 'malformed', JSON.stringify(wrong));
  }
  assert.equal((await ask(page, port, {type: 'focus', item: 'nobody'})).code, 'unknown-id');
}));

await test('a frame out of sight answers', () => withHost(BY_HAND(iframe(embedded())), async (page) => {
  await heardBy(page, -1, {type: 'ready'});
  await page.evaluate(() => {
    frame.style.display = 'none';
  });
  const port = await page.evaluate((to) => connect(to), origin);
  assert.equal((await ask(page, port, {type: 'load', format: 'etherpad', data: pad})).type, 'result');
}));

// A frame with a sandbox is denied storage in every browser, one of another site in some.
host.pages['/summit.html'] = readFileSync(fileURLToPath(singleFileUrl), 'utf8');
await test('where the browser keeps nothing, it says so once and the host keeps the plan', () => withConnected(async (page, inside, port) => {
  assert.equal((await page.evaluate(() => heard))[0].origin, 'null');
  assert.equal((await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()})).type, 'result');
  await inside.waitFor(async () => (await inside.evaluate(() => document.getElementById('announcer').textContent))
    .includes('The browser keeps nothing for this page here; the page around it keeps the plan.'), 'what it says');
  await inside.fill('Title of Scheduler', 'The scheduler');
  await heardBy(page, port, {type: 'save', asked: false});
}, {address: `/summit.html?embed=1&origin=${host.origin}`, more: 'sandbox="allow-scripts"', to: '*'}));

// --- the element ---

const ELEMENT = `<!doctype html><title>Host</title><style>summit-planner{height:700px}</style>
<script type="module" src="${summit.url}embed.js"></script>
<div id="left"></div><div id="right"></div>
<script>
const events = [];
const planner = document.createElement('summit-planner');
for (const type of ['ready', 'change', 'save', 'problems', 'resize']) {
  planner.addEventListener(type, ({detail}) => events.push({type, detail}));
}
planner.setAttribute('src', '${summit.url}');
document.getElementById('left').append(planner);
</script>`;

await test('the element loads, tells what changes, and is as it was once it is moved', () => withHost(ELEMENT, async (page) => {
  await page.waitFor(() => page.evaluate(() => !!customElements.get('summit-planner')), 'the element');
  const summary = await page.evaluate((data) => planner.load({format: 'plan', data}), liberty.toString());
  assert.equal(summary.title, 'Liberty Project Priorities');
  let inside = await inFrame(page, summit.url);
  await page.evaluate(() => planner.configure({theme: 'dark'}));
  await inside.fill('Title of Scheduler', 'The scheduler');
  await page.waitFor(() => page.evaluate(() => events.some(({type}) => type === 'save')), 'a save');
  await page.evaluate(() => planner.apply([{op: 'set-title', value: 'Moved'}]));
  await page.waitFor(() => page.evaluate(() => events.some(({type, detail}) => type === 'change' &&
    detail.operations[0].op === 'set-title')), 'the change');
  assert.ok(await page.evaluate(() => events.some(({type, detail}) => type === 'resize' && detail.height > 100)));
  assert.ok(await page.evaluate(() => events.some(({type}) => type === 'problems')) ||
    (await page.evaluate(() => planner.get('rst'))).length > 0);
  await page.evaluate(() => {
    events.length = 0;
    document.getElementById('right').append(planner);
  });
  await page.waitFor(() => page.evaluate(() => events.some(({type}) => type === 'ready')), 'the frame anew');
  const plan = JSON.parse(await page.evaluate(() => planner.get('plan')));
  assert.equal(plan.title, 'Moved');
  inside = await inFrame(page, summit.url);
  assert.equal(await inside.value('textbox', 'Title of The scheduler'), 'The scheduler');
  await inside.waitFor(() => inside.evaluate(() => document.documentElement.style.colorScheme === 'dark'), 'the theme');
  const code = await page.evaluate(async () => {
    const asked = planner.get('plan').catch((error) => error.code);
    planner.remove();
    return [await asked, await planner.get('plan').catch((error) => error.code), planner.shadowRoot.children.length];
  });
  assert.deepEqual(code, ['closed', 'closed', 0]);
  assert.deepEqual(page.errors, []);
}));

// --- who means no good ---

/** The frame draws, and the page around it heard nothing and gets no answer. */
async function staysSilent(frame, act = async () => {}) {
  await withHost(BY_HAND(frame), async (page) => {
    const inside = await inFrame(page, summit.url);
    const port = await page.evaluate((to) => connect(to), origin);
    await act(page);
    await page.evaluate((at) => ports[at].postMessage({summit: 1, id: 1, type: 'get', format: 'plan'}), port);
    // It can be used all the same; by then it would have answered.
    await inside.click('button', 'Look at the Liberty sample');
    await inside.find('textbox', 'Title of Scheduler');
    assert.deepEqual(await page.evaluate(() => [heard, answers.flat()]), [[], []]);
  });
}

for (const [what, address] of [
  ['an address that names nobody', summit.url],
  ['another origin', embedded('http://127.0.0.1:1')],
  ['an origin with a path', embedded(`${host.origin}/`)],
  ['an opaque origin', embedded('null')],
  ['any origin', embedded('*')],
  ['two origins', `${embedded()}&origin=http://127.0.0.1:1`],
]) {
  await test(`it never talks with ${what}`, () => staysSilent(iframe(address)));
}

host.pages['/other'] = `<script>
  const said = [];
  const {port1, port2} = new MessageChannel();
  port1.onmessage = ({data}) => said.push(data);
  function attack() {
    parent.frames[0].postMessage({summit: 1, type: 'connect', version: 1}, '*', [port2]);
    port1.postMessage({summit: 1, id: 1, type: 'configure', theme: 'dark'});
  }
</script>`;
await test('an embedded page has nothing of what the browser keeps', () => withHost(BY_HAND(iframe(summit.url)), async (page) => {
  const own = await inFrame(page, summit.url);
  await own.click('button', 'Look at the Liberty sample');
  await own.fill('Title of Scheduler', 'A secret');
  await own.waitFor(() => own.evaluate(() => globalThis.summit.kept !== ''), 'the plan to be kept');
  const hash = await own.evaluate(() => location.hash);
  await page.evaluate((src) => {
    const other = document.createElement('iframe');
    other.src = src;
    frame.after(other);
    frame = other;
  }, `${embedded()}${hash}`);
  await heardBy(page, -1, {type: 'ready'});
  const inside = await inFrame(page, 'embed=1');
  const port = await page.evaluate((to) => connect(to), origin);
  assert.equal((await ask(page, port, {type: 'get', format: 'plan'})).code, 'nothing-open');
  await inside.find('button', 'Look at the Liberty sample');
  await inside.press('Control+Shift+l');
  assert.equal((await inside.all('button', /secret|Liberty Project/)).length, 0);
}));

await test('only the page around it can connect', () => withHost(
  `${BY_HAND(iframe(embedded()))}<iframe id="other" src="/other"></iframe>`, async (page) => {
    await heardBy(page, -1, {type: 'ready'});
    await page.waitFor(() => page.evaluate(() => typeof document.getElementById('other').contentWindow.attack === 'function'), 'the other frame');
    await page.evaluate(() => document.getElementById('other').contentWindow.attack());
    const port = await page.evaluate((to) => connect(to), origin);
    assert.equal((await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()})).type, 'result');
    assert.deepEqual(await page.evaluate(() => document.getElementById('other').contentWindow.eval('said')), []);
  }));

await test('a second connection is refused, and a port that comes along is not used', () => withConnected(async (page, inside, port) => {
  await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()});
  const second = await page.evaluate((to) => connect(to), origin);
  await page.evaluate((at) => ports[at].postMessage({summit: 1, id: 1, type: 'get', format: 'plan'}), second);
  const replayed = await page.evaluate((at) => {
    const {port1, port2} = new MessageChannel();
    const said = [];
    port1.onmessage = ({data}) => said.push(data);
    answers.push(said);
    ports.push(port1);
    ports[at].postMessage({summit: 1, id: 'again', type: 'connect', version: 1}, [port2]);
    port1.postMessage({summit: 1, id: 1, type: 'get', format: 'plan'});
    return ports.length - 1;
  }, port);
  assert.equal((await heardBy(page, port, {id: 'again'})).code, 'unknown-type');
  assert.equal((await ask(page, port, {type: 'get', format: 'plan'})).type, 'result');
  assert.deepEqual(await page.evaluate((...at) => at.map((each) => answers[each].length), second, replayed), [0, 0]);
}));

await test('another version of the protocol is refused', () => withConnected(async (page, inside, port) => {
  assert.equal((await ask(page, port, {type: 'get', format: 'plan'})).code, 'nothing-open');
}).then(() => withHost(BY_HAND(iframe(embedded())), async (page) => {
  await heardBy(page, -1, {type: 'ready'});
  const port = await page.evaluate((to) => connect(to, 2), origin);
  assert.equal((await heardBy(page, port, {type: 'error'})).code, 'unsupported-version');
  const right = await page.evaluate((to) => connect(to), origin);
  assert.equal((await ask(page, right, {type: 'get', format: 'plan'})).code, 'nothing-open');
})));

await test('what is no request, or too much, is answered with an error', () => withConnected(async (page, inside, port) => {
  const answerTo = async (make) => {
    const before = await page.evaluate((at) => answers[at].length, port);
    await page.evaluate((at, text) => ports[at].postMessage(eval(text)), port, make);
    return page.waitFor(() => page.evaluate((at, count) => answers[at][count], port, before), `an answer to ${make}`);
  };
  for (const [code, make] of [
    ['malformed', '"load"'], ['malformed', '42'], ['malformed', 'null'], ['malformed', '[]'], ['malformed', '({})'],
    ['malformed', '({summit: 1, type: "get"})'], ['malformed', '({summit: 2, type: "get", id: 1})'],
    ['malformed', '({summit: 1, type: "get", id: {}})'], ['malformed', '({summit: 1, type: "get", id: "x".repeat(1000)})'],
    ['malformed', '({summit: 1, type: "load", id: 1, format: "plan"})'],
    ['malformed', '({summit: 1, type: "load", id: 1, format: "plan", data: new Blob(["x"])})'],
    ['malformed', '({summit: 1, type: "apply", id: 1, operations: new Map()})'],
    ['malformed', '({summit: 1, type: "apply", id: 1, operations: 1n})'],
    ['malformed', '({summit: 1, type: "apply", id: 1, operations: "x"})'],
    ['unsupported-format', '({summit: 1, type: "load", id: 1, format: "exe", data: "x"})'],
    ['unsupported-format', '({summit: 1, type: "get", id: 1, format: "exe"})'],
    ['unknown-type', '({summit: 1, type: "constructor", id: 1})'], ['unknown-type', '({summit: 1, type: "toString", id: 1})'],
    ['too-large', '({summit: 1, type: "load", id: 1, format: "plan", data: "x".repeat(100e6)})'],
    ['too-large', '({summit: 1, type: "load", id: 1, format: "plan", data: new ArrayBuffer(100e6)})'],
    ['too-large', '({summit: 1, type: "apply", id: 1, operations: ["x".repeat(2e6)]})'],
    ['too-large', '({summit: 1, type: "apply", id: 1, operations: new Array(4e9)})'],
    ['too-large', '(() => { const list = []; list.push(list, list); return {summit: 1, type: "apply", id: 1, operations: list}; })()'],
    ['refused', '({summit: 1, type: "apply", id: 1, operations: [{op: "set-title", value: "x"}]})'],
  ]) {
    const answer = await answerTo(make);
    assert.deepEqual([answer.type, answer.code], ['error', code], make);
  }
  assert.equal((await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()})).type, 'result');
  await inside.find('textbox', 'Title of Scheduler');
}));

await test('10,000 messages at once are answered, those that are too many that it is busy, and the page goes on', () => withConnected(async (page, inside, port) => {
  await ask(page, port, {type: 'load', format: 'plan', data: liberty.toString()});
  await page.evaluate((at) => {
    answers[at].length = 0;
    for (let i = 0; i < 10_000; i++) ports[at].postMessage({summit: 1, id: `flood${i}`, type: 'get', format: 'plan'});
  }, port);
  await page.waitFor(() => page.evaluate((at) => answers[at].filter(({id}) => String(id).startsWith('flood')).length === 10_000, port), '10,000 answers');
  const codes = await page.evaluate((at) => {
    const count = {};
    for (const {type, code} of answers[at].filter(({id}) => id)) count[code ?? type] = (count[code ?? type] ?? 0) + 1;
    return count;
  }, port);
  assert.equal((codes.busy ?? 0) + codes.result, 10_000, JSON.stringify(codes));
  // Firefox hands them over no faster than they are done.
  if (browserName === 'chromium') assert.ok(codes.busy > 5000, JSON.stringify(codes));
  assert.equal((await ask(page, port, {type: 'get', format: 'plan'})).type, 'result');
  await inside.fill('Title of Scheduler', 'Still here');
  await heardBy(page, port, {type: 'change'});
}));

await test('nothing in a plan becomes HTML, and no link runs a script', () => withConnected(async (page, inside, port) => {
  const title = '<img src=x onerror="parent.postMessage(1, \'*\')"><script>parent.postMessage(1, "*")</script>';
  const script = 'javascript:parent.postMessage(1,"*")';
  const plan = {
    format: 'summit-plan', version: 1, title,
    introduction: `See \`this <${script}>\`_, \`that <https://example.org/>\`_, \`data <data:text/html,x>\`_ and mail@example.org.`,
    people: [{name: 'Mallory', url: script}],
    groups: [{columns: ['Priority', 'Owner'], priorities: [
      {id: 'a', title, owners: ['Mallory', title], description: `\`x <${script}>\`_ and ${script}\n\n.. raw:: html\n\n   <b>raw</b>`,
        links: [{kind: 'blueprint', url: script}]}]}],
    unplanned: {title: 'Backlog', ideas: [{id: 'i', title}]},
  };
  await ask(page, port, {type: 'load', format: 'plan', data: JSON.stringify(plan)});
  for (const screen of ['plan', 'document']) {
    await ask(page, port, {type: 'configure', screens: [screen]});
    await inside.settled();
    const found = await inside.evaluate(() => ({
      elements: document.querySelectorAll('#tree img, #tree script, #tree b, #tree iframe, #tree object').length,
      links: [...document.querySelectorAll('a')].map(({href, rel, target}) => ({href, rel, target})),
    }));
    assert.equal(found.elements, 0);
    for (const {href, rel, target} of found.links) {
      assert.match(href, /^(https?|mailto):/);
      assert.match(rel, /\bnoopener\b/);
      assert.equal(target, '_blank');
    }
    if (screen === 'document') assert.ok(found.links.some(({href}) => href === 'https://example.org/'));
  }
  assert.equal((await page.evaluate(() => heard)).length, 1);  // that it is ready
}));

await browser.close();
summit.close();
host.close();
finish();
