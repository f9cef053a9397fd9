/**
 * Gives back what a burst of work left behind. An engine collects when it needs room, and a server that nobody asks
 * anything needs none for hours: of a long document that was opened, typed in and closed, most would stay until then.
 */
import { memoryUsage, versions } from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

/** Milliseconds without work. Who goes on typing right then waits for some 60 more, a few times in an hour. */
const quiet = 100;

/** Bytes that must have come since the last time: what a short document leaves is not worth looking for. */
const worthwhile = 16_000_000;

/** What the engine is asked. */
export interface Heap {
  /** Bytes in use, and in no use any more. */
  used(): number;
  collect(): void;
}

/** @returns to be called after each piece of work */
export function createClearUp(heap: Heap = engine()): () => void {
  let left = 0;
  const timer = setTimeout(() => {
    if (heap.used() < left + worthwhile) return;
    heap.collect();
    left = heap.used();
  }, quiet).unref();
  return () => {
    timer.refresh();
  };
}

function engine(): Heap {
  let collect: Collect | undefined;
  return {
    used: () => memoryUsage().heapUsed,
    collect() {
      try {
        collect ??= exposed();
        if (hasLastResort) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
        else for (let time = 0; time < 3; time++) collect();
      } catch {
        // An engine that exposes nothing collects when it wants to.
      }
    },
  };
}

type Collect = (options?: object) => void;

/** It gives empty pages back to the system, too; engines before 12 do so after a few times. */
const hasLastResort = Number.parseInt(versions.v8, 10) >= 12;

/** The engine's own function, which only contexts that are made later see. */
function exposed(): Collect {
  v8.setFlagsFromString('--expose-gc');
  const gc = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  return gc;
}
