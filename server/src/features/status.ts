import { type DocumentParams, type DocumentStatus, statusRequest } from '../protocol.ts';
import type { Feature } from './feature.ts';
import type { Snapshot } from './snapshot.ts';

/** How a document is treated, and why. */
export const statusFeature: Feature<DocumentParams, DocumentStatus | null> = {
  method: statusRequest,
  capability: {},
  handle: (snapshot) => statusOf(snapshot),
  fallback: null,
};

export function statusOf(snapshot: Snapshot): DocumentStatus {
  const { treatment, findings } = snapshot;
  if (!treatment.isPostmortem) return { ...treatment, problems: 0 };
  const { template, auto } = snapshot.chosenTemplate;
  return {
    ...treatment,
    template: { id: template.id, title: template.title, auto },
    problems: findings.filter(({ level }) => level !== 'hint').length,
  };
}
