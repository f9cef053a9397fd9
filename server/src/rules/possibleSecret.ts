import type { Report, Rule, RulePage, TypedText } from './types.ts';

export const possibleSecret: Rule = {
  id: 'possible-secret',
  category: 'content',
  level: 'warning',
  summary: 'A key or token stands in the text.',
  fix: 'none',
  check: {
    per: 'block',
    run: (block) => (marks.test(block.text) ? secretsIn(block) : []),
  },
};

export const possibleSecretPage: RulePage = {
  why: `A postmortem is read by many, and copied to places where nobody thinks of keys. Commands and log lines that are
pasted in a hurry take theirs along. A key that was here has to be replaced, too: it stays in the history of the file.

Only forms that belong to keys alone are known: those of AWS, GitHub, GitLab, Slack, Google, Stripe and npm, signed
tokens (JWT), the first line of a private key, what an address gives as \`apiKey=…\` or \`token=…\`, and a setting such as
\`SESSION_SECRET=…\`. Code blocks are looked at as well.`,
  source:
    'Wikimedia incident documentation: remove private information; the formats are those that their makers publish.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Root Cause

\`AKIAQ4T7ZK2WMP5XRV3D\` was deleted.
`,
      good: `# Postmortem: checkout errors

## Root Cause

The key \`AKIA…RV3D\` was deleted.
`,
    },
  ],
};

/** One of these is in each: few texts have to be read closely. */
const marks =
  /AKIA|ASIA|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|npm_|eyJ|authorization: |(?:key|token|secret|password)=/i;

interface Secret {
  readonly pattern: RegExp;
  readonly what: string;
}

const secrets: readonly Secret[] = [
  {
    pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/g,
    what: 'the id of an AWS access key',
  },
  {
    pattern: /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----/g,
    what: 'a private key',
  },
  {
    pattern: /(?<!\w)(?:gh[pousr]_\w{36,255}|github_pat_\w{60,255})(?!\w)/g,
    what: 'a GitHub token',
  },
  { pattern: /(?<!\w)glpat-[\w-]{20,64}(?![\w-])/g, what: 'a GitLab token' },
  { pattern: /(?<!\w)xox[abprs]-\d{8,20}-[\w-]{10,100}(?![\w-])/g, what: 'a Slack token' },
  { pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g, what: 'a Google API key' },
  { pattern: /(?<!\w)[rs]k_live_\w{16,128}(?!\w)/g, what: 'a Stripe key' },
  { pattern: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g, what: 'an npm token' },
  {
    pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,2000}/g,
    what: 'a signed token (JWT)',
  },
  {
    pattern: /(?<=\bAuthorization: (?:Bearer|Basic) )(?!eyJ)[\w.~+/-]{24,2000}={0,2}/gi,
    what: 'a token',
  },
  {
    // Letters and digits, as nobody writes a word.
    pattern:
      /(?<=[?&](?:api_?key|access_?token|auth_?token|client_?secret|secret|token|password)=)(?=[a-z]{0,60}\d)(?=\d{0,60}[a-z])[a-z\d]{16,200}(?![\w-])/gi,
    what: 'a key in an address',
  },
  {
    // `SESSION_SECRET=…`: a variable of a program, in capitals.
    pattern:
      /(?<=(?<![A-Z\d_$])[A-Z\d_]{1,40}(?:SECRET|TOKEN|PASSWORD|PASSWD|API_KEY|ACCESS_KEY|PRIVATE_KEY)=["']?)(?=[\w+/-]{0,60}\d)(?=[\w+/-]{0,60}[a-z])(?!https?|(?:your|my|change|dummy|sample|fake|placeholder|test)[_-])[A-Za-z\d][\w+/-]{13,200}={0,2}(?![\w.:@{(<])/g,
    what: 'a key in a setting',
  },
];

function* secretsIn({ text, start }: TypedText): Generator<Report> {
  for (const { pattern, what } of secrets) {
    for (const match of text.matchAll(pattern)) {
      if (isMadeUp(match[0])) continue;
      yield {
        span: { start: start + match.index, end: start + match.index + match[0].length },
        message: `This looks like ${what}. Remove it before sharing, and replace it where it is used: it may be known by now.`,
      };
    }
  }
}

/** Keys of manuals, and keys that were made unreadable: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`. */
function isMadeUp(text: string): boolean {
  return /example|redacted|xxxx|(.)\1{7}|1234567/i.test(text);
}
