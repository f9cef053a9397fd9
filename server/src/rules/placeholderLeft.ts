import { alphabetic, letters } from '../characters.ts';
import { datesLeft } from '../model/sections/formPlaces.ts';
import type { Passage } from '../model/text/passages.ts';
import type { Facts, Role } from '../model/types.ts';
import { isFinal } from '../model/words/status.ts';
import type { CheckContext, Level, Report, Rule, RulePage } from './types.ts';

export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  category: 'content',
  level: 'warning',
  summary: 'A place of the form was never filled in.',
  fix: 'none',
  check: {
    per: 'passage',
    run: (passage, { isForm, allows }) => (isForm || !sign.test(passage.text) ? [] : leftIn(passage, allows)),
    levelAt,
  },
};

export const placeholderLeftPage: RulePage = {
  why: `\`TBD\`, \`YYYY-MM-DD\`, \`HH:mm\`, \`[Name]\`, \`{{service}}\`, \`X%\`, \`$XX,XXX\`, \`??\` and the like say that something is to be written
here. While the postmortem is being written they remind its author; in a finished one they are holes, which is why
they are errors once the status says reviewed or final.

Where the day is written, and \`HH:mm\` stands in the place of the time, or where all that is told is \`T+N\`, nobody knew
it: that is information.

What stands in code, in links or in quotation marks is left alone, and so is a list of tasks that calls itself TODO, and
the state of a task: among \`DONE\` and \`In progress\`, or in a column for it.`,
  source:
    'Published postmortems: one in six of those of a large company that were looked at still had `HH:mm` in them.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

X% of orders failed.
`,
      good: `# Postmortem: checkout errors

## Impact

12 % of orders failed.
`,
    },
  ],
};

/** What one of them begins or ends with: most passages have nothing of the kind. */
const sign =
  /[[<{?X]|[XN] ?%|TB[DAC]|\btb[dac]\b|ompl[eé]t|preencher|rgänzen|szufüllen|未[記定]|待[补填定]|작성|미정|TODO|FIXME|o be [afwc]|orem |YYYY|DD[-/.]|HH:|hh:|AAAA|JJJJ|ГГГГ|T\+[NX?]/;

const noWordBefore = `(?<![${alphabetic}\\d_])`;
const noWordBehind = `(?![${alphabetic}\\d_])`;

/** What a form asks for in brackets, in the languages that sections have names in. */
const asked = [
  'name|names|title|date|time|times|timestamp|duration|number|link|url|owner|author|authors|team|service|system|component',
  'severity|status|summary|description|impact|root cause|percentage|count|version|environment|region|ticket|ticket id|id',
  'incident|incident title|incident name|incident id|incident number|company|company name|customer|customer name',
  'first name|last name|full name|email|role|alert|metric|value|placeholder|text|details|signature',
  'nombre|titulo|fecha|hora|nom|titre|heure|nome|data|titel|datum|uhrzeit|eintragen|unterschrift|firma|assinatura|подпись|имя|дата|время',
  '名前|氏名|日付|日時|署名|姓名|名称|日期|时间|签名|簽名|이름|날짜|시간|서명',
].join('|');
const lead = '(?:(?:your|the|insert|enter|add|fill in|write|describe)[ \\t]+){0,2}';
const bracketed = `(?:${lead}(?:${asked})(?:[ \\t]+(?:here|goes here))?|will fill in[^\\][<>\\r\\n]{0,30}|to be (?:added|filled in|determined|completed|confirmed|announced)|(?:insert|enter|fill in|describe|link to)[ \\t][^\\][<>\\r\\n]{1,60}|describe|add[ \\t][^\\][<>\\r\\n]{1,60}[ \\t]here)`;

/** What a name, a day or a link is asked for of, and what stands between, in the languages that sections have names in. */
const heads =
  'names?|nombres?|nomes?|noms?|имя|фио|dates?|fecha|datum|дата|signature|firma|assinatura|unterschrift|подпись|links?|enlace|lien|ссылка|e-?mail|correo';
const owners =
  'owner|author|role|team|service|incident|company|customer|reviewer|responsible|respons[aá]veis|respons[aá]vel|responsables?|due[ñn]o|dono|autora?|rol|cargo|equipo|equipe|servicio|serviço|incidente|empresa|cliente|revisora?|auteur|rôle|équipe|client|entreprise|verantwortliche[nr]?|autors?|rolle|teams|dienste?s?|vorfalls?|kunden|ответственн(?:ый|ого)|автора?|команды|сервиса|инцидента|должность';
const between =
  "[ \\t]{1,3}(?:(?:of|the|and|or|de[lrs]?|la|las?|los|el|d[aou]|d[ao]s|du|des|y|e|o|et|ou|und|oder|и|или)[ \\t]{1,3}){0,2}(?:l['’]|d['’])?|[ \\t]?/[ \\t]?|[ \\t]de l['’]";
const ofOwner = `(?:${heads}|data(?=[ \\t]d))(?:(?:${between})(?:${heads}|${owners})){1,3}|(?:${owners})(?:(?:${between})(?:${owners}))?(?:[ \\t]|-|/)(?:${heads})`;
const own = `(?:tu|su|seu|sua|votre|ton|ihre?|deine?|ваша?|ваше)[ \\t]{1,3}(?:(?:${heads})(?:[ \\t]?/[ \\t]?(?:${heads}|${owners})){0,2})`;
const eastAsian =
  '(?:担当|責任|作成|報告|執筆|记录|负责|負責|责任|报告|填写|撰写)(?:者|人)(?:の|的)?(?:名|氏名|名前|姓名|名字)?|(?:담당|책임|작성|보고)자(?: ?(?:이름|성명|명))?|(?:発生|記入|作成|完了|事件|事故|开始|结束|完成|発見)(?:日時|日付|日期|时间|時間|時刻)';

/** `{{ Turn on the slow log of every database }}`: it was filled in, and the braces were left. */
const filledIn =
  '(?!(?:Describe|Enter|Insert|Add|List|Write|Name|Link|Date|What|Who|Why|How|When|Where|Which|Explain|Provide|Your|The|An?|Short|Brief|Summary|Summari[sz]e|Fill)\\b)[A-Z\\u00c0-\\u00de\\u0410-\\u042f][^\\s{}]*(?:[ \\t]+[^\\s{}]+){4,14}[ \\t]*\\}\\}';

const kinds: readonly RegExp[] = [
  // `TBD`, `cause TBD`; TODO means "all" in other languages.
  new RegExp(`${noWordBefore}(?:TBD|TBA|FIXME)${noWordBehind}(?! until\\b)`, 'g'),
  // `Owner: tbd`, and the same in other languages, where nothing else is said.
  /(?<=^[ \t|]{0,8}|[:：][ \t]{0,4})(?:tb[adc]|TBC|[Àà] compléter|[Aa] completar|[Pp]or completar|[Aa] preencher|[Nn]och zu ergänzen|[Nn]och auszufüllen|未記入|未定|待补充|待填写?|待定|작성 예정|미정)(?=[.…]?[ \t|]{0,8}$|:[ \t])/gm,
  // A sentence or a cell with nothing else.
  /(?<=^[ \t|]{0,8})[Tt]o be (?:added|filled in|written|completed)(?=[.…]?[ \t|]{0,8}$)/gm,
  // "XXX users", "XXX link the document"
  new RegExp(
    `(?<![-,$€£¥] ?)${noWordBefore}XXX(?=:|[ \\t]+(?:users?|customers?|requests?|orders?|people|hosts?|errors?|link|add|write|fill|insert|todo)${noWordBehind})`,
    'g',
  ),
  new RegExp(
    // `DEBUGGING-TODO` is a name.
    `(?<![${letters}]-)${noWordBefore}TODO(?=[ \\t]*(?:[:)\\].,;–—-]|$|[\\r\\n])|[ \\t]+(?:add|write|fill|link|insert|check|update|complete|describe|find|confirm|get|ask|include|document|verify|fix|attach)${noWordBehind})`,
    'g',
  ),
  /\blorem ipsum\b/gi,
  // `YYYY-MM-DD`, `DD/MM/YYYY HH:mm`, `2024-03-13 HH:mm`, `XX:XX`
  new RegExp(
    `${noWordBefore}(?:YYYY[-/.]MM[-/.]DD|(?:DD[-/.]MM|MM[-/.]DD)[-/.]YY(?:YY)?)(?:[ \\t]+(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?)?${noWordBehind}`,
    'g',
  ),
  // `JJ/MM/AAAA`, `TT.MM.JJJJ`
  new RegExp(`${noWordBefore}(?:${datesLeft})(?:[ \\t]+(?:HH|hh):(?:MM|mm))?${noWordBehind}`, 'g'),
  // `T+N minutes`
  /(?<![A-Za-z\d])T\+(?:[NX]{1,2}|\?{1,2})(?=[ \t]?(?:(?:m|mins?|minutes?|h|hours?|minutos|minuten|heures?|horas?)(?![A-Za-z])|[*|:：]|$))/gm,
  new RegExp(
    `(?<!(?:YYYY|DD|YY|AAAA|JJJJ|TT|JJ|ГГГГ|ДД)[ \\t]+)${noWordBefore}(?:(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?|XX?:XX)${noWordBehind}`,
    'g',
  ),
  new RegExp(`\\[[ \\t]*(?:${bracketed}|${ofOwner}|${own}|${eastAsian})[ \\t]*\\](?![(\\[:])`, 'gi'),
  new RegExp(`<[ \\t]*${bracketed}[ \\t]*>`, 'gi'),
  // `<what happened, and why>`; `<explain analyze>`, `<when ready>` may be of a program.
  /<(?:what|who|why|how|when|where|which|explain|list|provide|summari[sz]e)(?:[ \t]{1,3}[^<>=\s]{1,30}){3,14}[ \t]{0,3}>/gi,
  // `<pendiente — this week>`, `<à compléter>`: what says itself that it is left open.
  /(?<![A-Za-z\d])<(?:pending(?=[ \t]?[–—:])|pendiente|pendente|en attente|ausstehend|to be (?:done|written|confirmed)|por (?:completar|definir|confirmar)|a (?:completar|definir|confirmar|preencher)|[àa] (?:compléter|définir|confirmer|remplir)|noch (?:zu|offen)|zu ergänzen|auszufüllen|заполнить|уточнить|待补充|待填写?|待定|未定|要記入|記入|작성 예정|미정)(?:[ \t–—:,][^<>=\r\n]{1,60})?>/gi,
  // `{{service}}`; not `{{ page.title }}`, which is for a program to fill in.
  new RegExp(`\\{\\{[ \\t]*(?!${filledIn})[${letters}_][^{}.|<%\\r\\n]{0,60}\\}\\}`, 'g'),
  new RegExp(`${noWordBefore}[XN]{1,3}(?:[.,]X{1,2})?[ \\t]?(?:%|percent${noWordBehind})`, 'g'),
  // `$XX,XXX`, `€X.XM`, "X,XXX users", "XX users"
  new RegExp(
    `[$€£¥] ?X(?:X{1,5}|(?=[,.][X\\d]|[kKmM]${noWordBehind}))(?:,XXX){0,3}(?:[.,]X{1,2})?[kKmM]?${noWordBehind}`,
    'g',
  ),
  new RegExp(`(?<![$€£¥.,-] ?)${noWordBefore}X{1,3}(?:,XXX){1,3}${noWordBehind}(?!,X)`, 'g'),
  new RegExp(
    `(?<![$€£¥.,-] ?)${noWordBefore}XX(?=[ \\t]+(?:users|customers|requests|orders|people|hosts|errors)${noWordBehind})`,
    'g',
  ),
  new RegExp(`${noWordBefore}X{1,3}(?=[ \\t]+(?:minutes?|mins?|hours?|hrs?|seconds?|days?)${noWordBehind})`, 'g'),
  new RegExp(`${noWordBefore}(?!CVE)[A-Z]{2,10}-X{2,6}${noWordBehind}`, 'g'),
  // Not "really??", and not the unknown digits of a time: `14:??`.
  new RegExp(
    String.raw`(?=\?\?)(?:(?<=^[ \t]*)|(?<=[\s(~≈:][ \t]?))(?<![?\d][:./-]?[ \t]?)\?{2,8}(?=[ \t]*(?:$|[\r\n]|[),.;%]|[ \t][${alphabetic}]))(?![-:/.]?[\d?])`,
    'g',
  ),
];

/** `2024-03-13 HH:mm`, `2024-05-?? HH:mm`: the day is told, and nobody knew the time. */
const behindDate = /\d[-/.](?:\d{1,2}|\?\?)[-/.](?:\d{1,4}|\?\?)[ \t]+$/;

function report({ start, text: prose }: Passage, at: number, text: string): Report {
  const isUnknownTime =
    /^T\+/.test(text) || (/^[Hh]{2}:/.test(text) && behindDate.test(prose.slice(Math.max(0, at - 14), at)));
  return {
    ...(isUnknownTime && { level: 'info' }),
    span: { start: start + at, end: start + at + text.length },
    message: `“${text}” is a place still to be filled in. Write what belongs here, or say that it is not known.`,
  };
}

function* leftIn(passage: Passage, allows: CheckContext['allows']): Generator<Report> {
  for (const kind of kinds) {
    for (const match of passage.text.matchAll(kind)) {
      const text = match[0].trim();
      const at = match.index + match[0].indexOf(text);
      if (!allows(text) && !isExplained(passage, at, text)) yield report(passage, at, text);
    }
  }
}

/** States, where a notation is explained, and titles: "Timeline (HH:MM)", "all times in the format HH:MM", "## TODO"; tags. */
function isExplained({ kind, text, isState }: Passage, at: number, found: string): boolean {
  if (kind === 'heading' && isTag(text, at, found)) return true;
  // `## TODO`, but not `# Postmortem: TODO`.
  if (/^TODO/.test(found))
    return (
      isState || (kind === 'heading' && !/[:：–—-]\s*$/.test(text.slice(0, at))) || isCalledTodo.test(text.slice(0, at))
    );
  if (!/^(?:YYYY|DD|MM|HH|hh|AAAA|JJ|TT|ГГ|ДД)/.test(found)) return false;
  return /[([][^()[\]\r\n]{0,20}$/.test(text.slice(Math.max(0, at - 22), at)) || /\bformat\b/i.test(text);
}

/** `# [Incident] Print shop is down`, as issues are called; not `# [Service] is down`, `# [Incident] – [Date]`. */
function isTag(title: string, at: number, found: string): boolean {
  if (!/^\[(?:incident|alert|root cause|impact|status|summary)\]$/i.test(found)) return false;
  return title.slice(0, at).trim() === '' && startsWithWord.test(title.slice(at + found.length));
}

const startsWithWord = new RegExp(`^[ \\t]{1,3}[${alphabetic}\\d]`);

/** "The application TODO": a program for tasks. */
const isCalledTodo =
  /(?:^|[^\p{L}])(?:app|apps?li(?:cation)?|api|aplicaci[oó]n|aplica[cç][aã]o|aplicativo|anwendung|приложени[ея]|アプリ|应用|應用|앱) $/iu;

function levelAt(roles: readonly Role[], { status }: Pick<Facts, 'status'>, { message }: Report): Level | undefined {
  // A list of tasks may call them so.
  if (roles.includes('action-items') && message.startsWith('“TODO')) return 'off';
  return status && isFinal(status.text) ? 'error' : undefined;
}
