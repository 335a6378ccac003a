// What benchmarks of the page share: how long frames take, and the files they open.
import {execFile} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {browserName} from '../e2e/driver.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** @param {number} distance pixels */
export function wheel(page, distance) {
  return page.native.mouse.wheel(...(browserName === 'firefox' ? [{deltaY: distance}] : [0, distance]));
}

/** A file as summit_bench makes it. @param {string[]} options @returns {Promise<string>} */
export async function made(options) {
  const {stdout} = await promisify(execFile)(path.join(project, 'build/native/summit_bench'), options,
    {maxBuffer: 2 ** 28});
  return stdout;
}

/** Keeps the times of every frame, program, draw and tree, in the page's `frameTimes`. */
export function recordFrames(page) {
  return page.evaluate(() => {
    const times = [];
    const {summit} = globalThis;
    // The last of the three that web/main.js sets.
    let treeTime = 0;
    Object.defineProperty(summit, 'treeTime', {
      enumerable: true,
      get: () => treeTime,
      set: (time) => {
        treeTime = time;
        times.push([summit.programTime, summit.drawTime, time]);
      },
    });
    Object.assign(globalThis, {frameTimes: times});
  });
}

/**
 * Repeats `act` and waits for its frames each time. What is felt of a step is its slowest frame:
 * gives the medians of those, milliseconds, and `late`, which only one of twenty is beyond.
 * @param {number} steps @param {(step: number) => Promise<void>} act
 */
export async function measureSteps(page, steps, act) {
  const slowest = [];
  let frames = 0;
  for (let step = 0; step < steps; step++) {
    await page.evaluate(() => globalThis.frameTimes.splice(0));
    await act(step);
    // The event may still be on its way to the page.
    await page.waitFor(() => page.evaluate(() => globalThis.frameTimes.length > 0), 'a frame');
    await page.settled();
    const times = await page.evaluate(() => globalThis.frameTimes);
    frames += times.length;
    slowest.push(times.reduce((worst, time) => (total(time) > total(worst) ? time : worst)));
  }
  const totals = slowest.map(total).sort((a, b) => a - b);
  return {
    total: median(totals),
    late: totals[Math.ceil(totals.length * 0.95) - 1],
    program: median(slowest.map(([program]) => program)),
    draw: median(slowest.map(([, draw]) => draw)),
    tree: median(slowest.map(([, , tree]) => tree)),
    framesPerStep: frames / steps,
  };
}

/** @param {number[]} times */
function total(times) {
  return times.reduce((sum, time) => sum + time, 0);
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {object} figures @param {string} measured */
export function print(figures, measured) {
  console.log(JSON.stringify({measured, browser: browserName, ...figures}));
}
