// The screens that pictures and transcripts are kept of: each is brought up in a page that is as it
// was opened, on a wide page and on a phone.
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {SAMPLE} from './plan.mjs';

/** @typedef {import('./page.mjs').Page} Page */

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(path.join(project, file), 'utf8');
const PAD = read('assets/liberty-pad.etherpad');
const NEWER = read('tests/pad/newer/liberty-pad.etherpad');

// With a problem in every list: two priorities of one name, and one without a name.
const FLAWED = JSON.stringify({
  ...JSON.parse(read('assets/liberty.plan.json')),
  introduction: 'Words *without an end, a `link that leads nowhere`_ and one more `like it`_.',
});

// A team with somebody who has too much to do.
const LOADED = JSON.stringify({
  format: 'summit-plan', version: 1, title: 'Mitaka Priorities',
  people: [{name: 'TBD', kind: 'unassigned'}, {name: 'Docs team', kind: 'team'}],
  groups: [
    {title: 'Essential', columns: ['Priority', 'Owner'], priorities: [
      {id: 'cells', title: 'Cells V2', owners: ['Andrew Laski'], status: 'in-progress'},
      {id: 'scheduler', title: 'Scheduler', owners: ['Jay Pipes']},
      {id: 'api', title: 'API microversions', owners: ['Sean Dague', 'Jay Pipes']},
      {id: 'upgrades', title: 'Upgrades without downtime', owners: ['Dan Smith', 'Jay Pipes'], status: 'done'},
    ]},
    {title: 'High', columns: ['Priority', 'Owner'], priorities: [
      {id: 'ci', title: 'Continuous integration', owners: ['Jay Pipes', 'Matt Riedemann']},
      {id: 'quotas', title: 'Simplify quotas', owners: ['Jay Pipes'], status: 'proposed'},
      {id: 'docs', title: 'Documentation of the API', owners: ['Docs team']},
      {id: 'volumes', title: 'Volume migration', owners: ['TBD'], status: 'proposed'},
      {id: 'images', title: 'Images of version two', owners: ['Mike Fedosin'], status: 'deferred'},
    ]},
    {title: 'Stretch goals', columns: ['Priority', 'Owner'], priorities: [
      {id: 'glance', title: 'Fewer proxies', owners: [], status: 'dropped'},
    ]},
  ],
  unplanned: {title: 'Priorities without a clear plan', ideas: [
    {id: 'flavors', title: 'Rethink flavors'}, {id: 'errors', title: 'Better errors for users'},
  ]},
});

/** Half of a file comes, and no more. */
const STALLED = `let parts = 0;
const all = Blob.prototype.arrayBuffer;
Blob.prototype.arrayBuffer = function () {
  const part = all.call(this);
  return ++parts === 2 ? new Promise((resolve) => setTimeout(() => resolve(part), 700)) :
    parts > 2 ? new Promise(() => {}) : part;
};`;

/** To one of the places that are stages on a wide page and tabs on a phone. @param {Page} page
 *  @param {'Pad' | 'Plan' | 'Details' | 'Document'} name */
async function go(page, name) {
  if (await page.has('tab', name)) await page.click('tab', name);
  else if (name !== 'Details') await page.click('button', name);
}

async function sample(page) {
  await page.click('button', SAMPLE);
  await page.find('button', 'Select or move Scheduler');
}

/** Selected without the focus in one of its fields. @param {Page} page @param {string} role
 *  @param {string} name */
async function select(page, role, name) {
  await page.click(role, name);
  await page.evaluate(() => document.activeElement.blur());
  await page.settled();
  await go(page, 'Details');
}

async function view(page, name) {
  await sample(page);
  await go(page, 'Document');
  await page.click('button', name);
}

/**
 * @typedef {object} Screen
 * @property {string} name of its files
 * @property {(page: Page) => Promise<unknown>} show
 * @property {string} [address] what the page's address says
 * @property {string} [before] JavaScript to run in the page ahead of its own
 * @property {number} [from] the width of page from which on there is one
 * @property {Record<number, number>} [height] of the page by its width, where what shows is longer
 */

/** @type {Screen[]} */
export const SCREENS = [
  {name: 'start', show: async () => {}},
  {name: 'pad', show: async (page) => {
    await page.dropFile('liberty-pad.etherpad', PAD);
    await page.find('treeitem', /^Title, /);
    for (let line = 0; line < 4; line++) await page.press('Enter');
  }},
  {name: 'pad-newer', show: async (page) => {
    await page.dropFile('liberty-pad.etherpad', PAD);
    await page.find('treeitem', /^Title, /);
    await page.press('Shift+Enter');
    await page.dropFile('liberty-pad.etherpad', NEWER);
    await page.find('button', 'Accept all');
  }},
  {name: 'plan', show: sample},
  {name: 'priority', show: async (page) => {
    await sample(page);
    await select(page, 'textbox', 'Title of Scheduler');
  }},
  {name: 'idea', show: async (page) => {
    await sample(page);
    await select(page, 'textbox', 'Title of Simplify Quotas');
  }},
  {name: 'rendered', show: (page) => view(page, 'Rendered')},
  {name: 'source', show: (page) => view(page, 'Source')},
  {name: 'both', from: 1000, show: (page) => view(page, 'Both')},
  {name: 'problems', show: async (page) => {
    await page.dropFile('flawed.plan.json', FLAWED);
    await page.find('button', 'Select or move Scheduler');
    await go(page, 'Document');
    await page.click('button', await page.has('button', /^Problems \d/) ? /^Problems \d/ : /, show them$/);
  }},
  {name: 'load', show: async (page) => {
    await page.dropFile('mitaka.plan.json', LOADED);
    await page.find('button', 'Select or move Scheduler');
    await page.click('button', 'Plan as load');
    await page.click('treeitem', /^Jay Pipes/);
  }},
  {name: 'palette', show: async (page) => {
    await sample(page);
    await page.press('Control+k');
    await page.type('pri');
  }},
  {name: 'shortcuts', show: async (page) => {
    await sample(page);
    await page.press('F1');
    await page.find('dialog', 'Keyboard shortcuts');
  }},
  {name: 'opening', before: STALLED, show: async (page) => {
    await page.dropFile('large.etherpad', ' '.repeat(8 << 20));
    await page.waitFor(async () => (await page.all('progressbar'))[0]?.states.valuenow === '15', 'the second part');
  }},
  {name: 'error', show: async (page) => {
    await sample(page);
    await page.dropFile('broken.plan.json', '{"groups": 1}');
    await page.find('alertdialog');
  }},
  {name: 'widgets', address: '?widgets', height: {1280: 2720, 390: 4200, 2560: 2720}, show: (page) => page.find('heading', 'Widgets')},
];

/** Brings a screen up and puts the pointer away, so that nothing is lit by it. @param {Page} page
 *  @param {Screen} screen */
export async function bringUp(page, screen) {
  await screen.show(page);
  await page.native.mouse.move(0, 0);
  await atRest(page);
}

/** Waits until no frame was drawn for longer than a pause in typing, after which the document
 *  follows (src/ui/session.h). @param {Page} page */
function atRest(page) {
  return page.evaluate(() => new Promise((resolve) => {
    let frames = -1;
    let since = 0;
    const look = (now) => {
      if (frames !== globalThis.summit.frames) [frames, since] = [globalThis.summit.frames, now];
      if (now - since > 400) resolve(undefined);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }));
}
