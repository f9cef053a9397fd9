import { type CheckOptions, checkFile } from '../check/checkFile.ts';
import type { Outcome } from '../check/outcome.ts';
import { type InspectedFile, inspectFile } from '../inspect/inspectFile.ts';

/** What can be done to files, in this thread or another: what each needs to know, and what it comes to. */
interface Jobs {
  readonly check: { readonly options: CheckOptions; readonly result: Outcome };
  readonly inspect: { readonly options: { readonly now: number }; readonly result: InspectedFile };
}

/** Plain data, so that it can be sent. */
export interface Job<Kind extends keyof Jobs = keyof Jobs> {
  readonly kind: Kind;
  readonly options: Jobs[Kind]['options'];
}

export type ResultOf<Kind extends keyof Jobs> = Jobs[Kind]['result'];

const workers: { readonly [Kind in keyof Jobs]: (file: string, options: Jobs[Kind]['options']) => ResultOf<Kind> } = {
  check: checkFile,
  inspect: (file, { now }) => inspectFile(file, now),
};

/** Never throws. */
export function doJob<Kind extends keyof Jobs>({ kind, options }: Job<Kind>, file: string): ResultOf<Kind> {
  return workers[kind](file, options);
}

export type Kind = keyof Jobs;
