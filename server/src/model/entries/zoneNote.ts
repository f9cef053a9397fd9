/** The zone that words about times name: a heading, a note, a label. */
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Zone } from '../../time/types.ts';
import { findZones, withZonesApart, zoneNamed } from '../../time/zone.ts';
import type { ResolvedZone } from '../types.ts';

export function zoneIn(
  text: string,
  origin: ResolvedZone['origin'],
  options: ReadingOptions,
): ResolvedZone | undefined {
  return (
    zoneInWords(withoutExceptions(text), origin, options) ??
    (exceptAsNoted.test(text) ? zoneInWords(text, origin, options) : undefined)
  );
}

/** "Unless otherwise stated times are UTC": nothing parts what is excepted from what is said. */
const exceptAsNoted =
  /(?<!\p{L})(?:otherwise (?:noted|stated|marked|specified|indicated)(?! (?:as|in|with|utc|gmt)(?!\p{L}))|(?:noted|stated|specified) (?:every|each|these|times|timestamps)|anders (?:angegeben|vermerkt)|lo contrario|o contrário|contraire|иное|інше)(?!\p{L})/iu;

function zoneInWords(usual: string, origin: ResolvedZone['origin'], options: ReadingOptions): ResolvedZone | undefined {
  const spaced = withZonesApart(usual);
  const named = findZones(spaced, options)[0];
  const bare = saysTimes.test(usual) || inBrackets.test(usual) ? bareOffset(spaced) : undefined;
  const found = bare && (!named || bare.start < named.start) ? bare : named;
  return found && { text: found.text, zone: found.zone, origin };
}

interface BareOffset {
  readonly start: number;
  readonly text: string;
  readonly zone: Zone;
}

/** The `-03` of "all times local, -03", which beside a single time would be a count or the end of a range. */
function bareOffset(text: string): BareOffset | undefined {
  const match = offsetAlone.exec(text) ?? undefined;
  const sign = match?.[1] ?? '';
  const zone = zoneNamed(sign);
  return match && zone && { start: match.index, text: sign, zone };
}

const offsetAlone = /(?<=^|[\s(（[,，、:：])([+−-](?:0\d|1[0-4])(?::?[0-5]\d)?)(?=\s*(?:$|[)）\],，、;:：.。]))/;
const inBrackets = /[(（[][+−-]\d\d(?::?\d\d)?[)）\]]/;
const saysTimes =
  /\b(?:times|local time|local(?=[\s,(]{1,3}[+−-]\d)|timestamps?|time ?zone|horas|horarios?|horários?|heures|zeit(?:en|angaben|zone)|uhrzeit(?:en)?|ortszeit|fuso|huso|fuseau)\b|время|часовой пояс|часовий пояс|时间|時間|時刻|时区|시간|시각/i;

/**
 * What is said of some of the times, which is not said of the others:
 *
 *     all times local unless marked UTC
 *                     ^^^^^^^^^^^^^^^^^
 *     UTCと明記したもの以外はJST
 *     ^^^^^^^^^^^^^^^^
 */
function withoutExceptions(text: string): string {
  return text.replace(exceptions, ' ').replace(exceptionsInFront, ' ');
}

const exceptions =
  /(?<!\p{L})(?:(?:unless|except(?:ing|ed)?|otherwise than|other than|apart from|(?:sofern|soweit|wenn|falls) nicht|außer|ausgenommen|sauf|excepté|hormis|salvo|excepto|exceto|a menos que|a no ser que|кроме|если не|за исключением|крім|окрім|якщо не|за винятком)(?!\p{L})|除非|除了|除(?=[^,，。]{1,20}外)|另有)(?:(?!(?<!\p{L})(?:all|the times|alle|todas|todos|toutes|tous|все|всі|усі)(?!\p{L})|均|全部|都|所有|一律)[^,，、;；.。()（）[\]—|]){0,60}/giu;

const exceptionsInFront =
  /[^\s,，、;；.。()（）：:][^,，、;；.。()（）：:]{0,24}(?:以外|を除き|を除いて|ない限り|なき限り|제외하고|제외한|않는 한|없는 한)/gu;
