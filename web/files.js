// Files in and out: picker, drag and drop, download.

// How much of a file is read at once: few parts, each handed over well within a frame.
const PART_BYTES = 2 ** 21;

/**
 * Who gets a file: its name and size first, then its bytes in parts, then that all came or what went
 * wrong.
 * @typedef {object} Receiver
 * @property {(name: string, size: number) => number} begin What names the file; 0 when it is refused.
 * @property {(file: number, bytes: Uint8Array) => boolean} add Whether it is still wanted.
 * @property {(file: number, error: string, handle: number) => boolean} end False when it is refused.
 * @property {(names: string) => void} leave These of several files are not opened.
 * @property {() => void} cancel No file was picked.
 * @property {(file: File, handle: FileSystemHandle | null) => void} tell Where it is on the disk.
 * @property {(file: File) => Promise<number>} handleOf What names it there; 0: nothing.
 * @property {(file: File) => Promise<boolean>} goOn Opens the plan that is saved there, if it is kept.
 */

/**
 * The picker, and files dropped anywhere on the page.
 * @param {HTMLInputElement} picker @param {HTMLElement} root @param {Receiver} receiver
 */
export function listenToFiles(picker, root, receiver) {
  picker.addEventListener('change', async () => {
    await openFiles([...picker.files ?? []], receiver);
    picker.value = '';  // so that the same file can be picked again
  });
  picker.addEventListener('cancel', () => receiver.cancel());
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    root.classList.add('dropping');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) root.classList.remove('dropping');
  });
  addEventListener('drop', (event) => {
    root.classList.remove('dropping');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    openDropped(event.dataTransfer, receiver);
  });
}

// What is a pad by its name, so that it comes beside a plan instead of in its place.
const PAD = /\.(etherpad|html?|txt)$/i;

/**
 * Opens the first plan or document that is not refused, which is told by itself, and the first pad,
 * which stands beside it; the others are told.
 * @param {File[]} files @param {Receiver} receiver @param {Set<string>} [folders] names of those among
 *   them that are folders
 */
export async function openFiles(files, receiver, folders = new Set()) {
  const readable = files.filter(({name}) => !folders.has(name));
  const pad = readable.find(({name}) => PAD.test(name));
  const tried = new Set([pad]);
  for (const plan of readable.filter(({name}) => !PAD.test(name))) {
    tried.add(plan);
    if (await receiver.goOn(plan) || await openFile(plan, receiver)) break;
  }
  const others = files.filter((file) => !tried.has(file));
  if (others.length > 0) receiver.leave(others.map(({name}) => name).join(', '));
  // Last, since opening it goes on afterwards, and another file would take its place.
  if (pad) await openFile(pad, receiver);
}

/** @param {DataTransfer} data @param {Receiver} receiver */
async function openDropped(data, receiver) {
  const items = [...data.items].filter(({kind}) => kind === 'file');
  // All of it at once: when the event is over the items are gone.
  const folders = foldersIn(data);
  const files = items.map((item) => item.getAsFile());
  const handles = items.map((item) =>
    // Not in every browser, and not of what did not come from a disk.
    /** @type {{getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>}} */ (/** @type {any} */ (item))
      .getAsFileSystemHandle?.().catch(() => null) ?? null);
  await Promise.all(handles.map(async (handle, at) => {
    const file = files[at];
    if (file) receiver.tell(file, await handle);
  }));
  await openFiles(files.filter((file) => file !== null), receiver, folders);
}

/** Names of what is dropped that are folders: as files they cannot be told apart.
 *  @param {DataTransfer} data */
function foldersIn(data) {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.());
  return new Set(entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])));
}

/** Whether it is not refused. @param {File} file @param {Receiver} receiver */
async function openFile(file, receiver) {
  const id = receiver.begin(file.name, file.size);
  if (id === 0) return false;
  let error = '';
  let handle = 0;
  try {
    for (let at = 0; at < file.size; at += PART_BYTES) {
      const part = await file.slice(at, at + PART_BYTES).arrayBuffer();
      if (!receiver.add(id, new Uint8Array(part))) return true;
    }
    handle = await receiver.handleOf(file);
  } catch (reason) {  // it was moved, or changed
    error = reason instanceof Error ? reason.message : String(reason);
  }
  return receiver.end(id, error, handle);
}

/** What came from elsewhere, as if it were a file. @param {string} name @param {Uint8Array} bytes
 *  @param {Receiver} receiver */
export function openBytes(name, bytes, receiver) {
  const id = receiver.begin(name, bytes.length);
  if (id !== 0 && receiver.add(id, bytes)) receiver.end(id, '', 0);
}

/** Hands a file to the person. @param {string} name @param {string} type @param {BlobPart} content */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address some time after the click; browsers do not tell when.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
