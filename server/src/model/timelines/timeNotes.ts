/** Sentences that say in which zone times are, wherever they stand. */
import { type Block, perBlock } from '../../syntax/block.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { zoneIn } from '../entries/zoneNote.ts';
import { type Memory, once } from '../memory.ts';
import { wordIn } from '../text/wordPlaces.ts';
import type { ResolvedZone, SourceText, Span, StatedText } from '../types.ts';

/** "All times in UTC", "Times are in UTC", `Timeline of Events (Time in Central Time)` */
const aboutTimes = /\ball\b.{0,20}\btimes\b|\btimes\b.{0,30}\b(?:in|are)\b|\btime ?zone\b|(?:^|[([])time (?:is )?in\b/i;
/** In the other languages, a short paragraph that speaks of times. */
const aboutTimesElsewhere =
  /\b(?:horas?|horarios?|horários?|heures?|zeiten|uhrzeiten|zeitangaben)\b|время|времени|时间|時間|時刻|시간|시각/i;
const longestNote = 80;

/** "Times in UTC, 2026-06-02." */
export function isShortAndAboutTimes(note: string): boolean {
  return note.length <= longestNote && aboutTimes.test(note);
}

/** The sentence of a longer paragraph that says of all times, or of the times as such, how they are meant. */
const allTimes = once(
  () =>
    new RegExp(
      `(?<=^|[.!?。！？:：;；)）] ?)(?:${[
        '(?:all(?:e|en)? |sämtliche )?(?:die )?(?:zeiten|uhrzeiten|zeitangaben)',
        '(?:toutes )?les heures',
        'todas las horas|todos los horarios|(?:las )?horas en|los horarios están',
        'tod(?:as as horas|os os horários)|(?:as )?horas em|(?:os )?horários (?:em|estão)',
        'все времена|(?:вс[её] )?время(?: (?:везде|указано|приведено|дано))? (?:в|по|—|-)|все метки времени|час вказано',
        '(?:以下)?(?:所有|全部|本文)?(?:的)?(?:时间|時間|时刻|時刻)(?:均|都|皆|一律|全部|为|為)',
        '(?:以下の?)?(?:すべての?|全ての?|全)?(?:時刻|時間)(?:表記)?は',
        '(?:모든 |이하 )?(?:시간|시각)은',
      ].join('|')})[^.!?。！？]{1,${longestNote}}`,
      'i',
    ),
);

export interface PlacedNote extends Span {
  readonly text: string;
}

/** "All times are in UTC", wherever it stands. */
export function noteZone(memory: Memory, options: ReadingOptions): ResolvedZone | undefined {
  const notes = allNotes(memory);
  return memory.keep(memory, 'note zone', [notes, options], () => {
    for (const { text } of notes) {
      const zone = zoneIn(text, 'note', options);
      if (zone) return zone;
    }
    return undefined;
  });
}

/**
 * Where such notes name their zones:
 *
 *     All times are in PST.
 *                      ^^^
 */
export function zonesInNotes(source: SourceText, memory: Memory, options: ReadingOptions): readonly StatedText[] {
  const notes = allNotes(memory);
  return memory.keep(memory, 'zones in notes', [notes, options], () =>
    notes.flatMap(({ start, end, text }) => {
      const zone = zoneIn(text, 'note', options);
      return (zone && wordIn(source, { start, end }, zone.text)) ?? [];
    }),
  );
}

function allNotes(memory: Memory): readonly PlacedNote[] {
  return memory.gather('notes about times', notesIn, ({ start }) => start);
}

/** `**Now (00:20 UTC):**`, where all labels that tell of a time name one zone. */
export function labelZone(memory: Memory, options: ReadingOptions): ResolvedZone | undefined {
  const labels = memory.gather('labels with zones', timedLabelsIn, ({ start }) => start);
  return memory.keep(memory, 'label zone', [labels, options], () => {
    const [zone, ...others] = labels.map(({ text }) => zoneIn(text, 'section', options));
    return zone && others.every((other) => other?.text === zone.text) ? zone : undefined;
  });
}

const timedLabel =
  /^[ \t]{0,3}\*\*[^*\r\n():]{1,40}\((\d{1,2}:\d\d(?: ?[ap]m)? [^\s()*:]{1,20})\)(?::\*\*|\*\*:)[ \t]*$/gim;

const timedLabelsIn = perBlock((block) => notesWhere(timedLabel, block));

/** The first group of a pattern, wherever a block matches it. */
export function notesWhere(pattern: RegExp, { text: all, start: blockStart }: Block): readonly PlacedNote[] {
  const found = [...all.matchAll(pattern)];
  if (found.length === 0) return noNotes;
  return found.map(({ index, 0: match, 1: text = '' }) => {
    const start = blockStart + index;
    return { start, end: start + match.length, text };
  });
}

const noNotes: readonly PlacedNote[] = [];

const notesIn = perBlock((block): readonly PlacedNote[] => {
  const notes: PlacedNote[] = [];
  for (const node of block.nodes) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    const plain = plainTextOf(node, block);
    const text = flatten(plain.text);
    const isShort = plain.text.length <= longestNote || text.length <= longestNote;
    const isAboutTimes = aboutTimes.test(text) || (isShort && aboutTimesElsewhere.test(plain.text));
    const note = isAboutTimes ? text : allTimes().exec(text)?.[0];
    if (note !== undefined) notes.push({ start: plain.start, end: plain.end, text: note });
  }
  return notes.length === 0 ? noNotes : notes;
});
