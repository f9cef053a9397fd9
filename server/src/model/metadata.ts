import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten } from '../syntax/plainText.ts';
import { readDurations } from '../time/duration.ts';
import { fold } from '../time/names.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { LabelledText } from './labels.ts';
import type { StatedText } from './types.ts';

/** What is said about the incident and its postmortem in so many words. */
export interface Metadata {
  readonly severity?: StatedText;
  readonly status?: StatedText;
  readonly authors: readonly StatedText[];
  /** Minutes. */
  readonly duration?: StatedText & { readonly minutes: number };
}

/** Labels of each fact, folded, in the languages that sections have names in. */
const names = {
  severity:
    /^(?:incident )?(?:severity|sev|severity level|severidad|severidade|severite|gravedad|gravidade|gravite|criticite|schweregrad|серьезность|критичность|事件等级|故障等级|严重级别|严重程度|障害レベル|重要度|심각도|등급|장애 등급)$/,
  status: /^(?:incident |postmortem |document )?(?:status|state|estado|statut|статус|状态|ステータス|상태)$/,
  authors:
    /^(?:postmortem |document |incident )?(?:authors?|owners?|written by|prepared by|author\(s\)|owner\(s\)|autor(?:es|en)?|auteurs?|responsables?|responsavel|responsaveis|verantwortlich(?:er)?|автор(?:ы)?|ответственны(?:й|е)|负责人|作者|作成者|担当者|작성자|담당자)$/,
  duration:
    /^(?:incident |outage |total )?(?:duration|downtime|duration of (?:the )?(?:outage|incident)|duracion|duracao|duree|dauer|ausfalldauer|длительность|продолжительность|持续时间|故障时长|影響期間|障害期間|장애 시간|지속 시간)$/,
} as const;

export function readMetadata(tree: SyntaxTree, labels: readonly LabelledText[], frontMatter?: FrontMatter): Metadata {
  const { source } = tree;
  const stated = ({ value }: LabelledText): StatedText => ({ text: flatten(value.text), range: source.rangeOf(value) });
  const first = (name: RegExp) => labels.find(({ label }) => name.test(label));
  const inFrontMatter = (...keys: string[]): StatedText | undefined => {
    const text = keys.map((key) => frontMatter?.values.get(key)).find((value) => value !== undefined);
    return frontMatter && text !== undefined ? { text, range: source.rangeOf(frontMatter.span) } : undefined;
  };
  const found = { severity: first(names.severity), status: first(names.status), duration: first(names.duration) };
  const author = inFrontMatter('author', 'authors', 'owner');
  const duration = found.duration && stated(found.duration);
  const minutes = duration && readDurations(duration.text)[0]?.minutes;
  return {
    severity: inFrontMatter('severity', 'sev') ?? (found.severity && stated(found.severity)),
    status: inFrontMatter('status') ?? (found.status && stated(found.status)),
    authors: [...(author ? [author] : []), ...labels.filter(({ label }) => names.authors.test(label)).map(stated)],
    duration: duration && minutes !== undefined ? { ...duration, minutes } : undefined,
  };
}

/** `SEV2` for "SEV-2", "Sev 2", "P2"; words as they are, folded. */
export function normalSeverity(text: string): string {
  const numbered = /\b(?:sev(?:erity)?|s|p)[\s-]?([0-5])\b/i.exec(text)?.[1];
  return numbered === undefined ? fold(flatten(text)) : `SEV${numbered}`;
}

const quantity =
  /(?<![\p{L}\p{N}.,])(?:~|≈)?\d{1,3}(?:[.,\s]\d{3})*(?:[.,]\d+)?\s?(?:%|percent|per cent|(?:[kKmM]\s)?(?:of\s)?(?:users?|customers?|requests?|orders?|sessions?|accounts?|tenants?|transactions?|students?|usuarios|clientes|utilisateurs|benutzer|nutzer|kunden|пользователей|запросов)\b)|\d+(?:[.,]\d+)?\s?(?:％|名|件|人|个用户|명)/giu;

/** The numbers that an impact is stated with: percentages, and counts of people or requests. */
export function readQuantities(
  text: string,
): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(quantity)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
