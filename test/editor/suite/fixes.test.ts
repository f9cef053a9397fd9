import { equal, ok } from './assert.ts';
import { applyAction, closeAll, codeOf, openFixture, openText, quickFixes, waitForDiagnostics } from './support.ts';

interface Fix {
  readonly code: string;
  readonly title: string;
  /** What it does to the text of the draft. */
  readonly change: (draft: string) => string;
  /** How many faults of the kind are left. */
  readonly left: number;
}

const impact = '## Impact\n\n<!-- Who was affected, how many, and what could they not do? -->\n\n';
const resolution = '## Resolution\n\n<!-- What ended the impact, and how do we know that it did? -->\n\n';
const escalation = '- **06:20** Orla escalates to the platform team.\n';
const call = '- **06:05** A shift lead calls the service desk.\n';
const restart = '- The print server is restarted.\n  Its log is kept.\n';

const fixes: readonly Fix[] = [
  {
    code: 'missing-section',
    title: 'Insert “Impact”',
    change: (draft) => before('## Timeline', impact, draft),
    left: 1,
  },
  {
    code: 'missing-section',
    title: 'Insert “Resolution”',
    change: (draft) => before('## Action Items', resolution, draft),
    left: 1,
  },
  {
    code: 'missing-section',
    title: 'Insert all 2 missing sections',
    change: (draft) => before('## Timeline', impact, before('## Action Items', resolution, draft)),
    left: 0,
  },
  {
    code: 'timeline-order',
    title: 'Move this event to its place',
    change: (draft) => draft.replace(escalation + call, call + escalation),
    left: 0,
  },
  {
    code: 'timeline-order',
    title: 'Sort this timeline',
    // An event without a time stays behind the one it followed.
    change: (draft) => draft.replace(escalation + call + restart, call + restart + escalation),
    left: 0,
  },
  {
    code: 'undated-event',
    title: 'Use the time of the event before (06:05)',
    change: (draft) => before('The print server is', '**06:05** ', draft),
    left: 0,
  },
  {
    code: 'undated-event',
    title: 'Use the time between its neighbours (06:26)',
    change: (draft) => before('The print server is', '**06:26** ', draft),
    left: 0,
  },
];

describe('quick fixes', () => {
  afterEach(closeAll);

  for (const { code, title, change, left } of fixes) {
    it(`${code}: ${title}`, async () => {
      const document = await openFixture('draft.md');
      const draft = document.getText();
      const diagnostics = await waitForDiagnostics(document, (codes) => codes.includes(code));
      const diagnostic = diagnostics.find((one) => codeOf(one) === code);
      ok(diagnostic, 'There is no such diagnostic.');
      await applyAction(await quickFixes(document, diagnostic.range), title);
      equal(document.getText(), change(draft), 'text');
      await waitForDiagnostics(document, (codes) => codes.filter((each) => each === code).length === left);
    });
  }

  it('names the current time in the zone of the timeline', async () => {
    // It is offered while the incident goes on.
    const [date] = new Date().toISOString().split('T');
    const told = `- ${date} 00:00 UTC Labels are missing\n- The print server is restarted\n`;
    const { document } = await openText(
      `---\ntype: postmortem\n---\n\n# Printers stood still\n\n## Timeline\n\n${told}`,
    );
    const diagnostics = await waitForDiagnostics(document, (codes) => codes.includes('undated-event'));
    const diagnostic = diagnostics.find((one) => codeOf(one) === 'undated-event');
    ok(diagnostic, 'There is no such diagnostic.');
    const actions = await quickFixes(document, diagnostic.range);
    const earliest = clock(new Date());
    const now = actions.map(({ title }) => /^Use the current time \((\d\d:\d\d)\)$/.exec(title)?.[1]).find(Boolean);
    ok(now, 'It is not offered.');
    // A minute may have passed in between.
    ok([earliest, clock(new Date(Date.now() - 60_000))].includes(now), `${now} is not the time in UTC.`);
  });
});

function before(place: string, text: string, draft: string): string {
  ok(draft.includes(place), `The draft has no “${place}”.`);
  return draft.replace(place, text + place);
}

function clock(date: Date): string {
  return date.toISOString().slice(11, 16);
}
