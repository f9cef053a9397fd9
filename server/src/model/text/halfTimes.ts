/** Times that somebody is writing, or left when half of them was there. */

const half = '\\d[\\d:./-]{0,9}';
const alone = new RegExp(`^[\\s|]*${half}[\\s|]*$`);
/** `2: Bo joins` is rather the second step. */
const inFront = /^(?:[0-2]\d:\d?|\d:\d)(?=\s)/;

/** `14:`, and nothing else. */
export function isHalfTime(words: string): boolean {
  return alone.test(words);
}

/** `14:`, `02:1 Bo joins` */
export function startsWithHalfTime(entry: string): boolean {
  return isHalfTime(entry) || inFront.test(entry);
}
