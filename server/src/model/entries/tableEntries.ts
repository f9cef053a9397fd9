import type { Table, TableCell, TableRow } from 'mdast';
import { alphabetic, isLetter, withoutSigns } from '../../characters.ts';
import { perNode, perNodeWith } from '../../syntax/perNode.ts';
import { flatten, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { minuteOfDay, minutesPerDay } from '../../time/instant.ts';
import { fold, partOfDayAlone } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { TimeExpression, ZoneMention } from '../../time/types.ts';
import { once } from '../memory.ts';
import { isTimeLeft } from '../sections/formPlaces.ts';
import { namesDates, namesTimes } from '../text/columns.ts';
import { isHalfTime } from '../text/halfTimes.ts';
import type { StatedText } from '../types.ts';
import { labelKindsOf } from '../words/labels.ts';
import { saysNotYet, standsForTime } from '../words/untoldTimes.ts';
import { type CellOptions, cellOptionsOf } from './dateColumns.ts';
import {
  type DayHeading,
  type Draft,
  type DraftStamp,
  dayHeading,
  type EntryReading,
  entryOf,
  openGroup,
} from './entries.ts';
import { type HeadZone, offsetsOf, zoneOfHead } from './headZone.ts';
import { hasRealClock, isBound, readStamped } from './stamp.ts';

/** The column with the ends of what took a while, folded. */
const endColumnName = new RegExp(
  `^[^${alphabetic}]*(?:(?:end(?:ed)?|ends|end time|until|to|finish(?:ed)?|stop(?:ped)?|fin|hora de fin|hasta|fim|ate|ende|bis|jusqu'a|конец|окончание|до)(?![${alphabetic}])|结束|結束|終了|종료)`,
);

interface Cell {
  readonly plain: PlainText;
  readonly stamp?: DraftStamp;
}

interface TimeColumns {
  readonly clock?: number;
  readonly date?: number;
  /** Where a range ends that begins in the column of times. */
  readonly end?: number;
  /** The same times in other zones. */
  readonly repeated: readonly number[];
}

/**
 * Entries of a table, a row each. The time stands in the column that most rows have a time in; date and time may
 * have columns of their own. A row with nothing but a date is the day of the rows below it.
 */
export function readTable(
  source: TextSource,
  table: Table,
  draft: Draft,
  options: ReadingOptions,
  day?: DayHeading,
): void {
  const [head, ...rows] = table.children;
  if (!head) return;
  const titles = head.children.map((cell) => plainTextOf(cell, source));
  const cells = cellOptionsOf(titles, rows, options, source);
  const found = timeColumns(
    titles,
    rows.map((row) => readRow(row, cells, source)),
  );
  const isOnDay = day !== undefined && beginsWithTimeColumn(head, source);
  const main = found.clock ?? found.date ?? columnLeftOpen(table, source) ?? (isOnDay ? 0 : undefined);
  if (main === undefined) return;
  const columns = columnsOf(head, cells, source, found, main);
  const group = openGroup(draft, 'table');
  let today = day;
  for (const row of rows) {
    const { reading, saysNothing, isTotal } = readRowEntry(row, columns, source);
    if (isTotal) continue;
    if (saysNothing) {
      if (reading.stamp && !reading.stamp.expression.from.clock) today = dayHeading(reading.stamp);
      if (!reading.stamp?.expression.from.clock) continue;
    }
    draft.entries.push(entryOf(reading, { span: spanOf(row), group, day: today }));
  }
}

/** `| Time | Event |`, whether there are times below it or not. */
export function beginsWithTimeColumn({ children: [first, second] }: TableRow, source: TextSource): boolean {
  return first !== undefined && second !== undefined && namesTimes(wordsOf(first, source));
}

/** The column in which nothing but places of times are: `| HH:MM | what happened |`. */
const columnLeftOpen = perNode(({ children: [head, ...rows] }: Table, source: TextSource): number | undefined => {
  const isLeft = (at: number) =>
    rows.every(({ children: { [at]: cell } }) => cell && isTimeLeft(wordsOf(cell, source)));
  const found = rows.length > 0 ? (head?.children ?? []).findIndex((_, at) => isLeft(at)) : -1;
  return found < 0 ? undefined : found;
});

function wordsOf(cell: TableCell, source: TextSource): string {
  return plainTextOf(cell, source).text;
}

/** The heads of a table, and the zones that they name. */
interface Heads {
  readonly titles: readonly PlainText[];
  readonly zones: readonly (HeadZone | undefined)[];
}

/** How the rows of one table are read: the same object as long as its head and its columns of times are the same. */
interface Columns extends TimeColumns, Heads {
  /** The column that an event's time stands in. */
  readonly main: number;
  /** Heads of the columns of times. */
  readonly title: string;
  readonly otherZones: readonly OtherZone[];
  readonly cells: CellOptions;
}

interface OtherZone {
  readonly at: number;
  /** As it stands in the head of the column; else each cell has its own. */
  readonly named?: ZoneMention;
  readonly zone?: StatedText;
}

const knownColumns = perNodeWith((_head: TableRow, _cells: CellOptions) => new Map<string, Columns>());

function columnsOf(head: TableRow, cells: CellOptions, source: TextSource, found: TimeColumns, main: number): Columns {
  const { clock, date, end, repeated } = found;
  const known = knownColumns(head, cells, source);
  const key = `${clock} ${date} ${end} ${repeated.join()}`;
  const kept = known.get(key);
  if (kept) return kept;
  const titles = head.children.map((cell) => plainTextOf(cell, source));
  const zones = titles.map(({ text }) => zoneOfHead(text));
  const otherZones = otherZonesOf(found, { titles, zones }, main);
  // `| Service | Tokyo | Frankfurt |`: what happened there.
  const isElsewhere = zones[main]?.isPlace && otherZones.length === 0;
  const title = [clock, date]
    .map((at) => (at === undefined || (isElsewhere && at === main) ? '' : (titles[at]?.text ?? '')))
    .join(' ');
  const columns: Columns = { ...found, titles, zones, main, title, otherZones, cells };
  known.set(key, columns);
  return columns;
}

interface RowReading {
  readonly reading: EntryReading;
  readonly saysNothing: boolean;
  readonly isTotal: boolean;
}

/** Whether a cell without a time of its own says something of it all the same; a dash says that there is none. */
function tellsOfTime(cell: string, options: ReadingOptions): boolean {
  if (/^[|\s]*[–—-]{1,3}[|\s]*$/.test(cell)) return true;
  if (isHalfTime(cell) || standsForTime(cell) || saysNotYet(cell) || isPartOfDay(cell) || partOfTime().test(fold(cell)))
    return true;
  return readTimeExpressions(cell, options).some(hasRealClock);
}

/** `午後`, and nothing else. */
function isPartOfDay(cell: string): boolean {
  const words = cell.replace(/^[\s|~]+|[\s|]+$/g, '');
  return words !== '' && partOfDayAlone(words) === words.length;
}

/** Behind a part of the day: `night 07-15 -> 07-16 (relayed)`. */
const days = '\\d{1,4}[\\d/.> ,→–-]{2,30}(?:\\([^()\\d]{0,30}\\))?';

/** Folded, with the signs around it: a word for a part of the day or for another time, or words in brackets. */
const partOfTime = once(
  () =>
    new RegExp(
      `^[^${alphabetic}\\d?]*(?:\\d+ ?(?:s|secs?|m|mins?|minutes?|h|hours?) (?:after|before|later)\\b[^|\\d]{0,40}|all day|(?:\\d+|some|several)? ?days? prior|(?:(?:(?:early|late|mid|next|same)[ -])?(?:morning|afternoon|evening|night|overnight)(?: of)?|manana|tarde|noche|madrugada|manha|noite|matin|apres-midi|soir|nuit|morgens?|vormittags?|nachmittags?|abends?|nachts?|утром|днем|вечером|ночью|утро|вечер|ночь)(?: ${days})?|ganztagig|(?:at )?(?:the )?same time|同时|同時|동시|全天|終日|终日|종일|[?~]+)[^${alphabetic}\\d?]*$|^[|\\s–—-]*[(（][^()（）\\d]+[)）][|\\s]*$`,
    ),
);

/** `| **Total downtime** | 5 h |`, folded. */
const total =
  /^(?:grand )?(?:total|sum|gesamt|summe|suma|somme|итого|всего)(?: (?:downtime|outage|duration|time|length|impact|dauer|tiempo|tempo|duree|время))?[\s|*:.]*$|^(?:合计|合計|总计|総計|합계|(?:总|総|총) ?(?:时长|時長|時間|停机|中断|停止|장애|다운|중단).*)$/;

const readRowEntry = perNodeWith((row: TableRow, columns: Columns, source: TextSource): RowReading => {
  const { clock, date, end, repeated, titles, main, title, cells } = columns;
  const { options } = cells;
  const line = readRow(row, cells, source);
  const stamp = withOther(stampOf(line, columns, options), line, columns);
  const times = new Set([clock, date, end, ...repeated]);
  const others = line.filter((_, at) => !times.has(at) && !isWeekday(titles[at]));
  const words = others.map((cell) => flatten(cell.plain.text)).filter((text) => !saysNothing.test(text));
  const textCell = others.find((cell) => /\S/.test(cell.plain.text))?.plain ?? line[main]?.plain;
  return {
    saysNothing: words.length === 0,
    isTotal: stamp === undefined && total.test(fold(flatten(line[0]?.plain.text ?? '')).replace(/^\| ?/, '')),
    reading: {
      text: words.join(' · '),
      textSpan: trimmed(textCell) ?? spanOf(row),
      stamp,
      stampAt: stamp?.span ?? insideOf(source, line[main]?.plain) ?? spanOf(row),
      column: title,
      ...(stamp === undefined && tellsOfTime(line[main]?.plain.text ?? '', options) && { isTimeTold: true }),
    },
  };
});

/** `-` in a column that is of no use to an event. */
const saysNothing = /^[-–—.…/\s]*$/;

/**
 * Whether a table has a column of times of day, in at least three rows. One of labels and their facts (`Start`, `Detected`,
 * `Severity`) is none.
 */
export function isTimeTable(source: TextSource, table: Table, options: ReadingOptions): boolean {
  const [head, ...rows] = table.children;
  if (!head || rows.length < 3) return false;
  if (head.children.length === 2 && holdsFacts(head, rows, source)) return false;
  const titles = head.children.map((cell) => plainTextOf(cell, source));
  const cellOptions = cellOptionsOf(titles, rows, options, source);
  const cells = rows.map((row) => readRow(row, cellOptions, source));
  const { clock } = timeColumns(titles, cells);
  return clock !== undefined && cells.filter((row) => row[clock]?.stamp).length >= 3;
}

function holdsFacts(head: TableRow, rows: readonly TableRow[], source: TextSource): boolean {
  const [first] = head.children;
  const title = first ? fold(flatten(plainTextOf(first, source).text)).replace(/^\| ?/, '') : '';
  return factColumnName.test(title) || rows.filter((row) => isFact(row, source)).length * 2 >= rows.length;
}

/** Over the names of facts, folded. */
const factColumnName =
  /^(?:field|item|property|key|attribute|fact|campo|dato|champ|propriete|feld|merkmal|eigenschaft|поле|параметр|項目|项目|字段|属性|항목|구분)s?$/;

/** `| Severity | SEV2 |` */
const isFact = perNode((row: TableRow, source): boolean => {
  const [name] = row.children;
  return name !== undefined && labelKindsOf(plainTextOf(name, source).text).length > 0;
});

const readRow = perNodeWith((row: TableRow, { inCell, inDates }: CellOptions, source: TextSource): readonly Cell[] =>
  row.children.map((cell, at) => {
    const plain = plainTextOf(cell, source);
    return { plain, stamp: readStamped(plain, inDates[at] ?? inCell).stamp };
  }),
);

/** Which column holds times of day, and which holds the dates, if that is another one. */
function timeColumns(titles: readonly PlainText[], rows: readonly (readonly Cell[])[]): TimeColumns {
  const best = (has: (expression: TimeExpression) => boolean) => {
    // Cell by cell: rows may be much shorter than the head.
    const hits = titles.map(() => 0);
    for (const row of rows)
      for (const [at, { stamp }] of row.slice(0, hits.length).entries())
        if (stamp && has(stamp.expression)) hits[at] = (hits[at] ?? 0) + 1;
    let highest = 0;
    let found: number | undefined;
    for (const [at, title] of titles.entries()) {
      const count = hits[at] ?? 0;
      const named = count > 0 && namesTimes(title.text);
      const score = !named && count * 2 < rows.length ? 0 : count + (named ? rows.length : 0);
      if (score <= highest) continue;
      highest = score;
      found = at;
    }
    return found;
  };
  const first = best(({ from }) => from.clock !== undefined || from.relativeMinutes !== undefined);
  const date = best(({ from }) => from.clock === undefined && (from.date ?? from.dayOfIncident) !== undefined);
  const zones = titles.map(({ text }) => zoneOfHead(text));
  const clock = first === undefined || date === undefined ? first : besideDate(zones, rows, first, date);
  const isFilled = (at: number) =>
    rows.some((row) => row[at]?.stamp) && rows.every((row) => hasClockOrNothing(row[at]));
  const others = titles.flatMap((title, at) => (at === clock || at === date || !isFilled(at) ? [] : [{ title, at }]));
  return {
    clock,
    date,
    end: others.find(({ title }) => endColumnName.test(fold(title.text)))?.at,
    repeated: others.filter(({ at }) => repeats({ titles, zones }, rows, clock, at)).map(({ at }) => at),
  };
}

/**
 * Whether a column says the times of the main one again in a zone of its own: the heads differ by their zones alone, or most
 * rows are as far apart as the zones are, whatever else the head says: `London (BST)`.
 */
function repeats(
  { titles, zones }: Heads,
  rows: readonly (readonly Cell[])[],
  main: number | undefined,
  at: number,
): boolean {
  const title = titles[at];
  const isNamed = zones[at] !== undefined && !zones[at].isPlace;
  if (main === undefined) return isNamed;
  if (isNamed && saysSame(title, titles[main])) return true;
  // `Started (EST)`, `Acked (UTC)`: so far apart as the zones are, by chance.
  if (ofTurn.test(withoutZone(title))) return false;
  const agreeing = rows.filter((row) => agreement(row, zones, main, at) === true).length;
  return agreeing > 1 && agreeing * 2 > rows.length;
}

/** Over the times of one turn of an incident, folded. */
const ofTurn =
  /\b(?:start|began|begin|ack|detect|notic|fix|resol|end|clos|mitigat|report|page|alert|open|finish|stop|restor|recover)/;

/** Whether two times of a row are the same instant by their zones; undefined where that cannot be told. */
function agreement(row: readonly Cell[], zones: Heads['zones'], main: number, other: number): boolean | undefined {
  const [one = [], two = []] = [main, other].map((at) => {
    const expression = row[at]?.stamp?.expression;
    const zone = zoneOfCell(expression, zones[at])?.zone;
    const clock = expression?.from.clock;
    return clock && zone ? offsetsOf(zone).map((offset) => minuteOfDay(clock) - offset) : [];
  });
  if (one.length === 0 || two.length === 0) return undefined;
  return one.some((first) => two.some((second) => (first - second) % minutesPerDay === 0));
}

/**
 * With a column of dates, and times in several zones, the one that the dates are of: it does not go back over midnight
 * while the date stays.
 */
function besideDate(zones: Heads['zones'], rows: readonly (readonly Cell[])[], clock: number, date: number): number {
  const zoned = zones.flatMap((zone, at) => (zone ? [at] : []));
  if (zoned.length < 2 || !zoned.includes(clock)) return clock;
  const jumps = (at: number) =>
    rows.filter((row, index) => {
      const [now, before] = [row, rows[index - 1]].map((each) => each?.[at]?.stamp?.expression.from.clock);
      const isSameDay =
        row[date]?.stamp?.raw !== undefined && row[date]?.stamp?.raw === rows[index - 1]?.[date]?.stamp?.raw;
      return now && before && isSameDay && minuteOfDay(now) + minutesPerDay / 2 <= minuteOfDay(before);
    }).length;
  return [clock, ...zoned].reduce((least, at) => (jumps(at) < jumps(least) ? at : least));
}

/** That of the cell, or of the head: below a zone, `01:05 +1` is on the next day. */
function zoneOfCell(expression: TimeExpression | undefined, head: HeadZone | undefined): ZoneMention | undefined {
  const own = expression?.zone;
  return head && (!own || /^\+[12]$/.test(own.text)) ? head : own;
}

/** Whether there is nothing in a cell, or a time of day and nothing else. */
function hasClockOrNothing(cell: Cell | undefined): boolean {
  if (!cell) return true;
  const words = cell.plain.text.replace(/^[\s|–—-]+|\s+$/g, '');
  return words === '' || (cell.stamp?.expression.from.clock !== undefined && flatten(words) === cell.stamp.raw);
}

/** The row's time, up to that in the column of ends. */
function stampOf(
  row: readonly Cell[],
  columns: TimeColumns & Pick<Heads, 'titles'>,
  options: ReadingOptions,
): DraftStamp | undefined {
  const start = startOf(row, columns, options);
  const end = columns.end === undefined ? undefined : row[columns.end]?.stamp;
  if (!start?.expression.from.clock || start.expression.to || !end) return start;
  const { from, zone } = end.expression;
  const expression = { ...start.expression, to: from, zone: start.expression.zone ?? zone };
  return { ...start, expression, end: { date: end.date, clock: end.clock } };
}

/** Columns that say the time of the main one again in a zone of their own. */
function otherZonesOf({ repeated, end }: TimeColumns, { titles, zones }: Heads, main: number): readonly OtherZone[] {
  return repeated.flatMap((at) => {
    const title = titles[at];
    if (!title || at === end || at === main) return [];
    const named = zones[at];
    const { start } = title;
    return named
      ? [{ at, named, zone: { text: named.text, span: { start: start + named.start, end: start + named.end } } }]
      : [{ at }];
  });
}

/** The same time in a column of another zone: `| Time (UTC) | Time (CET) |`. */
function withOther(
  stamp: DraftStamp | undefined,
  row: readonly Cell[],
  { otherZones, zones, main }: Columns,
): DraftStamp | undefined {
  const others = otherZones.filter(({ at }) => row[at]?.stamp?.expression.from.clock !== undefined);
  // Of several, the one that is worth a word.
  const other = others.find(({ at }) => agreement(row, zones, main, at) === false) ?? others[0];
  const isConfirmed = others.some((third) => third !== other && agreement(row, zones, main, third.at) === true);
  const own = other && row[other.at]?.stamp;
  if (!stamp || !own) return stamp;
  const zone = zoneOfCell(own.expression, other.named);
  const isNamed = zone !== undefined && zone === other.named;
  const expression = { ...own.expression, zone };
  return {
    ...stamp,
    also: { ...own, expression, zone: isNamed ? other.zone : own.zone },
    ...(isConfirmed && { isConfirmed }),
  };
}

/** Whether the heads of two columns differ by their zones alone: `Time (UTC)` and `Time (CET)`, not `Start` and `End`. */
function saysSame(title: PlainText | undefined, main: PlainText | undefined): boolean {
  const own = withoutZone(title);
  return own === '' || own === withoutZone(main);
}

function withoutZone(title: PlainText | undefined): string {
  const text = title?.text ?? '';
  const zone = zoneOfHead(text);
  return withoutSigns(flatten(fold(zone ? text.slice(0, zone.start) + text.slice(zone.end) : text)), isLetter).trim();
}

/** A date in a column of its own joins the time. In a column of dates the date may stand anywhere in its cell. */
function startOf(
  row: readonly Cell[],
  { clock, date, titles }: TimeColumns & Pick<Heads, 'titles'>,
  options: ReadingOptions,
): DraftStamp | undefined {
  const time = clock === undefined ? undefined : row[clock]?.stamp;
  const day =
    date === undefined ? undefined : (row[date]?.stamp ?? (time ? undefined : dateInside(row[date]?.plain, options)));
  if (time && !day && isDateUnread(row, titles)) return onUnknownDay(time);
  if (!time || !day || date === clock || time.expression.from.date) return time ?? day;
  const { date: stated, dayOfIncident, fault } = day.expression.from;
  if (!stated && dayOfIncident === undefined) return time;
  const from = { ...time.expression.from, date: stated, dayOfIncident, fault: time.expression.from.fault ?? fault };
  return {
    ...time,
    raw: `${day.raw} ${time.raw}`,
    expression: { ...time.expression, from },
    date: day.date,
  };
}

/** Whether the date of a row is written in a way that nobody here understands. */
function isDateUnread(row: readonly Cell[], titles: readonly PlainText[]): boolean {
  return titles.some(({ text }, at) => {
    const cell = row[at];
    return cell !== undefined && cell.stamp === undefined && /\d/.test(cell.plain.text) && namesDates(text);
  });
}

/** A time that is not on the day of the ones around it, nor surely on that of the document. */
function onUnknownDay(time: DraftStamp): DraftStamp {
  const { expression } = time;
  return expression.from.date
    ? time
    : { ...time, expression: { ...expression, from: { ...expression.from, date: {} } } };
}

/** `~7 months (2025-11-21 to 2026-07-02)` */
function dateInside(plain: PlainText | undefined, options: ReadingOptions): DraftStamp | undefined {
  const expression = plain && readTimeExpressions(plain.text, options).find(({ from }) => from.date?.day !== undefined);
  if (!plain || !expression) return undefined;
  const span = { start: plain.start + expression.start, end: plain.start + expression.end };
  const raw = flatten(plain.text.slice(expression.start, expression.end));
  return { span, raw, expression, ...(isBound(plain.text, expression) && { isBound: true }) };
}

/** A column of weekdays says nothing that the date does not. */
function isWeekday(title: PlainText | undefined): boolean {
  return /^\s*(?:\|\s*)?(?:week)?day\s*$/i.test(title?.text ?? '');
}

/** The words of a cell. */
function trimmed(plain: PlainText | undefined): Span | undefined {
  if (!plain) return undefined;
  const from = plain.text.search(/[^\s|]/);
  if (from < 0) return undefined;
  return { start: plain.start + from, end: plain.start + plain.text.trimEnd().length };
}

/** Where a time would be written in an empty cell: behind its bar and one space. A cell's node starts at its bar. */
function insideOf(source: TextSource, plain: PlainText | undefined): Span | undefined {
  if (!plain) return undefined;
  const lead = /^\|?[ \t]?/.exec(source.slice(plain))?.[0].length ?? 0;
  return { start: plain.start + lead, end: plain.start + lead };
}
