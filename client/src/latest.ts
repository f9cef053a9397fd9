/**
 * Runs a job a while after it was last asked for, and only ever lets the newest run speak.
 *
 * Typing asks many times; one run per pause is enough, and an answer to an older question is dropped.
 */
export interface Latest {
  /** Runs after the delay; asked again before that, it starts to wait anew. */
  schedule(delay: number): void;
  /** Resolves when nothing is waiting or running any more. */
  settled(): Promise<void>;
  dispose(): void;
}

/** The job gets a signal that is aborted as soon as a newer run is asked for. */
export function createLatest(job: (signal: AbortSignal) => Promise<void>): Latest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run: AbortController | undefined;
  let waiting: (() => void)[] = [];

  const settle = (): void => {
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  };

  const start = async (): Promise<void> => {
    timer = undefined;
    const current = new AbortController();
    run = current;
    try {
      await job(current.signal);
    } finally {
      if (run === current) {
        run = undefined;
        if (timer === undefined) settle();
      }
    }
  };

  return {
    schedule(delay) {
      run?.abort();
      clearTimeout(timer);
      timer = setTimeout(() => void start(), delay);
    },
    settled() {
      if (timer === undefined && run === undefined) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    dispose() {
      run?.abort();
      run = undefined;
      clearTimeout(timer);
      timer = undefined;
      settle();
    },
  };
}
