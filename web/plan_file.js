// The file on disk that a plan came from or was saved as, by the plan's name, where the browser gives
// such handles.

/** @type {Map<string, FileSystemFileHandle>} */
const files = new Map();

/** @param {string} plan @param {FileSystemFileHandle} handle */
export function setFile(plan, handle) {
  files.set(plan, handle);
}

/** @param {string} plan */
export function takeFile(plan) {
  return files.get(plan);
}
