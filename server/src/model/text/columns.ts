/** Names of columns, in the head of a table or in a line of plain text. */
import { fold } from '../../time/names.ts';

/** What a column of times is called, folded, in the languages that sections have names in. */
const ofTimes =
  /(?:^|\W)(?:times?|timestamps?|dates?|when|utc|gmt|day|at|hora|fecha|dia|data|heure|horaire|jour|zeit|uhrzeit|datum|tag|zeitpunkt|время|дата|день)(?:$|\W)|時刻|時間|日時|日付|时间|時點|时刻|日期|시간|시각|일시|날짜/;

export function namesTimes(column: string): boolean {
  return ofTimes.test(fold(column));
}

const ofDates = /(?:^|\W)(?:dates?|day|fecha|dia|data|jour|datum|tag|дата|день)(?:$|\W)|日付|日期|날짜/;
const ofClocks = /time|hora|heure|zeit|время|時刻|時間|时间|시간|시각|utc|gmt/;

/** What a column of dates is called, which are without a time of day. */
export function namesDates(column: string): boolean {
  const words = fold(column);
  return ofDates.test(words) && !ofClocks.test(words);
}

/**
 * The head of columns that tabs or spaces set apart, whose first are times:
 *
 *     Time (UTC)    Actions
 *     09:05         Kim stops the import
 */
export function isHeadOfColumns(line: string): boolean {
  const [first = '', ...others] = line.trim().split(gap, mostColumns);
  return others.length > 0 && first.length <= longestName && namesTimes(first);
}

const gap = /\t\s*|\s{2,}/;
const mostColumns = 6;
const longestName = 40;
