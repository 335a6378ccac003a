// The service worker (service_worker.js) and new versions of the page. Where there is none, because
// the page is a file, or the browser or the frame it is in does not let it, all works without.

const SCRIPT = 'service-worker.js';

/** Whether this is the hosted page, which names its version. */
const isHosted = () => !!document.querySelector('meta[name="version"]') && location.protocol.startsWith('http');

/** Hands a constant address to the browser as one that is trusted, where it asks for that. */
function trustedScript() {
  /** @type {any} */
  const {trustedTypes} = globalThis;
  return trustedTypes ? trustedTypes.createPolicy('summit', {createScriptURL: () => SCRIPT}).createScriptURL(SCRIPT) :
    SCRIPT;
}

/**
 * Has the browser keep the page.
 * @param {() => void} ready Told when there is a new version that a reload would bring; at most once.
 */
export async function keepPage(ready) {
  if (!isHosted() || !('serviceWorker' in navigator)) return;
  try {
    const container = navigator.serviceWorker;  // throws in a frame without an origin of its own
    let isTold = false;
    const tell = () => {
      if (!isTold) ready();
      isTold = true;
    };
    let controller = container.controller;
    container.addEventListener('controllerchange', () => {
      // Another page took a new version up; the first worker there is brings none.
      if (controller) tell();
      controller = container.controller;
    });
    const registration = await container.register(trustedScript());
    const look = () => {
      if (registration.waiting && container.controller) tell();
    };
    look();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look));
    registration.installing?.addEventListener('statechange', look);
    // Browsers look for a new version when a page is opened; some are open for weeks.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
  } catch (error) {
    console.warn(error);
  }
}

/** Reloads the page in the newest version there is. */
export async function reload() {
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  if (waiting) {
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, {once: true}));
    waiting.postMessage('take over');
    await changed;
  }
  location.reload();
}
