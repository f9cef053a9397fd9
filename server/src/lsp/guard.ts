import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface Logger {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/**
 * Around every request: lets queued edits and cancellations in first, answers a cancelled one with the error that
 * the protocol has for it (an empty list would say "nothing found"), and turns an exception into one error reply.
 */
export function guardRequest<P, R>(
  method: string,
  logger: Logger,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    await letOthersIn();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) return error;
      logger.error(`${method} failed: ${describe(error)}`);
      return new ResponseError<void>(LSPErrorCodes.RequestFailed, `${method} failed: ${messageOf(error)}`);
    }
  };
}

/** Around every notification: a rejected handler would end the process. */
export function guardNotification<P>(
  method: string,
  logger: Logger,
  handle: (params: P) => void | Promise<void>,
): (params: P) => Promise<void> {
  return async (params) => {
    try {
      await handle(params);
    } catch (error) {
      logger.error(`${method} failed: ${describe(error)}`);
    }
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/**
 * Lets messages that have arrived be handled first. The connection handles one a turn of the event loop, and
 * its next turn begins behind the first of ours: it takes two to see what stands behind a request.
 */
export async function letOthersIn(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/** Works in a worker too. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
