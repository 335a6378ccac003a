// What build.mjs puts into the service worker.

/** The name of the version of the page. */
declare const VERSION: string;
/** Its files, except for the page itself. */
declare const FILES: string[];
