/** Numbers in words, as they stand in front of a unit of time: `forty-five`, `half an`, `two and a half`. */

const upToNineteen =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A pattern for one number, without groups. */
export const numberWord = `(?:(?:${tens.join('|')})(?:[- ](?:${upToNineteen.slice(1, 10).join('|')}))?|(?:${upToNineteen.slice(1).join('|')}))`;

/** A pattern for an amount, without groups; a unit follows it. */
export const amountWords = `(?:half an?|(?:three[- ]quarters|a quarter) of an?|${numberWord}(?:[- ]and[- ]a[- ]half)?|an?)`;

export interface Amount {
  readonly amount: number;
  /** The smallest step that was told: nobody who says `half` means to tell it from 0.4. */
  readonly step: number;
}

/** What an amount in words comes to. */
export function amountInWords(words: string): Amount {
  const folded = words.toLowerCase();
  if (folded.startsWith('half')) return { amount: 0.5, step: 0.5 };
  if (/quarter/.test(folded)) return { amount: folded.startsWith('three') ? 0.75 : 0.25, step: 0.25 };
  const [number = '', half] = folded.split(/[- ](?=and[- ])/);
  const whole = number.split(/[- ]/).reduce((sum, word) => sum + numberNamed(word), 0);
  return half === undefined ? { amount: whole, step: 1 } : { amount: whole + 0.5, step: 0.5 };
}

function numberNamed(word: string): number {
  const small = upToNineteen.indexOf(word);
  if (small >= 0) return small;
  const ten = tens.indexOf(word);
  // `a`, `an`
  return ten >= 0 ? (ten + 2) * 10 : 1;
}
