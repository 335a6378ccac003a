// Files in and out: picker, drag and drop, download.

/** @typedef {(name: string, bytes: Uint8Array) => void} Open */

/**
 * The picker, and files dropped anywhere on the page.
 * @param {HTMLInputElement} picker @param {HTMLElement} root @param {Open} open
 */
export function listenToFiles(picker, root, open) {
  picker.addEventListener('change', async () => {
    await openFiles(picker.files, open);
    picker.value = '';  // so that the same file can be picked again
  });
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
    openFiles(event.dataTransfer.files, open);
  });
}

/**
 * The program shows one plan at a time, so of several files it gets the first.
 * @param {FileList | null} files @param {Open} open
 */
export async function openFiles(files, open) {
  const file = files?.[0];
  if (file) open(file.name, new Uint8Array(await file.arrayBuffer()));
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
