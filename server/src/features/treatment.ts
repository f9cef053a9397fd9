import { mayBePostmortem } from '../model/document/glance.ts';
import { otherReason } from '../model/document/kind.ts';
import type { Postmortem } from '../model/types.ts';
import type { DecidedBy, Override } from '../protocol.ts';
import { verdictOf } from '../settings/globs.ts';

/** Whether a document is treated as a postmortem, and why. */
export interface Treatment {
  readonly isPostmortem: boolean;
  readonly decidedBy: DecidedBy;
  /** One sentence for the person who asks. */
  readonly reason: string;
}

export interface TreatmentInput {
  readonly postmortem: Postmortem;
  /** Path inside the workspace folder with `/`, or the file's name alone. */
  readonly path: string;
  /** Globs from the settings. */
  readonly files: readonly string[];
  readonly override?: Override;
}

/** Explicit beats clever: the person, the front matter, the settings, the path, and only then the content. */
export function treat({ postmortem, path, files, override }: TreatmentInput): Treatment {
  if (override)
    return { isPostmortem: override === 'postmortem', decidedBy: 'override', reason: 'You decided so for this file.' };
  const type = postmortem.frontMatter?.values.get('type')?.trim().toLowerCase();
  if (type === 'postmortem' || type === 'post-mortem') {
    return { isPostmortem: true, decidedBy: 'front-matter', reason: 'Its front matter says `type: postmortem`.' };
  }
  const denied = postmortem.frontMatter?.values.get('postmortem')?.trim().toLowerCase();
  if (denied === 'false' || denied === 'no') {
    return {
      isPostmortem: false,
      decidedBy: 'front-matter',
      reason: `Its front matter says \`postmortem: ${denied}\`.`,
    };
  }
  const verdict = verdictOf(files, path);
  if (verdict) {
    return {
      isPostmortem: verdict.isIncluded,
      decidedBy: 'setting',
      reason: `Its path matches ${verdict.pattern} in the setting postmortem.files.`,
    };
  }
  if (isPostmortemPath(path)) {
    return { isPostmortem: true, decidedBy: 'path', reason: 'Its path says so.' };
  }
  const { kind, reason } = postmortem.kind;
  return { isPostmortem: kind !== 'other', decidedBy: 'content', reason: sentenceOf(reason) };
}

function sentenceOf(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** What `treat` says of a text that has no sign of a postmortem. */
export const other: Treatment = { isPostmortem: false, decidedBy: 'content', reason: sentenceOf(otherReason) };

/**
 * Whether `treat` could take a file for a postmortem that nobody decided about. A glance at it: what is none costs next
 * to nothing then.
 */
export function mayBeTreated(text: string, path: string, files: readonly string[]): boolean {
  return (verdictOf(files, path)?.isIncluded ?? isPostmortemPath(path)) || mayBePostmortem(text);
}

const folderName = /(?:^|\/)(?:post-?mortems?|incident-(?:reports|reviews))\/(?:[^/]+\/)*[^/]+$/i;
const fileName = /(?:^|[/._\s-])post-?mortem(?:[._\s-]|$)[^/]*$/i;

/** Files that stand beside postmortems in any folder, and are about something else. */
const companions = /(?:^|\/)(?:readme|index|changelog|contributing|license|code_of_conduct|security|_.*)(?:\.[^/]*)?$/i;

function isPostmortemPath(path: string): boolean {
  return !companions.test(path) && (folderName.test(path) || fileName.test(path));
}
