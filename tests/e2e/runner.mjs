// The frame of an end-to-end test file:
//
//   await test('what must hold', async () => { … assert … });
//   finish();
import {AssertionError} from 'node:assert';
import {browserName} from './driver.mjs';

let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs a test at once; its failure is told and the next one runs. @param {string} name
 *  @param {() => Promise<void>} act */
export async function test(name, act) {
  const only = process.env.SUMMIT_TEST;
  if (only && !name.includes(only)) return;
  try {
    await act();
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name} (${browserName})\n${error instanceof AssertionError ? error.message : error.stack}`);
  }
}

/** A test that cannot run here. @param {string} name @param {string} why */
export function skip(name, why) {
  skipped++;
  console.log(`skipped ${name}: ${why}`);
}

/** Prints the closing line and ends, whatever a test that failed left open. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(failed ? 1 : 0);
}
