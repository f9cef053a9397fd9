/** What to do when the connection breaks: start again, but not for ever. */
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

interface Situation {
  /** Whether the server had come up when the connection closed. */
  isStarted(): boolean;
  giveUp(): void;
  now?(): number;
}

const patience = { closes: 4, within: 3 * 60_000 };

export function createErrorHandler({ isStarted, giveUp, now = Date.now }: Situation): ErrorHandler {
  let closes: readonly number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed() {
      closes = [...closes, now()].filter((time) => now() - time < patience.within);
      if (isStarted() && closes.length <= patience.closes) return { action: CloseAction.Restart, handled: true };
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
