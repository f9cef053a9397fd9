/** What a process holds, as Linux tells it. */
import { readFileSync } from 'node:fs';

/** Why there are no numbers, where there are none. */
export const noMemory =
  process.platform === 'linux' ? undefined : 'Memory of a server is read from /proc, which only Linux has.';

/** Resident memory in megabytes. */
export function residentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('The process tells no resident memory.');
  return Number(kilobytes) / 1024;
}
