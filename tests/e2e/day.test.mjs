// A working day, from a summit's notes to the document, by the keyboard alone, by touch alone and
// through the accessibility tree alone: each step has one goal, which the saved plan tells, and at
// the end of the day all three have the same plan and document.
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {launch, serve} from './driver.mjs';
import {Finger, Keyboard, Tree, WATCH_POINTERS} from './hands.mjs';
import {applied, focusIsOn, withPage} from './plan.mjs';
import {finish, test} from './runner.mjs';

/** @typedef {Keyboard | Finger | Tree} Hand */

const browser = await launch();
const server = await serve();

const titles = ({groups = []}) => groups.flatMap(({priorities}) => priorities.map(({title}) => title));
const ideas = (plan) => plan.unplanned.ideas.map(({title}) => title);
const priority = (plan, wanted) => plan.groups[0].priorities.find(({title}) => title === wanted);

const COLLECTED = ['Cells V2', 'V2.1 API', 'Scheduler', 'Upgrades', 'DevRef Update'];
const ORDERED = ['Cells V2', 'V2.1 API', 'Upgrades', 'Scheduler', 'Onboarding'];

/**
 * The day: what is done, and what must hold in the plan as it is saved then.
 * @type {{name: string, act: (hand: Hand, page: import('./page.mjs').Page) => Promise<void>,
 *   holds?: (plan: any) => void}[]}
 */
const STEPS = [
  {
    name: 'the sample pad is opened',
    async act(hand, page) {
      await hand.press('button', 'Try it with the Liberty pad');
      await page.find('treeitem', /^Title, proposed: Liberty/);
    },
    holds(plan) {
      assert.deepEqual(titles(plan), []);
    },
  },
  {
    name: 'lines are what somebody says they are, the others what is proposed',
    async act(hand, page) {
      await hand.setRole(/: TODO ask the docs team/, 'Ignore');
      await hand.setRole(/: Scheduler --> Jay/, 'Idea');
      await hand.setRole(/: Scheduler --> Jay/, 'Priority');
      await hand.setRole(/: who books the room/, 'Ignore');
      await hand.placeAll();
      await page.find('paragraph', /^49 of 49 (lines )?placed$/);
    },
    holds(plan) {
      assert.deepEqual(titles(plan), COLLECTED);
      assert.equal(ideas(plan).length, 7);
    },
  },
  {
    name: 'a priority is renamed',
    async act(hand) {
      await hand.goTo('Plan');
      await hand.goToTitle('DevRef Update');
      await hand.selectAll();
      await hand.type('Onboarding');
    },
    holds(plan) {
      assert.deepEqual(titles(plan), [...COLLECTED.slice(0, 4), 'Onboarding']);
    },
  },
  {
    name: 'an owner is completed from a few letters',
    async act(hand) {
      await hand.goToOwners('Cells V2');
      await hand.toEnd();
      await hand.type(', jay');
      await hand.takeOption('Jay Pipes');
    },
    holds(plan) {
      assert.deepEqual(priority(plan, 'Cells V2').owners, ['Andrew Laski', 'Jay Pipes']);
    },
  },
  {
    name: 'a status is set',
    async act(hand) {
      await hand.goToDetails('Cells V2');
      await hand.pick('Status: Agreed', 'In progress');
    },
    holds(plan) {
      assert.equal(priority(plan, 'Cells V2').status, 'in-progress');
    },
  },
  {
    name: 'a row is moved',
    async act(hand) {
      await hand.goTo('Plan');
      await hand.moveUp('Scheduler');
    },
    holds(plan) {
      assert.deepEqual(titles(plan), ['Cells V2', 'Scheduler', 'V2.1 API', 'Upgrades', 'Onboarding']);
    },
  },
  {
    name: 'several rows are duplicated',
    async act(hand) {
      await hand.selectRows('V2.1 API', 'Upgrades');
      await hand.withRows('Duplicate');
    },
    holds(plan) {
      assert.equal(titles(plan).filter((title) => /^V2\.1 API|^Upgrades/.test(title)).length, 4);
    },
  },
  {
    name: 'several rows are removed',
    async act(hand) {
      await hand.withRows('Remove');
      await hand.selectNoMore();
    },
    holds(plan) {
      assert.deepEqual(titles(plan), ['Cells V2', 'Scheduler', 'V2.1 API', 'Upgrades', 'Onboarding']);
    },
  },
  {
    name: 'several rows are moved',
    async act(hand) {
      await hand.selectRows('V2.1 API', 'Upgrades');
      await hand.withRows('Move up');
      await hand.selectNoMore();
    },
    holds(plan) {
      assert.deepEqual(titles(plan), ORDERED);
    },
  },
  {
    name: 'an idea is promoted, and has an owner',
    async act(hand, page) {
      await hand.promote('Simplify Quotas');
      await focusIsOn(page, 'combobox', 'Owners of Simplify Quotas');
      await hand.type('garb');
      await hand.takeOption('John Garbutt');
    },
    holds(plan) {
      assert.deepEqual(titles(plan), [...ORDERED, 'Simplify Quotas']);
      assert.deepEqual(priority(plan, 'Simplify Quotas').owners, ['John Garbutt']);
      assert.equal(ideas(plan).length, 6);
    },
  },
  {
    name: 'the plan is filtered, and whole again',
    async act(hand, page) {
      await hand.filter('garbutt');
      await page.find('status', '2 of 12 rows match');
      await hand.showAll();
      await page.gone('status', '2 of 12 rows match');
    },
    holds(plan) {
      assert.deepEqual(titles(plan), [...ORDERED, 'Simplify Quotas']);
    },
  },
  {
    name: 'undo',
    async act(hand) {
      await hand.undo();
      await hand.undo();
    },
    holds(plan) {
      assert.deepEqual(titles(plan), ORDERED);
      assert.equal(ideas(plan).length, 7);
    },
  },
  {
    name: 'redo',
    async act(hand) {
      await hand.redo();
      await hand.redo();
    },
    holds(plan) {
      assert.deepEqual(priority(plan, 'Simplify Quotas').owners, ['John Garbutt']);
    },
  },
  {
    name: 'a description is written, with strong words, a list and a reference',
    async act(hand) {
      await hand.goToDetails('Onboarding');
      await hand.reach('textbox', 'Description');
      await hand.selectAll();
      await hand.type('New people stay ');
      await hand.mark('Strong', 'Control+b');
      await hand.type('with us');
      await hand.mark('Strong', 'Control+b');
      await hand.type(', as in `cells');
      await hand.takeOption('Cells V2');
      await hand.type('.\n\n');
      await hand.mark('List', 'Control+Shift+8');
      await hand.type('a mentor for each');
    },
    holds(plan) {
      assert.equal(priority(plan, 'Onboarding').description, 'New people stay **with us**, as in `Cells V2`_.\n\n* a mentor for each');
    },
  },
  {
    name: 'the palette finds a priority and a line of the pad',
    async act(hand, page) {
      await hand.find('upgr', 'Upgrades');
      await page.find('textbox', 'Title of Upgrades');
      await hand.find('todo docs', 'TODO ask the docs team about the microversion docs');
      await focusIsOn(page, 'treeitem', /^Ignore, placed: TODO ask/);
    },
  },
  {
    name: 'who carries how much',
    async act(hand, page) {
      await hand.goTo('Plan');
      await hand.goTo('Load');
      await page.find('treeitem', /^John Garbutt, 2 priorities/);
      await hand.leaveLoad();
      await page.find('button', 'Select or move Upgrades');
    },
  },
];

/** Whether there is something to undo or redo. @param {import('./page.mjs').Page} page @param {string} button */
async function can(page, button) {
  return (await page.find('button', button)).states.disabled !== 'true';
}

const days = [];
for (const Way of [Keyboard, Finger, Tree]) {
  const {name, options} = new Way(null);
  await test(`a working day ${name}`, () => withPage(browser, server.url, {...options, before: WATCH_POINTERS}, async (page) => {
    const hand = new Way(page);
    let plan = '';
    const plans = [];
    for (const step of STEPS) {
      try {
        await step.act(hand, page);
        plan = await hand.save();
        step.holds?.(JSON.parse(plan));
        plans.push(plan);
      } catch (error) {
        error.message = `${step.name}: ${error.message}`;
        throw error;
      }
    }

    let steps = 0;
    for (; await can(page, 'Undo'); steps++) await hand.undo();
    assert.ok(steps >= 15, `${steps} steps were undone`);
    assert.equal(await hand.save(), plans[0], 'undo leads to the beginning');
    for (let at = 0; at < steps; at++) await hand.redo();
    assert.ok(!(await can(page, 'Redo')));
    assert.equal(await hand.save(), plan, 'undo and redo lead back');

    const rst = await hand.exportRst();
    assert.equal(rst, applied([], Buffer.from(plan)).rst);
    days.push({plan, rst});
    assert.deepEqual(await page.evaluate(() => globalThis.pointers), hand.pointers);
  }));
}

await test('each way comes to the same plan and document', async () => {
  assert.equal(days.length, 3);
  for (const day of days) assert.deepEqual(day, days[0]);
});

await browser.close();
server.close();
finish();
