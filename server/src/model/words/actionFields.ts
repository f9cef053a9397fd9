/** The parts of an action, by the labels and the heads of columns that name them. */
import { isLetter, withoutSigns } from '../../characters.ts';
import { flatten } from '../../syntax/plainText.ts';
import { fold } from '../../time/names.ts';
import type { ActionField } from '../types.ts';
import { isWork } from './actionWords.ts';

/**
 * Words of each part, folded: what a label of it is called, `Owner: Ana`, and what tells in a longer title that its column
 * holds it, `Corrective action`.
 */
const words = {
  owner: {
    label:
      /^(?:owner(?:s|in|innen)?|assignees?|assigned to|dri|who|responsible|team|responsables?|equipo|equipe|responsave(?:l|is)|verantwortlich(?:er?|en|e[/*_(]r\)?)?|zustandig(?:er?|en|e[/*_(]r\)?)?|ответственн(?:ый|ая|ые)|исполнител(?:ь|ьница|и)|负责人|責任人|负责角色|负责团队|負責人|责任人|跟进人|責任部署|担当(?:者)?|対応者|責任者|담당(?:자|팀)?|책임자|spoc|pic|by whom|action owner|lead|allocated to|action by|wer|verantwortung|bearbeiter(?:in|innen)?|zugewiesen(?: an)?|zustandigkeit|duen[oa]s?|propietari[oa]s?|asignad[oa]s?(?: a)?|responsable de la accion|atribuid[oa]s? a|кто|владел(?:ец|ица)|отв|qui|porteu(?:r|se)s?|pilotes?|assignee?s? a|encargad[oa]s?|encarregad[oa]s?|quien(?:es)?|don[oa]s?|quem)$/,
    inTitle:
      /\b(?:owne(?:rs?|d)|owning|assign\w*|responsib\w*|accountable|dri|poc|point of contact|teams?|squad|department|champion|driver|contact|point person|whose|verantwort\w*|zustandig\w*|responsables?|responsave(?:l|is)|encargad[oa]s?)\b|ответствен|исполнител|负责|負責|責任|担当|담당/,
  },
  due: {
    label:
      /^(?:due(?: date)?|deadline|eta|by when|target(?: date)?|when|fecha(?: limite)?|prazo|echeance|fallig(?: am| bis)?|falligkeit|fecha objetivo|date cible|data alvo|дедлайн|срок исполнения|когда|дата|termin|frist|срок|截止(?:时间|日期)?|完成时间|计划完成时间|预期完成(?:时间)?|预计完成(?:时间)?|ddl|期限|期日|完了予定日|対応期限|기한|마감일?|(?:완료 ?)?(?:목표|예정) ?(?:일자?|날짜)|완료 ?예정|目標(?:日|期限)|(?:完了|実施)?予定日?|納期|いつまで(?:に)?|目[标標]日期|[计計][划劃畫]完成(?:日期)?|[预預][计計]完成日期|完成期限|плановая дата|плановый срок|целевая дата|к какому сроку|date prevue|echeance prevue|pour quand|para cuando|fecha (?:prevista|estimada|comprometida)|para quando|data (?:prevista|estimada)|bis wann|geplant bis|due by|target completion date|completion date|estimated completion|tcd|bis(?: wann)?|zieldatum|date limite|delai|quand|plazo|fecha compromiso|vencimiento|data limite|previsao|quando|expected(?: date| completion(?: date)?)?|planned (?:date|for)|target completion|estimated completion|complet(?:e|ed) by|until|date|timeline|time ?frame)$/,
    inTitle:
      /\b(?:due|deadline|eta|frist|falligkeit\w*|echeance|plazo|prazo|bis)\b|\b(?:target|expected|estimated|est\.?|planned|delivery|completion|finish|end|release|fix) (?:date|completion|release|delivery|by|sprint|week|quarter|version)\b|\b(?:land|needed|ready|done|finish) by\b|\bzieltermin\b|^(?:sprint|milestone|delivery|quarter|by|expected)$|期限|完成时间|完成時間|完成日|预计完成|預計完成|期日|截止|마감|기한|срок/,
  },
  ticket: {
    label: /^(?:tickets?|issues?|bugs?|trackers?|links?|jira|keys?|issue key|tracking|pr|тикет|工单|チケット|티켓)$/,
    inTitle:
      /\b(?:tickets?|jira|issues?|bugs?|prs?|links?|track(?:ing|er|ed)|linear|github|gitlab|refs?|references?)\b/,
  },
  priority: {
    label: /^(?:priority|prio|prioridad|prioridade|priorite|prioritat|приоритет|优先级|優先度|우선순위)$/,
    inTitle: /\b(?:priorit\w*|prio?|urgency|dringlichkeit|urgencia)\b|^p$|优先|優先|우선/,
  },
  type: {
    label: /^(?:type|kind|category|action type|tipo|categoria|type d'action|art|typ|kategorie|тип|类型|種[別類]|유형)$/,
    inTitle: /\b(?:type|category|kind|class|tipo|categor\w*|typ|kategorie)\b/,
  },
  state: {
    label:
      /^(?:status|state|done(?: on)?|completed(?: on)?|closed(?: on)?|finished(?: on)?|progress|estado|statut|etat|avancement|stand|umsetzungsstand|situacao|situacion|состояние|进展|进度|完成情况|対応状況|진행 상태|статус|状态|進捗|状況|状態|ステータス|상태|진행 ?상황)$/,
    inTitle:
      /\b(?:status|state|progress|estado|statut|etat)\b|^(?:date |actual )?(?:done|completed?|completion|closed|finished)\b|状态|狀態|状況|進捗|상태|статус/,
  },
  description: {
    label:
      /^(?:action(?: items?)?|description|task|what|item|summary|issue summary|follow[ -]?up|accion|acao|tarea|tarefa|tache|massnahme|aufgabe|was|quoi|que|o que|действие|задача|措施|行动项?|改进项|内容|対策|アクション(?:アイテム)?|タスク|조치|작업)$/,
    inTitle:
      /^what (?:will|is|needs|must|should|to)\b|\b(?:actions?|tasks?|items?|follow[ -]?ups?|improvements?|recommendations?|remediations?|measures?|fix(?:es)?|mitigations?|to ?dos?|next steps?|work|massnahmen?|aufgaben?|accion(?:es)?|tareas?|acao|acoes|tarefas?|taches?|mesures? (?:correctives?|preventives?))\b|措施|行动|行動|改进|改進|対策|アクション|タスク|조치|작업|действи|задач/,
  },
} as const satisfies Record<ActionField | 'description', { readonly label: RegExp; readonly inTitle: RegExp }>;

/** A part of an action, or its words. */
export type Field = ActionField | 'description';

const fieldNames = Object.keys(words) as Field[];

/** What a label says that it holds, if it is one of a part of an action. */
export function fieldOf(label: string): Field | undefined {
  const plain = withoutSigns(flatten(fold(label)), isLetter);
  return fieldNames.find((name) => words[name].label.test(plain));
}

/** What the columns of a table hold. */
export interface Columns {
  /** Where the words of the actions are; absent for a table that is of none. */
  readonly described?: number;
  readonly columns: readonly (Field | undefined)[];
}

/**
 * @param titles the head of the table
 * @param rows the words of its cells, row by row
 */
export function columnsOf(titles: readonly string[], rows: readonly (readonly string[])[]): Columns {
  const named = titles.map(columnOf);
  const own = named.indexOf('description');
  // `| Issue | Action |`: what is wrong, rather than where that is tracked.
  const isWrong = (at: number) => at < own && rows.length > 0 && !rows.some((row) => /\d|:\/\//.test(row[at] ?? ''));
  const columns = named.map((column, at) => (column === 'ticket' && isWrong(at) ? undefined : column));
  // What has no column of an action compares things.
  const isOfActions = own >= 0 || columns.some((column) => column === 'owner' || column === 'due');
  if (!isOfActions && !titles.some((title) => fieldOf(title))) return { columns };
  const described = own >= 0 ? own : titles.findIndex((title, at) => !columns[at] && !isNumber(title));
  if (!isOfActions && tellsStates(columns, described, rows)) return { columns };
  return { columns, ...(described >= 0 && { described }) };
}

/** `| Component | Status |`: how things are, where most of them are nothing that is to be done. */
function tellsStates(columns: Columns['columns'], described: number, rows: readonly (readonly string[])[]): boolean {
  if (columns.some((column) => column !== undefined && column !== 'state')) return false;
  return rows.filter((row) => isWork(row[described] ?? '')).length * 2 < rows.length;
}

/** Over the numbers of the rows, folded. */
const number =
  /^(?:#|no\.?|nr\.?|n°|№|id|番号|编号|序号|번호)$|^(?:action|item|task|ai)?[ -]?(?:#|no\.?|nr\.?|number|id)$/;

function isNumber(title: string): boolean {
  return number.test(fold(title).replace(/[|*_]/g, '').trim());
}

/** What a column holds: a title may say more than a label, `Owner(s)`, `Owner / Team`, `Corrective action`. */
export function columnOf(title: string): Field | undefined {
  if (isNumber(title)) return undefined;
  const bare = title.replace(/\s?[([（][^()[\]（）]*[)\]）]/g, '');
  const known = [title, bare, ...bare.split(/[/&|+,]| (?:or|and|und|et|y|e) /)].map(fieldOf).find((found) => found);
  if (known) return known;
  const folded = flatten(fold(bare));
  return told.find((name) => words[name].inTitle.test(folded));
}

/** In their order: the first of which a title has a word. */
const told: readonly Field[] = ['owner', 'state', 'due', 'priority', 'type', 'ticket', 'description'];
