// Links that have a plan in them: the page's own address, and behind "#" the plan's JSON, compressed
// (deflate) and written in base64url. What stands behind "#" is never sent to a server.
import {tr} from './texts.js';

const LINK = /^#plan=(.*)$/s;
// Characters: browsers take more, but mail and chat do not.
const MAX_ADDRESS = 100_000;
// Bytes of a plan. Compression makes a thousandth of some texts: reading ends here.
const MAX_PLAN = 16_000_000;

/** @param {Uint8Array<ArrayBuffer>} plan JSON @returns {Promise<string>} rejects with a sentence */
export async function linkTo(plan) {
  const packed = await new Response(new Blob([plan]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
  const address = new URL(location.pathname, location.href);
  address.hash = `plan=${toBase64Url(new Uint8Array(packed))}`;
  if (address.href.length > MAX_ADDRESS) {
    throw new Error(tr('it is too long for an address. Save the plan and send the file.'));
  }
  return address.href;
}

/**
 * Opens the plan in the page's address, now and when the address changes; it is taken out of it.
 * @param {(plan: Uint8Array) => void} open JSON, perhaps
 * @param {(why: string) => void} refuse told in a sentence
 */
export function listenToLinks(open, refuse) {
  const look = () => {
    const packed = LINK.exec(location.hash)?.[1];
    if (packed === undefined) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    unpack(packed).then(open, (error) => refuse(error.message));
  };
  addEventListener('hashchange', look);
  look();
}

/** @param {string} packed @returns {Promise<Uint8Array>} rejects with a sentence */
async function unpack(packed) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  try {
    const reader = new Blob([fromBase64Url(packed)]).stream()
      .pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      if (size > MAX_PLAN) {
        reader.cancel().catch(() => {});
        break;
      }
    }
  } catch {
    size = 0;
  }
  if (size > MAX_PLAN) throw new Error(tr('What is in the link is larger than any plan that fits into one.'));
  const plan = new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
  // All of the rest is for the program to judge.
  if (size === 0 || plan[0] !== '{'.charCodeAt(0)) {
    throw new Error(tr('The link is cut off or damaged: there is no plan in it. Copy all of it, or ask for it again.'));
  }
  return plan;
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}
