// The frame of an end-to-end test file:
//
//   await test('what must hold', async () => { … assert … });
//   finish();
//
// A test that fails is tried once more, since a browser on a busy machine has its moods: where it
// passes then it is UNSTABLE, which is told and counted apart. So a test begins with a page of its own.
import {AssertionError} from 'node:assert';
import {browserName} from './driver.mjs';

let passed = 0;
let failed = 0;
let skipped = 0;
let unstable = 0;

/** Runs a test at once; its failure is told and the next one runs. @param {string} name
 *  @param {() => Promise<void>} act @param {{again?: boolean}} [options] false: what it leaves behind
 *  would make a second try another test */
export async function test(name, act, {again = true} = {}) {
  const only = process.env.SUMMIT_TEST;
  if (only && !name.includes(only)) return;
  const first = await failureOf(act);
  if (first !== undefined && again && (await failureOf(act)) === undefined) {
    passed++;
    unstable++;
    console.log(`UNSTABLE ${name} (${browserName})\n${first}`);
  } else if (first !== undefined) {
    failed++;
    console.log(`FAILED  ${name} (${browserName})\n${first}`);
  } else {
    passed++;
    console.log(`ok      ${name}`);
  }
}

/** @param {() => Promise<void>} act @returns {Promise<string | undefined>} what went wrong, if anything */
async function failureOf(act) {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error instanceof AssertionError ? error.message : error.stack;
  }
}

/** A test that cannot run here. @param {string} name @param {string} why */
export function skip(name, why) {
  skipped++;
  console.log(`skipped ${name}: ${why}`);
}

/** Prints the closing line and ends, whatever a test that failed left open. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}${unstable ? `, ${unstable} unstable` : ''}`);
  process.exit(failed ? 1 : 0);
}
