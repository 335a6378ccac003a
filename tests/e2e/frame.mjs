// Pages that have Summit in a frame: where they come from, and what is in the frame, driven as if it
// were a page.
import {createServer} from 'node:http';
import {Page} from './page.mjs';

/**
 * A host of its own origin, for pages that are given as text.
 * @param {Record<string, string>} pages by path
 * @param {string} [name] "localhost" is another site than "127.0.0.1", another port only another origin
 * @returns {Promise<{origin: string, pages: Record<string, string>, close: () => void}>}
 */
export async function serveHost(pages, name = '127.0.0.1') {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url, 'http://x').pathname];
    response.writeHead(page === undefined ? 404 : 200, {'Content-Type': 'text/html; charset=utf-8'});
    response.end(page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    origin: `http://${name}:${server.address().port}`,
    pages,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * What a frame of a page shows, once it draws.
 * @param {Page} page @param {string | RegExp} address of the frame, or a part of it
 */
export async function inFrame(page, address) {
  const found = () => page.native.frames().find((frame) => (
    address instanceof RegExp ? address.test(frame.url()) : frame.url().includes(address)));
  const frame = await page.waitFor(found, `the frame ${address}`);
  const inside = new Page({
    on: () => {},
    evaluate: (...values) => frame.evaluate(...values),
    keyboard: page.native.keyboard,
    mouse: {
      async move(x, y) {
        const element = await frame.frameElement();
        const box = await element.boundingBox();
        await page.native.mouse.move(box.x + x, box.y + y);
      },
      down: () => page.native.mouse.down(),
      up: () => page.native.mouse.up(),
    },
  }, async () => {});
  inside.errors = page.errors;
  await inside.waitFor(async () => {
    // A frame that is still on its way to its address cannot be asked.
    const drawn = await inside.evaluate(() => globalThis.summit?.frames ?? 0).catch(() => 0);
    return drawn > 0;
  }, 'the first frame inside');
  await inside.settled();
  return inside;
}
