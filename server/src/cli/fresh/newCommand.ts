import { templateFromMarkdown } from '../../model/document/ownTemplate.ts';
import { didYouMean } from '../../nearest.ts';
import { freshDocument } from '../../templates/fresh.ts';
import type { Language } from '../../templates/names/types.ts';
import { templates } from '../../templates/registry.ts';
import type { Template } from '../../templates/types.ts';
import { wordings } from '../../templates/wording/registry.ts';
import { dateOfDayNumber, dayNumber } from '../../time/instant.ts';
import { zoneNamed } from '../../time/zone.ts';
import type { Command, Given } from '../command.ts';
import { loadText } from '../files/load.ts';
import { isMarkdownName } from '../files/markdown.ts';
import { outputOption, writeResult } from '../files/output.ts';
import { done, Misuse, Problem } from '../problem.ts';
import { snapshotOf } from '../snapshot.ts';
import type { Terminal } from '../terminal.ts';

const ids = templates.map(({ id }) => id);

export const newCommand: Command = {
  name: 'new',
  usage: 'new [OPTIONS] [-o FILE]',
  summary: 'print a fresh postmortem, to be filled in',
  details: [
    `The templates are ${ids.join(', ')}. A Markdown file of your own is one too: --template docs/our-template.md.`,
  ],
  options: [
    {
      name: 'template',
      short: 't',
      value: 'TEMPLATE',
      default: 'minimal',
      help: 'a template, or a Markdown file to take for one',
    },
    { name: 'title', value: 'TEXT', help: 'what failed: "Checkout errors"' },
    { name: 'date', value: 'DATE', help: 'day of the incident, as 2026-11-21' },
    { name: 'zone', value: 'ZONE', default: 'UTC', help: 'zone of its times: UTC, +02:00, Europe/Berlin' },
    { name: 'author', value: 'NAME', help: 'who writes' },
    { name: 'language', value: 'CODE', choices: Object.keys(wordings), default: 'en', help: 'of headings and prompts' },
    outputOption,
  ],
  examples: [
    ['postmortem new --title "Checkout errors" -o outage.md', 'a file to write in'],
    ['postmortem new --template google-sre --date 2026-11-21', 'another form, printed'],
  ],
  exitCodes: [
    [0, 'the document was written'],
    [2, 'there is no such template, or the file exists already'],
  ],
  run: writeNew,
};

async function writeNew(given: Given, terminal: Terminal): Promise<number> {
  if (given.positionals.length > 0) throw new Misuse(`Name the file behind -o: -o ${given.positionals[0]}.`);
  const author = given.value('author');
  const text = freshDocument({
    template: await templateNamed(given.value('template') ?? 'minimal'),
    title: given.value('title'),
    date: readDate(given.value('date')),
    zone: readZone(given.value('zone')),
    language: given.value('language') as Language,
    ...(author !== undefined && { authors: [author] }),
  });
  await writeResult(text, given, terminal);
  return done;
}

async function templateNamed(name: string): Promise<Template> {
  const known = templates.find(({ id }) => id === name);
  if (known) return known;
  if (!isMarkdownName(name)) throw new Misuse(`There is no template ${name}.${didYouMean(name, ids)}`);
  const { template, problems } = templateFromMarkdown(name, snapshotOf(name, await loadText(name), 0).postmortem);
  if (!template) throw new Problem(problems.join(' '));
  return template;
}

/** Only a date that the calendar has. */
function readDate(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const real = dateOfDayNumber(dayNumber(date));
  if (real.month !== date.month || real.day !== date.day)
    throw new Misuse(`--date is a day of the calendar, as 2026-11-21, not ${written}.`);
  return written;
}

function readZone(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (zoneNamed(written) === undefined)
    throw new Misuse(`--zone is the name of a time zone, as UTC, +02:00 or Europe/Berlin, not ${written}.`);
  return written;
}
