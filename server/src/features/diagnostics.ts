import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  Range,
} from 'vscode-languageserver-protocol';
import type { Level } from '../rules/types.ts';
import { changeBetween } from '../syntax/change.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Finding } from './findings.ts';
import { rulePage } from './rulePage.ts';
import type { Snapshot } from './snapshot.ts';

/** LSP's numbers for the levels of rules. */
const severities: Readonly<Record<Exclude<Level, 'off'>, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, info: 3, hint: 4 };

/** Of a document's versions, what was told of the last one is told of the next by the same objects. */
export function diagnosticsOf(snapshot: Snapshot, context: FeatureContext): Diagnostic[] {
  return toldOf(snapshot, context).items;
}

export function diagnosticOf(
  snapshot: Snapshot,
  { rule, level, report }: Finding,
  { client }: FeatureContext,
): Diagnostic {
  const related = client.relatedInformation ? report.related : undefined;
  const href = rulePage(rule.id);
  return {
    range: snapshot.postmortem.source.rangeOf(report.span),
    severity: severities[level],
    source: 'postmortem',
    code: rule.id,
    ...(href !== undefined && { codeDescription: { href } }),
    message: report.message,
    ...(related && {
      relatedInformation: related.map(({ span, message }) => ({
        location: { uri: snapshot.uri, range: snapshot.postmortem.source.rangeOf(span) },
        message,
      })),
    }),
  };
}

export const diagnosticsFeature: Feature<DocumentDiagnosticParams, DocumentDiagnosticReport> = {
  method: 'textDocument/diagnostic',
  capability: {
    diagnosticProvider: { identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false },
  },
  handle: answer,
  fallback: { kind: 'full', items: [] },
};

/** Full, unless the client has it already. */
function answer(
  snapshot: Snapshot,
  { previousResultId }: DocumentDiagnosticParams,
  context: FeatureContext,
): DocumentDiagnosticReport {
  const { resultId, items } = toldOf(snapshot, context);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

function toldOf(snapshot: Snapshot, context: FeatureContext): Told {
  const { memory, findings, postmortem } = snapshot;
  const { firstLines } = postmortem.source;
  const told = memory.keep(memory, 'told', [], (): { last?: Told } => ({}));
  if (told.last?.findings === findings && told.last.firstLines === firstLines) return told.last;
  const items = itemsOf(snapshot, context, told.last);
  const known = told.last && sameDiagnostics(told.last.items, items) ? told.last.resultId : undefined;
  // With the time, so that an earlier run of the server gave out no such name.
  told.last = { findings, firstLines, items, resultId: known ?? `${context.now}.${answers++}` };
  return told.last;
}

/** The same finding is in the same place of its block; where no block has moved, it is on the same line. */
function itemsOf(snapshot: Snapshot, context: FeatureContext, last: Told | undefined): Diagnostic[] {
  const { findings, postmortem } = snapshot;
  const make = (finding: Finding) => diagnosticOf(snapshot, finding, context);
  if (!last || last.firstLines !== postmortem.source.firstLines) return findings.map(make);
  const { from, before, after } = changeBetween(last.findings, findings);
  const known = new Map(last.findings.slice(from, before).map((finding, at) => [finding, last.items[from + at]]));
  const changed = findings.slice(from, after).map((finding) => known.get(finding) ?? make(finding));
  // Mostly the same is found again.
  if (sameDiagnostics(last.items.slice(from, before), changed)) return last.items;
  return last.items.slice(0, from).concat(changed, last.items.slice(before));
}

/** What was told last, and from what it was made. */
interface Told {
  readonly findings: readonly Finding[];
  readonly firstLines: Int32Array;
  readonly items: Diagnostic[];
  readonly resultId: string;
}

let answers = 0;

function sameDiagnostics(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return before === after || (before.length === after.length && after.every((item, at) => isSame(item, before[at])));
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b) return true;
  if (!b || a.code !== b.code || a.message !== b.message || a.severity !== b.severity) return false;
  const [related, other] = [a.relatedInformation ?? [], b.relatedInformation ?? []];
  return (
    sameRange(a.range, b.range) &&
    related.length === other.length &&
    related.every(({ message, location }, at) => {
      const known = other[at];
      return message === known?.message && sameRange(location.range, known.location.range);
    })
  );
}

function sameRange({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}
