import type { Nodes, PhrasingContent, TableRow } from 'mdast';
import { type Block, perBlock } from '../syntax/block.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import { fold } from '../time/names.ts';
import type { Memory } from './memory.ts';

/** What a label says its text is. */
export type LabelKind = 'date' | 'start' | 'end' | 'zone' | 'severity' | 'status' | 'authors' | 'owner' | 'duration';

/** `Severity: SEV2`, wherever it stands. */
export interface LabelledText {
  readonly kinds: readonly LabelKind[];
  /** Without what is around it. */
  readonly value: PlainText;
}

/** Names of each label, folded, in the languages that sections have names in. */
const names: Readonly<Record<LabelKind, RegExp>> = {
  date: /^(?:incident |outage |event )?(?:date|date of (?:the )?(?:incident|outage|event)|incident date|day|fecha|fecha del incidente|data|data do incidente|date de l'incident|datum|datum des vorfalls|дата|дата инцидента|日期|事件日期|故障日期|发生日期|日付|発生日|発生日時|날짜|발생일|발생일시|발생 일시|장애 일시|장애 시간|故障时间|故障時間|事件时间|发生时间|障害日時|duracion del incidente)$/,
  start:
    /^(?:incident |outage |impact )?(?:start|started|start(?:ed)? (?:time|at|date)|began|begin|start of (?:the )?(?:incident|outage|impact)|inicio|hora de inicio|debut|heure de debut|beginn|startzeit|начало|время начала|开始时间|故障开始时间|発生時刻|開始時刻|시작|시작 시간|발생 시간)$/,
  end: /^(?:incident |outage |impact )?(?:end|ended|end(?:ed)? (?:time|at|date)|end of (?:the )?(?:incident|outage|impact)|fin|hora de fin|fim|termino|hora de termino|heure de fin|ende|endzeit|конец|окончание|время окончания|结束时间|恢复时间|復旧時刻|終了時刻|종료|종료 시간|복구 시간)$/,
  zone: /^(?:time ?zone|timezone|tz|zona horaria|huso horario|fuso horario|fuseau horaire|zeitzone|часовой пояс|时区|時區|タイムゾーン|시간대)$/,
  severity:
    /^(?:incident )?(?:severity|sev|severity level|severidad|severidade|severite|gravedad|gravidade|gravite|criticite|schweregrad|серьезность|критичность|事件等级|故障等级|严重级别|严重程度|障害レベル|重要度|심각도|등급|장애 등급)$/,
  status: /^(?:incident |postmortem |document )?(?:status|state|estado|statut|статус|状态|ステータス|상태)$/,
  authors:
    /^(?:postmortem |document |incident )?(?:authors?|owners?|written by|prepared by|author\(s\)|owner\(s\)|autor(?:es|en)?|auteurs?|responsables?|responsavel|responsaveis|verantwortlich(?:er)?|автор(?:ы)?|ответственны(?:й|е)|负责人|作者|作成者|担当者|작성자|담당자)$/,
  owner:
    /^(?:postmortem |document |incident )?(?:owners?|owner\(s\)|owned by|dri|responsables?|responsavel|responsaveis|verantwortlich(?:er)?|ответственны(?:й|е)|负责人|担当者|담당자)$/,
  duration:
    /^(?:incident |outage |total )?(?:duration|downtime|duration of (?:the )?(?:outage|incident)|duracion|duracao|duree|dauer|ausfalldauer|длительность|продолжительность|持续时间|故障时长|影響期間|障害期間|장애 시간|지속 시간)$/,
};

const kinds = Object.keys(names) as LabelKind[];

const longestLabel = 40;

/** Everything that states a fact as label and text: lines with a colon, and rows of tables with two columns. */
export function readLabels(memory: Memory): readonly LabelledText[] {
  return memory.gather('labels', labelsIn, ({ value }) => value.start);
}

const noLabels: readonly LabelledText[] = [];

const labelsIn = perBlock((block): readonly LabelledText[] => {
  const found: LabelledText[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'html') {
      for (const line of linesOf(plainTextOf(node, block))) {
        const read = labelOf(line);
        if (read) found.push(read);
      }
    } else if (node.type === 'tableRow') {
      const read = labelOfRow(block, node);
      if (read) found.push(read);
    } else if ('children' in node) {
      for (const child of node.children as Exclude<Nodes, PhrasingContent>[]) visit(child);
    }
  };
  for (const node of block.nodes) visit(node);
  return found.length === 0 ? noLabels : found;
});

function labelOf(line: PlainText): LabelledText | undefined {
  const colon = line.text.slice(0, longestLabel + 10).search(/[:：]/);
  if (colon < 0) return undefined;
  return labelled(line.text.slice(0, colon), slicePlain(line, colon + 1, line.text.length));
}

function labelOfRow(block: Block, row: TableRow): LabelledText | undefined {
  const [name, text, ...others] = row.children;
  if (!name || !text || others.length > 0) return undefined;
  return labelled(plainTextOf(name, block).text, plainTextOf(text, block));
}

function labelled(name: string, text: PlainText): LabelledText | undefined {
  const meant = labelKindsOf(name);
  if (meant.length === 0) return undefined;
  const value = trimmed(text);
  return value.text === '' ? undefined : { kinds: meant, value };
}

/** What a label of that name says its text is; nothing for one that is not known. */
export function labelKindsOf(name: string): readonly LabelKind[] {
  const label = plainLabel(name);
  if (label === '' || label.length > longestLabel) return [];
  return kinds.filter((kind) => names[kind].test(label));
}

function plainLabel(text: string): string {
  return flatten(fold(text))
    .replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N})])[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s*\([^()]*\)$/, '');
}

function trimmed(plain: PlainText): PlainText {
  const from = plain.text.search(/[^\s*_]/);
  if (from < 0) return slicePlain(plain, 0, 0);
  return slicePlain(plain, from, plain.text.trimEnd().length);
}
