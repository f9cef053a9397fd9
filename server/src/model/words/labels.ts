import type { Nodes, PhrasingContent, TableRow } from 'mdast';
import { hasLetterOrDigit, isLetterOrDigit, withoutSigns } from '../../characters.ts';
import { type Block, perBlock } from '../../syntax/block.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { spanOf } from '../../syntax/position.ts';
import { fold } from '../../time/names.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import type { Memory } from '../memory.ts';
import { frontOf } from '../outlineAt.ts';
import type { Metric, Milestone, Section } from '../types.ts';
import { type Byline, bylinesOf } from './byline.ts';

/** What a label says its text is. */
export type LabelKind =
  | 'date'
  | 'start'
  | 'end'
  | 'zone'
  | 'severity'
  | 'status'
  | 'authors'
  | 'owner'
  | 'responder'
  | 'published'
  | 'duration'
  | 'impact-duration'
  | 'response-duration'
  | 'count'
  | Metric
  | Exclude<Milestone, 'started'>;

/** `Severity: SEV2`, wherever it stands. */
export interface LabelledText {
  readonly kinds: readonly LabelKind[];
  /** Without what is around it. */
  readonly value: PlainText;
  /** In a sentence without a label, which is meant where the document says who wrote it. */
  readonly isByline?: true;
}

/** Names of each label, folded, in the languages that sections have names in. */
const names: Readonly<Record<LabelKind, RegExp>> = {
  date: /^(?:incident |outage |event )?(?:date|when|time|date and time|date ?\/ ?time|wann|cuando|quando|quand|когда|date of (?:the )?(?:incident|outage|event)|incident date|day|fecha|fecha del incidente|data|data do incidente|date de l'incident|datum|datum des vorfalls|дата|дата инцидента|日期|事件日期|故障日期|发生日期|日付|発生日|発生日時|날짜|발생일|발생일시|발생 일시|장애 일시|장애 시간|故障时间|故障時間|事件时间|事故时间|故障发生时间|发生时间|障害日時|duracion del incidente)$/,
  start:
    /^(?:incident |outage |impact |event )?(?:start|started|start(?:ed)? (?:time|at|date)|began|begin|start of (?:the )?(?:incident|outage|impact)|inicio|hora de inicio|fecha de inicio|data de inicio|inicio d[eo]l? incidente|debut|heure de debut|date de debut|debut de l'incident|beginn(?: der storung| des vorfalls)?|storungsbeginn|startzeit|начало(?: инцидента)?|onset|faults began|время начала|开始|开始时间|故障开始|故障开始时间|故障发生时间|发生时间|発生時刻|発生日時|開始|開始日時|開始時刻|장애 ?시작|시작|시작 ?(?:시간|시각|일시)|발생 ?(?:시간|시각|일시))$|^(?:incident|outage|downtime|disruption|storung|vorfall|ausfall|panne|incidente|incidencia|caida|инцидент) (?:from|since|von|ab|du|de|desde|с)$/,
  end: /^(?:incident |outage |impact |event )?(?:end|ended|end(?:ed)? (?:time|at|date)|end of (?:the )?(?:incident|outage|impact)|fin|hora de fin|fecha de fin|fin del incidente|fim|data de fim|fim do incidente|termino|hora de termino|data de termino|heure de fin|date de fin|fin de l'incident|ende(?: der storung| des vorfalls)?|storungsende|endzeit|конец(?: инцидента)?|окончание(?: инцидента)?|время окончания|结束|结束时间|故障结束|故障结束时间|恢复时间|故障恢复时间|復旧時刻|復旧日時|終了|終了日時|終了時刻|장애 ?종료|종료|종료 ?(?:시간|시각|일시)|복구 ?(?:시간|시각|일시))$|^(?:incident|outage|downtime|disruption|storung|vorfall|ausfall|panne|incidente|incidencia|caida|инцидент) (?:until|till?|to|bis|au|jusqu'au|a|ate|hasta|до|по)$/,
  zone: /^(?:time ?zone(?: of (?:this|the) (?:document|timeline|report)| used)?|timezone|all times|times|tz|zona horaria|huso horario|fuso horario|fuseau horaire|zeitzone|часовой пояс|时区|時區|タイムゾーン|시간대)$/,
  severity:
    /^(?:incident )?(?:severity|sev|severity level|criticidade|criticidad|severidad|severidade|severite|gravedad|gravidade|gravite|criticite|schweregrad|серьезность|критичность|приоритет инцидента|级别|等级|事件等级|故障等级|严重级别|严重程度|障害レベル|重要度|重大度|深刻度|심각도|등급|장애 등급)$|^incident level$/,
  status:
    /^(?:incident |postmortem |document |rca )?(?:status|state|(?:current|final) status|estado(?: (?:actual|atual|final))?|status (?:atual|final)|aktueller status|statut(?: actuel)?|etat(?: actuel)?|situacao|(?:текущий )?статус|(?:当前)?状态|(?:現在の)?ステータス|(?:현재 )?상태)$/,
  authors:
    /^(?:postmortem |document |incident |rca |report |review )?(?:authors?|owners?|written by|prepared by|author\(s\)|owner\(s\)|owner of (?:the )?review(?: process)?|verfasser(?:in)?|verfasst von|ersteller(?:in)?|erstellt von|redactado por|elaborado por|autoras?|redige par|redacteur|redactrice|подготовил[аи]?|составил[аи]?|报告人|撰写人|编写人|執筆者|記入者|報告者|著者|autor(?:es|en)?|auteurs?|responsables?|responsavel|responsaveis|verantwortlich(?:er?)?|автор(?:ы)?|ответственн(?:ый|ая|ые)|(?:事故)?(?:负责人|责任人)|負責人|作者|作成者|主担当|担当者|analyst|analista|작성자|담당자)$/,
  owner:
    /^(?:postmortem |document |incident )?(?:owner(?:s|in)?|owner\(s\)|owned by|dri|responsables?|responsavel|responsaveis|verantwortlich(?:er?)?|ответственн(?:ый|ая|ые)|(?:事故)?(?:负责人|责任人)|負責人|主担当|担当者|담당자)$/,
  responder:
    /^(?:incident (?:commander|lead(?:er)?|manager|responders?|team)|(?:team )?lead|commander|ic|scribe|(?:primary |secondary )?on-?call(?: engineers?)?|(?:lead |first )?responders?|participants?|attendees|people involved|(?:comms|communications?|ops|operations|tech(?:nical)?) (?:lead|officer)|facilitator|reviewers?|reviewed by|teilnehmer|beteiligte|einsatzleit(?:er|ung)|bereitschaft|bearbeiter|participantes|comandante(?: del| do)? incidente|de guardia|plantonistas?|participants|intervenants|pilote|astreinte|участники|дежурн(?:ый|ые|ая)|参与人(?:员)?|处理人|参加者|対応者|참석자|대응자)$/,
  duration:
    /^(?:total )?(?:incident |outage )?(?:duration|downtime|(?<=total )time|duration of (?:the )?(?:(?:full|total|partial|whole) )?(?:outage|incident|downtime)|duracion(?: total| del (?:impacto|incidente))?|tiempo total(?: fuera| de caida)?|duracao(?: total| do (?:impacto|incidente)| da indisponibilidade)?|duree(?: totale| (?:de l')?(?:incident|indisponibilite)| de la panne)?|(?:gesamt|storungs|stillstands)?dauer(?: der storung| des (?:vorfalls|ausfalls))?|ausfalldauer|tempo total|tempo de indisponibilidade|время простоя|(?:длительность|продолжительность)(?: (?:инцидента|сбоя|простоя))?|(?:事件|故障|事故)?持续时间|故障时长|影响时长|故障影响时长|(?:障害)?継続時間|影響期間|影響時間|障害期間|障害時間|ダウンタイム|장애 ?시간|영향 ?시간|(?:장애 )?지속 ?시간|소요(?: ?시간)?)$/,
  'impact-duration':
    /^(?:(?:customer |user |service )?impact(?:ed)? (?:duration|time|period)|duration of (?:the |customer |user )?impact|(?:(?:total|user|customer) )?(?:outage )?downtime|(?:total )?outage duration|duration of (?:the )?outage|ausfalldauer|dauer der auswirkung(?:en)?|duracion del impacto|duracao do impacto|duree de l'impact|длительность влияния|影响时长|影響時間|영향 시간)$/,
  'response-duration':
    /^(?:(?:incident )?response (?:duration|time)|duration of (?:the )?response|dauer der reaktion|duracion de la respuesta|duracao da resposta|duree de la reponse)$/,
  // `Affected records: 277`, `Number of retries: 4`, `Total requests: 12,000`: no event, where it stands among some.
  count:
    /^(?:(?:affected|impacted) [a-z]+|[a-z]+ (?:affected|impacted)|(?:total )?(?:number|count) of (?:[a-z]+ ){0,3}[a-z]+|total [a-z]+(?: [a-z]+)?)$/,
  'time-to-detect':
    /^(?:time (?:to|until) detect(?:ion)?|m?ttd|tiempo (?:de|hasta la) deteccion|tempo (?:de|ate a) deteccao|(?:temps|delai) de detection|zeit bis zur (?:erkennung|entdeckung)|время (?:до )?обнаружения|检测(?:时间|耗时|时长)|发现(?:耗时|时长)|検知(?:まで(?:の)?)?時間|감지(?:까지)? ?(?:걸린 )?시간)$/,
  'time-to-acknowledge':
    /^(?:time (?:to|until) (?:acknowledge(?:ment)?|ack|respond|response|engage(?:ment)?)|m?tta|tiempo de (?:reconocimiento|respuesta)|tempo de (?:reconhecimento|resposta)|(?:temps|delai) de (?:prise en charge|reponse)|zeit bis zur (?:bestatigung|reaktion)|время (?:до )?реакции|响应(?:时间|耗时|时长)|対応開始まで(?:の)?時間|대응 시간)$/,
  'time-to-mitigate':
    /^(?:time (?:to|until) (?:mitigat(?:e|ion)|contain(?:ment)?|stabili[sz]e|repair)|m?ttm|tiempo de mitigacion|tempo de mitigacao|(?:temps|delai) d'attenuation|zeit bis zur (?:entscharfung|eindammung)|止损(?:时间|耗时|时长)|止血(?:时间|耗时|时长)|緩和まで(?:の)?時間|완화 시간)$/,
  'time-to-resolve':
    /^(?:(?:total )?time (?:to|until) (?:resol(?:ve|ution)|recover(?:y)?|restor(?:e|ation)(?: service)?|fix)|resolution time|recovery time|m?ttr|tiempo de (?:resolucion|recuperacion)|tempo de (?:resolucao|recuperacao)|(?:temps|delai) de (?:resolution|retablissement)|zeit bis zur (?:losung|behebung|wiederherstellung)|время (?:до )?(?:устранения|восстановления|решения)|(?:恢复|修复|解决)(?:耗时|时长)|復旧(?:まで(?:の)?)?時間|복구(?:까지)? ?(?:걸린 )?시간)$/,
  detected:
    /^(?:(?:time |incident |issue |outage )?(?:first )?detected(?: at| on| time)?|(?:time of )?detection(?: time)?|discovered(?: at)?|detectado|detecte(?: a)?|erkannt|entdeckt|обнаружено|hora de deteccion|fecha de deteccion|deteccion|heure de detection|erkennung|erkannt um|deteccao|hora da deteccao|first alert|发现时间|检测时间|検知時刻|検知日時|感知日時|감지 ?(?:시각|일시|시간))$/,
  acknowledged:
    /^(?:(?:time )?acknowledged(?: at| on| time)?|acknowledgement(?: time)?|reconocido|reconhecido|bestatigt)$/,
  escalated: /^(?:escalated(?: at| on| time)?|escalation time|escalado|eskaliert)$/,
  mitigated:
    /^(?:(?:incident |issue |outage )?mitigated(?: at| on| time)?|mitigation time|mitigado|entscharft|缓解时间|止血时间)$/,
  resolved:
    /^(?:(?:time |incident |issue |outage )?(?:fully )?(?:resolved|restored|recovered)(?: at| on| time)?|fixed(?: at| on)?|resuelto|hora de resolucion|fecha de resolucion|resolvido|resolucao|hora da resolucao|resolu(?: a)?|heure de resolution|behoben(?: um)?|gelost|behebung|решено|解决时间|復旧完了日時|해결(?: ?(?:시각|일시|시간)|일)?)$/,
  published:
    /^(?:(?:date )?published(?: on| at| date)?|publication date|date of publication|(?:postmortem|report|review|document) (?:date|published|written)|date of (?:the )?(?:postmortem|report|review)|fecha de publicacion|fecha del informe|data de publicacao|date de publication|veroffentlicht(?: am)?|datum der veroffentlichung|дата публикации|发布日期|公開日|公表日|작성일|발행일)$/,
};

const kinds = Object.keys(names) as LabelKind[];

const turns: ReadonlySet<LabelKind> = new Set<LabelKind>([
  'start',
  'detected',
  'acknowledged',
  'escalated',
  'mitigated',
  'resolved',
  'end',
]);

/** Whether a label says which turn of the incident its text is. */
export function isTurn(kind: LabelKind): boolean {
  return turns.has(kind);
}

const longestLabel = 40;

/** The end of a label, and not the middle of `13:00`. */
export const labelColon = /(?<!\d)[:：]|[:：](?!\d\d)/;

/** Everything that states a fact as label and text: lines with a colon, and rows of tables with two columns. */
export function readLabels(memory: Memory): readonly LabelledText[] {
  return memory.gather('labels', labelsIn, ({ value }) => value.start);
}

/** Without the bylines that stand somewhere in the text: "… reviewed. By Payment Method." */
export function withoutLateBylines(
  labels: readonly LabelledText[],
  sections: readonly Section[],
  memory: Memory,
): readonly LabelledText[] {
  if (!labels.some((label) => label.isByline)) return labels;
  const front = frontOf(sections);
  return memory.keep(labels, 'without bylines', [front], () =>
    labels.filter((label) => !label.isByline || label.value.start < front),
  );
}

const noLabels: readonly LabelledText[] = [];

const labelsIn = perBlock((block): readonly LabelledText[] => {
  const found: LabelledText[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'html') {
      found.push(...withoutCode(labelsOfLines(linesOf(plainTextOf(node, block))), node));
    } else if (node.type === 'tableRow') {
      const read = labelOfRow(block, node);
      if (read) found.push(read);
    } else if ('children' in node) {
      for (const child of node.children as Exclude<Nodes, PhrasingContent>[]) visit(child);
    }
  };
  for (const node of block.nodes) {
    // In a list it may say who does something.
    if (node.type === 'paragraph') found.push(...bylinesOf(linesOf(plainTextOf(node, block))).flatMap(labelsOfByline));
    visit(node);
  }
  return found.length === 0 ? noLabels : found;
});

/** Without those of a code span: "It shows `status: exited`". */
function withoutCode(labels: readonly LabelledText[], node: Nodes): readonly LabelledText[] {
  if (labels.length === 0 || node.type !== 'paragraph') return labels;
  const spans = node.children.flatMap((child) => (child.type === 'inlineCode' ? spanOf(child) : []));
  if (spans.length === 0) return labels;
  // In "Status: `resolved`" the text alone is code.
  return labels.filter(({ value: { start } }) => !spans.some((span) => span.start + 3 < start && start < span.end));
}

/**
 * Between two labels of one line: `**Owner:** Ana · **Severity:** SEV-2`, `Severity: SEV-2. Owner: Ana`, and where a
 * formatter has joined them, `**Date:**2025-10-30**Owner:**Ana`.
 */
const seam =
  /(?:(?=\*\*)(?<=[^\s*])(?=\*\*[^\s*:：][^*:：]{1,38}[:：]\*\*)|[·•|;]\s{0,8}|[.,]\s{1,8}|\s[–—/]\s{1,8}|\s{2,8})(?=([^:：·•|;.,]{2,40})[:：])/g;

const isByline = true as const;

function labelsOfByline({ authors, status, rest }: Byline): readonly LabelledText[] {
  const next = nextLabel.exec(rest.text);
  const others = next ? labelsOfLine(withoutStop(slicePlain(rest, next[0].length, rest.text.length))) : noLabels;
  return [
    { kinds: labelKindsOf('Authors'), value: authors, isByline },
    ...(status ? [{ kinds: labelKindsOf('Status'), value: status, isByline }] : []),
    ...others.map((other) => ({ ...other, isByline })),
  ];
}

/** What stands in front of the first label behind the names. */
const nextLabel = /^(?:[^.,·|;–—:：]{0,60}[.,·|;–—]\s*){1,4}(?=[^.,·|;–—:：]{2,40}[:：])/;

function withoutStop(plain: PlainText): PlainText {
  return slicePlain(plain, 0, plain.text.replace(/[.\s]+$/, '').length);
}

function labelsOfLine(line: PlainText): readonly LabelledText[] {
  const whole = labelOf(line);
  if (!whole && !isFieldLine.test(line.text)) return noLabels;
  // Behind a bar another label begins, whether it is known or not, and so does one that was joined.
  const seams = [...line.text.matchAll(seam)].filter(({ 0: sign, 1: label = '', index }) => {
    const isJoined = !label.includes('  ') && line.text.startsWith('**', index + sign.length + label.length + 1);
    return isJoined || hasBar.test(sign) || labelKindsOf(label).length > 0;
  });
  // With an unknown label among them it is rather prose: "Status: resolved. The last alert began: 10:20; end: 10:30".
  const isProse = seams.some(([sign]) => /^[.,;]/.test(sign)) && countColons(line.text) > seams.length + 1;
  if (seams.length === 0 || isProse) return whole ? [whole] : noLabels;
  const starts = [0, ...seams.map(({ 0: sign, index }) => index + sign.length)];
  const ends = [...seams.map(({ index }) => index), line.text.length];
  return starts.flatMap((start, at) => labelOf(slicePlain(line, start, ends[at] ?? line.text.length)) ?? []);
}

const hasBar = /[·•|]/;
/** `Level: high · Severity: SEV2`, and no line of a log: `[FIRING:1] PoolFull | Severity: critical`. */
const isFieldLine = /^\W{0,4}\p{L}[\p{L} ]{1,28}[:：]\s[^·•|]*[·•|]/u;

function countColons(text: string): number {
  return text.split(labelColon).length - 1;
}

function labelOf(line: PlainText): LabelledText | undefined {
  // `Severity:: 2` is a field of a notebook.
  const colon = /::?|：/.exec(line.text.slice(0, longestLabel + 10));
  if (!colon) return undefined;
  return labelled(line.text.slice(0, colon.index), slicePlain(line, colon.index + colon[0].length, line.text.length));
}

/**
 * A label over its text, as lists of definitions have them:
 *
 *     Started at
 *     : 2026-06-02 09:00 UTC
 */
function labelsOfLines(lines: readonly PlainText[]): readonly LabelledText[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const sign = /^\s*[:：](?=\s)/.exec(line.text)?.[0];
    if (!before || sign === undefined) return labelsOfLine(line);
    return labelled(before.text, slicePlain(line, sign.length, line.text.length)) ?? [];
  });
}

/**
 * `| Status | Complete |`; with a third column only what is a number: `| Time to detect | 12 min | 15 min |`, and how
 * long it was where the second is empty: `| Duration | — | 30 min |`.
 */
function labelOfRow(block: Block, row: TableRow): LabelledText | undefined {
  const [name, text, ...others] = row.children;
  if (!name || !text) return undefined;
  const [third] = others;
  if (third && others.length === 1 && !hasLetterOrDigit(plainTextOf(text, block).text)) {
    const length = labelled(plainTextOf(name, block).text, plainTextOf(third, block));
    return length?.kinds.includes('duration') ? length : undefined;
  }
  const read = labelled(plainTextOf(name, block).text, plainTextOf(text, block));
  return others.length === 0 || read?.kinds.every((kind) => kind.startsWith('time-to-')) ? read : undefined;
}

function labelled(name: string, text: PlainText): LabelledText | undefined {
  const value = trimmed(text);
  const meant = labelKindsWith(name, value.text);
  if (meant.length === 0) return undefined;
  return value.text === '' ? undefined : { kinds: meant, value };
}

/** What a label says its text is, which is a number where it counts something: not "Total outage: all regions fail". */
export function labelKindsWith(name: string, value: string): readonly LabelKind[] {
  const meant = labelKindsOf(name);
  return meant.includes('count') && !isCount.test(value) ? meant.filter((kind) => kind !== 'count') : meant;
}

const isCount =
  /^[\s*_~≈<>≤≥±+$€£¥-]{0,6}\d|^[\s*_]{0,3}(?:(?:about|around|approx(?:\.|imately)?|roughly|nearly|almost|over|more than|less than|at least|at most|up to) [$€£]?\d|(?:none|zero|unknown|n\/a|tb[dac])\b)/i;

/** What a label of that name says its text is; nothing for one that is not known. */
export function labelKindsOf(name: string): readonly LabelKind[] {
  const label = plainLabel(name);
  if (label === '' || label.length > longestLabel) return [];
  return kinds.filter((kind) => names[kind].test(label));
}

/** The key of front matter that states something: one of its usual names, or what a label of its kind is called. */
export function keyOfKind(
  frontMatter: FrontMatter | undefined,
  kind: LabelKind,
  usual: readonly string[],
): string | undefined {
  if (!frontMatter) return undefined;
  const keys = [...frontMatter.values.keys()];
  return usual.find((name) => frontMatter.values.has(name)) ?? keys.find((name) => labelKindsOf(name).includes(kind));
}

function plainLabel(text: string): string {
  return withoutSigns(flatten(fold(text)), isLetterOrDigit, endsLabel).replace(remark, '');
}

/** `Duration (total)`; not that of `Time to detect (target)`, which is none of this incident. */
const remark = /\s*\((?![^()]*\b(?:target|goal|objective|slo|sla)\b)[^()]*\)$/;

function endsLabel(text: string, at: number): boolean {
  return text.charAt(at) === ')' || isLetterOrDigit(text, at);
}

function trimmed(plain: PlainText): PlainText {
  const from = plain.text.search(/[^\s*_]/);
  if (from < 0) return slicePlain(plain, 0, 0);
  return slicePlain(plain, from, plain.text.trimEnd().length);
}
