/** What people decided about documents, against what the text says. Kept for the workspace. */
import type { Memento } from 'vscode';
import type { Override } from '../../server/src/protocol.ts';

export interface Overrides {
  readonly all: Readonly<Record<string, Override>>;
  set(uri: string, as: Override | null): Promise<void>;
  /** A decision moves with its file, and goes with it. */
  rename(from: string, to: string): Promise<void>;
  remove(uri: string): Promise<void>;
}

const key = 'postmortem.overrides';

/** More than anybody decides by hand; a list that only grows would be read at every start. */
const limit = 500;

export function createOverrides(memento: Pick<Memento, 'get' | 'update'>): Overrides {
  let all: Readonly<Record<string, Override>> = read(memento.get(key));

  const save = async (next: Readonly<Record<string, Override>>): Promise<void> => {
    all = next;
    // "Untitled-1" is another document tomorrow.
    const lasting = Object.entries(next).filter(([uri]) => !uri.startsWith('untitled:'));
    await memento.update(key, Object.fromEntries(lasting.slice(-limit)));
  };
  const without = (uri: string): Record<string, Override> =>
    Object.fromEntries(Object.entries(all).filter(([other]) => other !== uri));

  return {
    get all() {
      return all;
    },
    set: (uri, as) => save(as === null ? without(uri) : { ...without(uri), [uri]: as }),
    async rename(from, to) {
      // A renamed folder takes its files along.
      const moved = Object.entries(all).map(
        ([uri, as]) => [uri === from || uri.startsWith(`${from}/`) ? to + uri.slice(from.length) : uri, as] as const,
      );
      if (moved.some(([uri]) => !(uri in all))) await save(Object.fromEntries(moved));
    },
    async remove(uri) {
      if (uri in all) await save(without(uri));
    },
  };
}

/** Written by an earlier version, perhaps: only what is understood is kept. */
function read(stored: unknown): Readonly<Record<string, Override>> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [string, Override] => entry[1] === 'postmortem' || entry[1] === 'other',
    ),
  );
}
