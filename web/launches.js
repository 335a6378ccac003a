// Files that the system hands to the page where it is installed: opened with it, or shared with it.
import {openFiles} from './files.js';

/** @param {import('./files.js').Receiver} receiver */
export function listenToLaunches(receiver) {
  /** @type {{launchQueue?: {setConsumer: (consume: (launch: {files?: FileSystemFileHandle[]}) => void) => void}}} */
  const {launchQueue} = /** @type {any} */ (globalThis);
  launchQueue?.setConsumer(async ({files}) => {
    if (!files?.length) return;
    const file = await files[0].getFile();
    receiver.tell(file, files[0]);
    openFiles([file], receiver);
  });
  if (new URLSearchParams(location.search).has('shared')) {
    openShared(receiver).catch((error) => console.warn(error));
  }
}

/** Takes what the service worker received (receive() there), once. @param {import('./files.js').Receiver} receiver */
async function openShared(receiver) {
  const address = new URL(location.href);
  address.searchParams.delete('shared');
  history.replaceState(history.state, '', address);
  const page = new URL('./', location.href).href;
  const store = await caches.open(`summit shared ${page}`);
  const answer = await store.match(page);
  if (!answer) return;
  await store.delete(page);
  const name = decodeURIComponent(answer.headers.get('X-Name') ?? '');
  openFiles([new File([await answer.blob()], name)], receiver);
}
