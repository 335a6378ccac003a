// Files on the disk that a plan is opened from and saved in, where the browser lets pages do that
// (File System Access API, https://wicg.github.io/file-system-access/). The program knows each by a
// number. What it was when it was read or written last is remembered, so that what another program
// did to it since is noticed and never written over unasked.
import {download} from './files.js';
import {formatText, tr} from './texts.js';

/**
 * A file and what is known of it; what the library keeps of it as well. Replaced, never changed.
 * @typedef {object} DiskFile
 * @property {FileSystemFileHandle} handle
 * @property {number} modified milliseconds since 1970 @property {number} size bytes
 * @property {string} digest of its bytes
 */
/**
 * SaveTarget of src/ui/host.h.
 * @typedef {{handle: number, name: string, isChosen: boolean, isPlan: boolean, overwrites: boolean}} Target
 */
/** What TypeScript's own types lack of the API, as its specification has it.
 *  @typedef {(options: object) => Promise<FileSystemFileHandle>} SavePicker */
/** @typedef {(options: object) => Promise<FileSystemFileHandle[]>} OpenPicker */
/** @typedef {{queryPermission: (wanted: object) => Promise<string>, requestPermission: (wanted: object) => Promise<string>}} Permissions */

const WRITE = {mode: 'readwrite'};

export class DiskFiles {
  #program;
  #draw;
  /** @type {Map<number, DiskFile>} */
  #files = new Map();
  #last = 0;
  /** What came by the picker, by being dropped, or from the system. @type {WeakMap<File, FileSystemFileHandle>} */
  #handles = new WeakMap();
  /** Each save waits for the one before. */
  #saving = Promise.resolve();
  /** The open plan's file. */
  current = 0;

  /** @param {import('./program.js').Program} program @param {() => void} draw asks for a frame */
  constructor(program, draw) {
    this.#program = program;
    this.#draw = draw;
    addEventListener('focus', () => {
      this.#look().catch((error) => console.warn(error));
    });
  }

  /** Lets somebody choose a file. @returns {Promise<File[] | null>} null: this browser has no picker */
  async pick() {
    const {showOpenFilePicker} = /** @type {{showOpenFilePicker?: OpenPicker}} */ (/** @type {any} */ (globalThis));
    if (!showOpenFilePicker) return null;
    try {
      return await Promise.all((await showOpenFilePicker({})).map((handle) => this.read(handle)));
    } catch (error) {
      if (isNamed(error, 'AbortError')) return [];
      if (isNamed(error, 'SecurityError')) return null;
      throw error;
    }
  }

  /** @param {FileSystemFileHandle} handle */
  async read(handle) {
    const file = await handle.getFile();
    this.#handles.set(file, handle);
    return file;
  }

  /** Says where a file came from. @param {File} file @param {FileSystemHandle | null} handle */
  tell(file, handle) {
    if (handle?.kind === 'file') this.#handles.set(file, /** @type {FileSystemFileHandle} */ (handle));
  }

  /** The program's number for a file that was read; 0 where it cannot be written. @param {File} file
   *  @returns {Promise<number>} */
  async numberOf(file) {
    const there = await this.known(file);
    return there ? this.add(there) : 0;
  }

  /** The same for the library. @param {File} file @returns {Promise<DiskFile | null>} */
  async known(file) {
    const handle = this.#handles.get(file);
    if (!handle || !('requestPermission' in handle)) return null;
    return known(handle, file, await file.arrayBuffer());
  }

  /** @param {DiskFile} file @returns {number} */
  add(file) {
    this.#files.set(++this.#last, file);
    return this.#last;
  }

  /** The number of what is known of a file by now: the one that it has, where it is the same file.
   *  @param {number} number @param {DiskFile | null} file @returns {Promise<number>} */
  async again(number, file) {
    const before = this.get(number);
    if (!file) return before ? 0 : number;
    if (!before || !await before.handle.isSameEntry(file.handle)) return this.add(file);
    this.#files.set(number, file);
    return number;
  }

  /** @param {number} number @returns {DiskFile | null} */
  get(number) {
    return this.#files.get(number) ?? null;
  }

  /** @param {number} request @param {Target} target @param {(request: number, error: string) => void} finish */
  save(request, target, finish) {
    this.#saving = this.#saving.then(() => this.#save(request, target)).catch((error) => {
      if (isNamed(error, 'AbortError')) this.#program.saveCancelled(request);
      else finish(request, this.#sentence(error, target.name));
    }).then(() => this.#draw());
  }

  /** @param {number} request @param {Target} target */
  async #save(request, target) {
    const file = this.get(target.handle);
    if (file && !target.isChosen) {
      await allow(file.handle);
      if (target.overwrites || !await this.#differs(request, file)) await this.#write(request, target.handle, file.handle);
      return;
    }
    const handle = await chooseFile(target, file);
    if (handle) {
      await this.#write(request, ++this.#last, handle);
      return;
    }
    const text = this.#text(request, target.name);
    download(target.name, /\.json$/i.test(target.name) ? 'application/json' : 'text/x-rst', text);
    this.#program.saved(request, target.name, 0);
  }

  /** @param {number} request @param {string} name @returns {Uint8Array<ArrayBuffer>} */
  #text(request, name) {
    const text = this.#program.textToSave(request, name);
    if (text.length === 0) throw new Error(tr('Another plan was opened.'));
    return text;
  }

  /** Whether a file has other bytes than those which are known and those to be saved; the program is
   *  told so then. @param {number} request @param {DiskFile} file */
  async #differs(request, file) {
    const there = await file.handle.getFile();
    if (isAsKnown(there, file)) return false;
    const bytes = await there.arrayBuffer();
    const now = await known(file.handle, there, bytes);
    if (now.digest === file.digest) return false;
    if (request !== 0 && now.digest === await digestOf(this.#text(request, there.name))) return false;
    this.#program.fileDiffers(request, this.add(now), new Uint8Array(bytes));
    return true;
  }

  /** @param {number} request @param {number} number @param {FileSystemFileHandle} handle */
  async #write(request, number, handle) {
    const text = this.#text(request, handle.name);
    // The browser writes another file and puts it in the place of this one at the end.
    const stream = await handle.createWritable();
    try {
      await stream.write(text);
      await stream.close();
    } catch (error) {
      await stream.abort().catch(() => {});
      throw error;
    }
    this.#files.set(number, await known(handle, await handle.getFile(), text));
    this.#program.saved(request, handle.name, number);
  }

  /** Looks whether another program changed the open plan's file, where that asks nobody. */
  async #look() {
    const number = this.current;
    const file = this.get(number);
    if (!file || await permissions(file.handle).queryPermission({mode: 'read'}) !== 'granted') return;
    await this.#saving;
    if (this.current === number && await this.#differs(0, this.get(number) ?? file)) this.#draw();
  }

  /** @param {unknown} error @param {string} name */
  #sentence(error, name) {
    if (isNamed(error, 'NotFoundError')) return formatText(tr('{} is not there any more. Save the plan as another file.'), name);
    if (isNamed(error, 'NotAllowedError')) {
      return formatText(tr('Summit may not write {}. Save again and allow it, or save the plan as another file.'), name);
    }
    return error instanceof Error ? error.message : String(error);
  }
}

/** Lets somebody choose where to save. @param {Target} target @param {DiskFile | null} file
 *  @returns {Promise<FileSystemFileHandle | null>} null: this browser has no picker */
async function chooseFile({name, isPlan}, file) {
  const {showSaveFilePicker} = /** @type {{showSaveFilePicker?: SavePicker}} */ (/** @type {any} */ (globalThis));
  if (!showSaveFilePicker) return null;
  const plan = {description: tr('Plan'), accept: {'application/json': ['.json']}};
  const document = {description: tr('Document'), accept: {'text/x-rst': ['.rst', '.txt']}};
  const types = isPlan ? [plan] : /\.json$/i.test(name) ? [plan, document] : [document, plan];
  try {
    return await showSaveFilePicker({suggestedName: name, types, ...(file && {startIn: file.handle})});
  } catch (error) {
    // A frame in another site's page, or a page without a place of its own.
    if (isNamed(error, 'SecurityError')) return null;
    throw error;
  }
}

/** Asks for leave to write, unless there is. @param {FileSystemFileHandle} handle */
async function allow(handle) {
  if (await permissions(handle).queryPermission(WRITE) === 'granted') return;
  if (await permissions(handle).requestPermission(WRITE) !== 'granted') {
    throw new DOMException('', 'NotAllowedError');
  }
}

/** @param {FileSystemFileHandle} handle @returns {Permissions} */
function permissions(handle) {
  return /** @type {any} */ (handle);
}

/** @param {FileSystemFileHandle} handle @param {File} file @param {BufferSource} bytes that it has
 *  @returns {Promise<DiskFile>} */
async function known(handle, file, bytes) {
  return {handle, modified: file.lastModified, size: file.size, digest: await digestOf(bytes)};
}

/** @param {File} there @param {DiskFile} file */
function isAsKnown(there, {modified, size}) {
  return there.lastModified === modified && there.size === size;
}

/** @param {BufferSource} bytes */
async function digestOf(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join(' ');
}

/** @param {unknown} error @param {string} name */
function isNamed(error, name) {
  return error instanceof DOMException && error.name === name;
}
