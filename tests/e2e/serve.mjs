// A server for the built page, with the headers serve.py sends; but it may be shown in a frame.
import {createReadStream} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';

/**
 * @param {string} folder
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serveFolder(folder) {
  const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css',
    '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json',
    '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8'};
  const server = createServer((request, response) => {
    const name = path.posix.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, {
        'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
        // The examples are pages of a host, which has frames and reads pads.
        'Content-Security-Policy': name.startsWith('/examples/') ? "script-src 'self'; style-src 'self'; base-uri 'none'" :
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " +
          "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
          "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
          "require-trusted-types-for 'script'; trusted-types summit",
        'X-Content-Type-Options': 'nosniff',
        // Pages that embed Summit import it from theirs.
        ...(name === '/embed.js' ? {'Access-Control-Allow-Origin': '*'} : {}),
      }))
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
