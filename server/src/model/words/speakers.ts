/** Who says something, and where in a line the time of it starts: chats that were copied into a timeline. */
import { letters, startsWithCapital } from '../../characters.ts';
import { once } from '../memory.ts';

const part = `[${letters}][${letters}.'’-]{0,30}`;
const name = `${part}(?: ${part})?`;
const notNames = '(?:version|duration|region|release|build|downtime|uptime|length|ratio|score)\\b';

const inFront = once(
  () =>
    new RegExp(
      `^\\s*(?:[[<(]?@[\\w.-]{1,40}[\\])>]?[:,]?|(?!${notNames})(?:[[<(]${name}[\\])>][:,]?|${name}[:,]))\\s{1,3}[[(]?(?=\\d{1,2}(?::\\d\\d| ?[ap]\\.?m))|^\\s*${name}\\s{1,3}[[(](?=\\d{1,2}:\\d\\d)`,
      'i',
    ),
);

/** The name in front of the time and the words, up to the time: `@lou 13:30 …`, `Kim: 13:10 …`, `[Kim Doe] 13:10 …`. */
export function speakerInFront(line: string): string | undefined {
  return inFront().exec(line)?.[0];
}

/** "Support hours until 18:00" */
const noSpeaker =
  '(?![^\\d]{0,90}\\b(?:until|till|(?<!today )at|by|from|since|before|after|to|total|outage|hours?|time|start(?:ed)?|end(?:ed)?)\\b)';

const over = once(
  () =>
    new RegExp(
      `^${noSpeaker}\\s*(@?${name}(?: ${part})?)(?:\\s*[—–|,-]\\s*|\\s*[[(]|\\s{1,3})(?:today at )?(?=\\S*\\d)`,
      'i',
    ),
);

const alone = once(() => new RegExp(`^\\s*(@?${name}(?: ${part})?)\\s*$`));

/** The name in a line that says nothing else. */
export function speakerAlone(line: string): string | undefined {
  const [, speaker] = alone().exec(line) ?? [];
  return speaker !== undefined && (speaker.startsWith('@') || startsWithCapital(speaker)) ? speaker : undefined;
}

/** The name in a line over the words, and all up to the time: `Kim Doe  1:10 PM`, `Bo — Today at 13:12`. */
export function speakerOver(line: string): { readonly speaker: string; readonly lead: string } | undefined {
  const [lead, speaker] = over().exec(line) ?? [];
  return lead === undefined || speaker === undefined ? undefined : { speaker, lead };
}
