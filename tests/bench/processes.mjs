// Processor time of the browser that this program started, from /proc.
import {readFile, readdir} from 'node:fs/promises';

const TICKS_PER_SECOND = 100;  // what Linux shows to programs, whatever its own clock does

/** Seconds that all of the browser's processes have used so far, those that ended not included. */
export async function browserCpuSeconds() {
  const processes = await readProcesses();
  let ticks = 0;
  for (const {pid, name, used} of processes.values()) {
    if (pid !== process.pid && name !== 'Xvfb' && descends(processes, pid)) ticks += used;
  }
  return ticks / TICKS_PER_SECOND;
}

/** @typedef {{pid: number, name: string, parent: number, used: number}} Process */

/** @param {Map<number, Process>} processes @param {number} pid */
function descends(processes, pid) {
  for (let at = processes.get(pid); at; at = processes.get(at.parent)) {
    if (at.pid === process.pid) return true;
  }
  return false;
}

/** @returns {Promise<Map<number, Process>>} */
async function readProcesses() {
  const processes = new Map();
  for (const folder of await readdir('/proc')) {
    if (!/^\d+$/.test(folder)) continue;
    // It may have ended meanwhile.
    const stat = await readFile(`/proc/${folder}/stat`, 'latin1').catch(() => '');
    const found = /^(\d+) \((.*)\) (.*)$/s.exec(stat);
    if (!found) continue;
    // From the state on, proc(5).
    const fields = found[3].split(' ');
    processes.set(Number(found[1]), {
      pid: Number(found[1]),
      name: found[2],
      parent: Number(fields[1]),
      used: Number(fields[11]) + Number(fields[12]),
    });
  }
  return processes;
}
