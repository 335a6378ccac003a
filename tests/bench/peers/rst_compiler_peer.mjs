// Times rst-compiler's parser: `node rst_compiler_peer.mjs FILE…` prints a JSON object a line.
import {readFile} from 'node:fs/promises';
import {RstToHtmlCompiler} from 'rst-compiler';

for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8');
  const rounds = text.length < 500_000 ? 8 : 3;
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    new RstToHtmlCompiler().parse(text);
    const {user, system} = process.cpuUsage(before);
    best = Math.min(best, (user + system) * 1000);
  }
  console.log(JSON.stringify({program: 'rst-compiler', file, ns: best}));
}
