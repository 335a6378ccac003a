// The bytes of the built page: as they are, by gzip -9 and by brotli -q 11. One JSON object a line.
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {constants, brotliCompressSync, gzipSync} from 'node:zlib';
import {dist} from '../e2e/driver.mjs';

const web = path.join(dist, 'web');
// What the page itself has; what others embed it with, and examples of that, it does not load.
const files = (await readdir(web, {withFileTypes: true}))
  .filter((entry) => entry.isFile() && !entry.name.startsWith('embed.'))
  .map(({name}) => path.join(web, name)).sort();
/** @type {[string, string[]][]} */
const parts = [
  ...files.map((file) => /** @type {[string, string[]]} */ ([path.basename(file), [file]])),
  ['dist/web', files],
  ['dist/summit.html', [path.join(dist, 'summit.html')]],
];
for (const [name, content] of parts) {
  const bytes = {raw: 0, gzip: 0, brotli: 0};
  for (const file of content) {
    const read = await readFile(file);
    bytes.raw += read.length;
    bytes.gzip += gzipSync(read, {level: 9}).length;
    bytes.brotli += brotliCompressSync(read, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: read.length,
      },
    }).length;
  }
  console.log(JSON.stringify({measured: 'bytes', name, ...bytes}));
}
