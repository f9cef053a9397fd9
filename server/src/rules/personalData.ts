import type { Report, Rule, RulePage, TypedText } from './types.ts';

export const personalData: Rule = {
  id: 'personal-data',
  category: 'content',
  level: 'warning',
  summary: 'The number of a payment card or a bank account stands in the text.',
  fix: 'none',
  check: {
    per: 'block',
    run: (block) => (mayHoldOne.test(block.text) ? numbersIn(block) : []),
  },
};

export const personalDataPage: RulePage = {
  why: `Examples from a log are often real people's data. A postmortem is read by many who must not see them, and rules on
data protection apply to it as to any other file.

Only numbers that carry their own proof are reported: payment cards, by prefix, grouping and check digit, and
international bank account numbers, by their check digits. Names and mail addresses are not: a postmortem is full
of those that belong there.`,
  source:
    'Wikimedia incident documentation: remove private information. ISO/IEC 7812 and ISO 13616 for the check digits.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

The card 4539 5787 6362 1486 was charged twice.
`,
      good: `# Postmortem: checkout errors

## Impact

The card ending in 1486 was charged twice.
`,
    },
  ],
};

/** Two groups of either number: few texts have to be read closely. */
const mayHoldOne = /\d{4}[ -]\d{4}|[A-Z]{2}\d\d ?[A-Z\d]{4}/;

function* numbersIn({ text, start }: TypedText): Generator<Report> {
  for (const match of text.matchAll(card)) {
    const digits = match[0].replace(/\D/g, '');
    if (passesLuhn(digits) && !isTestCard(digits)) yield report(start + match.index, match[0], 'a payment card');
  }
  for (const match of text.matchAll(account)) {
    if (passesMod97(match[0].replace(/ /g, ''))) yield report(start + match.index, match[0], 'a bank account');
  }
}

function report(start: number, text: string, what: string) {
  return {
    span: { start, end: start + text.length },
    message: `This looks like the number of ${what}. Remove it before sharing, or leave only its last digits.`,
  };
}

/** Visa, Mastercard, Discover in groups of four, American Express in 4-6-5; plain runs of digits may be anything. */
const card =
  /(?<![\w-])(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d)([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ -])\d{6}\2\d{5})(?![\w-])/g;

/** `DE89 3704 0044 0532 0130 00`, with or without spaces. */
const account = /(?<![\w-])[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])/g;

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = digit * 2;
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** The numbers that providers give out for tests are full of the same digits. */
function isTestCard(digits: string): boolean {
  return (
    new Set(digits.slice(0, -1)).size <= 3 || /^(?:4012888888881881|5105105105105100|5555555555554444)$/.test(digits)
  );
}

function passesMod97(account: string): boolean {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
