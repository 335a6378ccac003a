// How long JSON.parse takes for a file's text alone, by the clock on the wall: the first time, and at
// best. One JSON object a line.
import {readFile} from 'node:fs/promises';

for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8');
  const times = [];
  for (let round = 0; round < 7; ++round) {
    const begin = process.hrtime.bigint();
    const parsed = JSON.parse(text);
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    if (Object.keys(parsed).length < 2) throw new Error('there is nothing in it');
  }
  console.log(JSON.stringify({file, first_ms: times[0], best_ms: Math.min(...times)}));
}
