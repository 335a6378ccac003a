// The bytes of the built page: as they are, by gzip -9 and by brotli -q 11. One JSON object a line.
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {constants, brotliCompressSync, gzipSync} from 'node:zlib';
import {dist} from '../e2e/driver.mjs';

const web = path.join(dist, 'web');
/** @type {[string, string[]][]} */
const parts = [
  ...(await readdir(web)).sort().map((name) => /** @type {[string, string[]]} */ ([name, [path.join(web, name)]])),
  ['dist/web', (await readdir(web)).map((name) => path.join(web, name))],
  ['dist/summit.html', [path.join(dist, 'summit.html')]],
];
for (const [name, files] of parts) {
  const bytes = {raw: 0, gzip: 0, brotli: 0};
  for (const file of files) {
    const content = await readFile(file);
    bytes.raw += content.length;
    bytes.gzip += gzipSync(content, {level: 9}).length;
    bytes.brotli += brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }).length;
  }
  console.log(JSON.stringify({measured: 'bytes', name, ...bytes}));
}
