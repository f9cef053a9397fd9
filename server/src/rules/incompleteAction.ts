import { hasLetterOrDigit } from '../characters.ts';
import { once } from '../model/memory.ts';
import { perObject } from '../model/perObject.ts';
import type { ActionItem, ActionList, Postmortem, Section, SourceText, Span } from '../model/types.ts';
import { isFinal } from '../model/words/status.ts';
import { wordings } from '../templates/wording/registry.ts';
import { fold } from '../time/names.ts';
import { advises, isBroad, isOpen, isReported, sectionsOver, titleOver } from './actions/items.ts';
import { isPolicy } from './actions/policies.ts';
import { type AskedField, askForFields, isAskedFor } from './edits/itemFields.ts';
import { choicesOption } from './options.ts';
import type { Fix, FixContext, Level, Report, Rule, RuleContext, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

const fieldsOption = choicesOption<AskedField>(
  {
    name: 'fields',
    default: ['owner', 'due'],
    description: 'What every action item is asked for: `owner`, `due`, `ticket`, `priority`.',
  },
  ['owner', 'due', 'ticket', 'priority'],
);

export const incompleteAction: Rule = {
  id: 'incomplete-action',
  category: 'actions',
  level: 'warning',
  summary: 'Nothing says who does an action item, or until when.',
  fix: 'offered',
  asksForWords: true,
  options: [fieldsOption],
  check: {
    per: 'actions',
    given: (context) => {
      const { sections, facts, language } = context.postmortem;
      return [sections, facts.status, language, context.template, askedFor(context).join(), hasPlan(context)];
    },
    *run(items, context) {
      if (context.isForm || (hasPlan(context) && isAdvice(items, context.postmortem.sections))) return;
      const asked = askedFor(context);
      for (const group of groupsOf(items, context.postmortem.sections)) yield* reportsOf(context, group, asked);
    },
  },
};

export const incompleteActionPage: RulePage = {
  why: `What belongs to nobody is done by nobody, and what has no date is not late until the next incident. An owner and a
date, or a ticket that has them, are what makes a list of actions out of a list of wishes.

\`ASAP\` and "soon" are no date, "next sprint" and \`Q3\` are.

Where three items of a section or more lack the same, and two in three of them all, they are reported once, at its title. Of recommendations beside another list, which says who and until when, nothing is asked.

Without an owner it is a warning, without a date and a ticket information; a ticket may have an owner of its own,
so that an item with one gets a hint. A ticket or a priority is asked for where the template or the other items
have one. "Never deploy by hand" is a rule for everybody, of whom nothing is asked. Improvements in broad terms, as the ALX form has them beside its tasks, get a hint. What is done or declined needs
nothing more. In a postmortem that calls itself reviewed or final, all this is one level louder, up to a warning.`,
  source: 'Google SRE workbook, chapter 10: an owner, a tracking number and a priority for each; AWS COE; Kehoe.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

- Add an index on orders (Ana, by 2031-03-01)
- Alert on slow queries
`,
      good: `# Postmortem: checkout errors

## Action Items

- Add an index on orders (Ana, by 2031-03-01)
- Alert on slow queries (owner: Bo, OPS-412)
`,
    },
  ],
};

/**
 * Whether some list says who does what is left: advice beside it, of which nothing is assigned, is the same told once more, or not
 * taken.
 */
function hasPlan({ postmortem }: RuleContext): boolean {
  return postmortem.actionLists.some(isPlanned);
}

const isPlanned = perObject(({ items }: ActionList): boolean => {
  const left = items.filter(isLeft);
  const assigned = left.filter(isAssigned).length;
  return assigned > 1 && assigned * 2 >= left.length;
});

function isAdvice(items: readonly ActionItem[], sections: readonly Section[]): boolean {
  return items.every((item) => !item.isTask && !isAssigned(item) && isAdvised(item, sections));
}

/** Whether an item stands below "Recommendations", and those in no section that is for actions. */
function isAdvised(item: ActionItem, sections: readonly Section[]): boolean {
  const outermost = sectionsOver(item, sections).findLast(({ roles }) => roles.includes('action-items'));
  return outermost !== undefined && advises(outermost);
}

function isAssigned({ owner, places, ticket }: ActionItem): boolean {
  return (owner ?? places.due ?? ticket) !== undefined;
}

/** As many items that lack the same are told of together. */
const fewestShared = 3;

interface Group {
  readonly title: Span;
  /** What is left of them. */
  readonly items: readonly ActionItem[];
  /** What the section holds besides. */
  readonly others: number;
}

/** The items by the section that they stand in. */
function groupsOf(items: readonly ActionItem[], sections: readonly Section[]): Iterable<Group> {
  const groups = new Map<number, { title: Span; items: ActionItem[]; others: number }>();
  for (const item of items) {
    const title = titleOver(item, sections);
    const group = groups.get(title.start) ?? { title, items: [], others: 0 };
    if (isLeft(item)) group.items.push(item);
    else group.others++;
    groups.set(title.start, group);
  }
  return groups.values();
}

/** Whether it is still to be done. */
function isLeft(item: ActionItem): boolean {
  return isOpen(item) && !isReported(item) && !isPolicy(item);
}

function reportsOf(context: RuleContext, group: Group, asked: readonly AskedField[]): Report[] {
  const { items } = group;
  const lacked = items.map((item) => asked.filter((field) => isLacking(context.postmortem, item, field)));
  const lacking = (field: AskedField) => items.filter((_, at) => lacked[at]?.includes(field));
  const shared = asked.filter((field) => isShared(lacking(field).length, items.length));
  const byAll = shared.filter((field) => lacking(field).length === items.length);
  const byMost = shared.filter((field) => !byAll.includes(field));
  const reports = items.flatMap((item, at) => {
    const lacks = lacked[at]?.filter((field) => !shared.includes(field)) ?? [];
    return lacks.length > 0 ? [report(context, item, lacks)] : [];
  });
  return [
    ...(byAll.length > 0 ? [reportOfAll(context, group, items, byAll)] : []),
    ...byMost.map((field) => reportOfAll(context, group, lacking(field), [field])),
    ...reports,
  ];
}

/** Whether so many of the items of a section lack something that it is told once, at the title. */
function isShared(count: number, items: number): boolean {
  return count >= fewestShared && count * 3 >= items * 2;
}

const all: readonly AskedField[] = ['owner', 'due', 'ticket', 'priority'];

/** How many items are left, and how many of them say what. */
type Counts = Readonly<Record<AskedField | 'items', number>>;

const countsIn = perObject(({ items }: ActionList): Counts => {
  const left = items.filter(isLeft);
  const having = (field: AskedField) => left.filter((item) => item[field] !== undefined).length;
  return {
    items: left.length,
    owner: having('owner'),
    due: having('due'),
    ticket: having('ticket'),
    priority: having('priority'),
  };
});

const countsInAll = perObject((lists: readonly ActionList[]): Counts => {
  const sum = { items: 0, owner: 0, due: 0, ticket: 0, priority: 0 };
  for (const counts of lists.map(countsIn)) for (const name of ['items', ...all] as const) sum[name] += counts[name];
  return sum;
});

/**
 * What the settings, the columns of the template, or most of the other items ask for. A template that a document only has
 * the headings of asks for nothing more.
 */
function askedFor({ template, isTemplateNamed, option, postmortem }: RuleContext): readonly AskedField[] {
  const columns = (isTemplateNamed ? template.sections : [])
    .filter(({ roles }) => roles.includes('action-items'))
    .flatMap((section) => section.columns ?? []);
  const counts = countsInAll(postmortem.actionLists);
  const isUsual = (field: AskedField) => counts[field] >= 2 && counts[field] * 2 >= counts.items;
  return all.filter((field) => option(fieldsOption).includes(field) || columns.includes(field) || isUsual(field));
}

/** A title that says until when for all that stands below it: "This week", "Nächster Schritt (diese Woche)". */
const horizon = once(
  () =>
    new RegExp(
      [
        String.raw`\b(?:(?:this|next|within a|by the end of the) (?:week|month|quarter|sprint|year)|(?:(?:with)?in|next|first) \d+ (?:days?|weeks?|months?)|\d+[ -]?(?:hours?|days?|stunden|tage|heures|jours|horas|d[ií]as)|[hq][1-4]|cette semaine|ce (?:mois|trimestre)|esta semana|este m[eê]s|diese woche|diese[nr]? monat)\b`,
        String.raw`на этой неделе|в этом месяце|本周|本月|今週|今月|이번 ?주|이번 ?달|\d ?(?:час|дн[ея]|小时|時間|시간)`,
        // "Do today", "Immédiat"
        String.raw`\b(?:today|tonight|tomorrow|(?:do|right|fix) now|immediate(?:ly)?|heute|sofort\p{L}*|umgehend\p{L}*|hoy|inmediat(?:[oa]s?|amente)|hoje|imediat(?:[oa]s?|amente)|aujourd['’]hui|imm[eé]diat(?:e?s?|ement))(?!\p{L})`,
        String.raw`^\P{L}*(?:now|jetzt|ahora|agora|maintenant|сейчас)\P{L}*$|(?<!\p{L})(?:сегодня|немедленн\p{L}+)|今日|本日|今すぐ|即時|直ちに|今天|立即|立刻|马上|馬上|오늘|즉시|당장`,
      ].join('|'),
      'iu',
    ),
);

const longestUnfilled = 40;
/** What placeholder-left finds wherever it stands. */
const leftOpen = /^[\s*_[(]*(?:TBD|TBA|FIXME)[\s*_\])]*$/;
const unfilled = /^[<[{]{1,2}\w[\w /-]{1,30}[>\]}]/;

function isLacking({ source, sections }: Postmortem, item: ActionItem, field: AskedField): boolean {
  if (item[field] !== undefined) return false;
  // `<name>` and `TBD` are told as places to be filled in.
  const place = item.places[field];
  if (
    place &&
    (leftOpen.test(source.slice(place)) ||
      unfilled.test(source.slice({ start: place.start, end: Math.min(source.end, place.end + longestUnfilled) })))
  )
    return false;
  if (field !== 'due') return true;
  // A ticket has a date of its own, and "next sprint" is one too.
  const { due } = item.places;
  if (titlesOver(item, sections).some((title) => horizon().test(title))) return false;
  if (item.ticket !== undefined) return false;
  const said = due ? source.slice(due) : '';
  return !/[\p{L}\p{N}]{2}/u.test(said) || isNoDay(said);
}

/** The titles down from the one that its list stands below: what the document is called is about the incident. */
function titlesOver(item: ActionItem, sections: readonly Section[]): readonly string[] {
  const over = sectionsOver(item, sections);
  const outermost = over.findLastIndex(({ roles }) => roles.includes('action-items'));
  return over.slice(0, outermost < 0 ? undefined : outermost + 1).map(({ title }) => title);
}

/** What stands in the place of a date, and is none: nothing is late that is due `ASAP`. */
const noDay =
  /^[\s([*_|-]*(?:(?:due|by|until) )?(?:(?:very )?soon(?:est)?|a\.?s\.?a\.?p|as soon as (?:possible|we can)|some ?(?:day|time)|eventually|later|at some point|when(?:ever)? possible|(?:so )?bald(?: wie moglich|moglichst)?|schnellstmoglich|demnachst|lo antes posible|cuanto antes|pronto|o mais rapido possivel|assim que possivel|em breve|des que possible|au plus vite|bientot|как можно скорее|скоро|尽快|尽早|儘快|なるべく早く|できるだけ早く|早急に?|(?:최대한|가능한 ?한?) ?빨리)[\s.!)\]|*_]*$/;

function isNoDay(text: string): boolean {
  return text.length <= longestUnfilled && noDay.test(fold(text));
}

const levelOf: Readonly<Record<AskedField, Level>> = {
  owner: 'warning',
  due: 'info',
  ticket: 'info',
  priority: 'hint',
};
const order: readonly Level[] = ['hint', 'info', 'warning'];

const names: Readonly<Record<AskedField, string>> = {
  owner: 'owner',
  due: 'due date',
  ticket: 'ticket',
  priority: 'priority',
};

const nobody = 'what belongs to nobody is done by nobody. Name who sees to it';

/** Why one action is to have it, and why several. */
const reasons: Readonly<Record<AskedField, readonly [ofOne: string, ofSeveral: string]>> = {
  owner: [nobody, nobody],
  due: [
    'it cannot be late, and so it waits. Say until when',
    'they cannot be late, and so they wait. Say until when each is due',
  ],
  ticket: [
    'it is out of sight once this page is closed. Link one',
    'they are out of sight once this page is closed. Link one for each',
  ],
  priority: ['it competes with nothing. State one', 'they compete with nothing. State one for each'],
};

/** Why something is to be stated, and what to do; of a date that is lacked beside an owner as briefly as may be. */
function reasonFor([first = 'owner', ...others]: readonly AskedField[], isOfSeveral: boolean): string {
  return `${reasons[first][isOfSeveral ? 1 : 0]}${first === 'owner' && others.includes('due') ? ', and until when' : ''}`;
}

function report(context: RuleContext, item: ActionItem, lacks: readonly AskedField[]): Report {
  const { source } = context.postmortem;
  const { start, end } = item.descriptionSpan;
  return {
    span: { start, end: Math.min(end, source.lineEnd(start)) },
    level: levelFor(context, item, lacks),
    message: `${whatLacks(source, item, lacks)}: ${reasonFor(lacks, false)}.`,
    fixes: (now) => fixesOf(now, item, lacks),
  };
}

function whatLacks(source: SourceText, { places }: ActionItem, lacks: readonly AskedField[]): string {
  const said = lacks.length === 1 && lacks[0] === 'due' && places.due ? source.slice(places.due).trim() : '';
  return said !== '' && isNoDay(said) ? `“${said}” is no date` : `No ${listed(lacks.map(nameOf), 'or')}`;
}

function reportOfAll(
  context: RuleContext,
  { title, items: left, others }: Group,
  items: readonly ActionItem[],
  lacks: readonly AskedField[],
): Report {
  const missing = listed(lacks.map(withArticle), 'or');
  const levels = items.map((item) => order.indexOf(levelFor(context, item, lacks))).sort((a, b) => a - b);
  return {
    span: title,
    // As most of them would be told.
    level: order[levels[levels.length >> 1] ?? 0] ?? 'hint',
    message: `${howMany(items.length, left.length, others)} ${missing}: ${reasonFor(lacks, true)}.`,
    fixes: (now) => fixOfAll(now, items, lacks),
  };
}

/** How many have none, of those that are left where others are done. */
function howMany(lacking: number, left: number, others: number): string {
  const these = others > 0 ? `the ${left} open actions` : `these ${left} actions`;
  return lacking < left ? `${lacking} of ${these} do not have` : `None of ${these} has`;
}

/** Asks for the fields at every item of a list, or below every title; a table is filled in row by row. */
function fixOfAll({ postmortem, source }: FixContext, items: readonly ActionItem[], lacks: readonly AskedField[]) {
  const wording = wordings[postmortem.language];
  if (items.some(({ shape }) => shape === 'row')) return [];
  if (items.every((item) => lacks.every((field) => isAskedFor(source, item, field)))) return [];
  const edits = items.flatMap((item) => askForFields(source, postmortem.actionItems, item, lacks, wording) ?? []);
  const replaces = edits.some(({ span }) => hasLetterOrDigit(source.slice(span)));
  return [{ title: `Ask for ${listed(lacks.map(nameOf), 'and')} at each`, edits, preferred: true, replaces }];
}

const nameOf = (field: AskedField): string => names[field];
const withArticle = (field: AskedField): string => `${field === 'owner' ? 'an' : 'a'} ${names[field]}`;

function levelFor({ postmortem, template }: RuleContext, item: ActionItem, lacks: readonly AskedField[]): Level {
  const { facts, sections, language } = postmortem;
  const worst = Math.max(
    ...lacks.map((field) => order.indexOf(field === 'owner' && item.ticket ? 'hint' : levelOf[field])),
  );
  // Whether it is told as done already is known of English alone.
  const most = item.isTask || language === 'en' ? 2 : 1;
  const base = isBroad(item, sections, template) ? 0 : Math.min(worst, most);
  const more = lacks.includes('owner') && facts.status && isFinal(facts.status.text) ? 1 : 0;
  return order[Math.min(base + more, order.length - 1)] ?? 'hint';
}

function fixesOf({ postmortem, source }: FixContext, item: ActionItem, lacks: readonly AskedField[]): readonly Fix[] {
  const wording = wordings[postmortem.language];
  const edits = askForFields(source, postmortem.actionItems, item, lacks, wording);
  if (!edits || lacks.every((field) => isAskedFor(source, item, field))) return [];
  const replaces = edits.some(({ span }) => hasLetterOrDigit(source.slice(span)));
  return [{ title: `Add ${listed(lacks.map(nameOf), 'and')}`, edits, preferred: true, replaces }];
}
