import { didYouMean } from '../../nearest.ts';
import type { Command, Given } from '../command.ts';
import { done, Misuse } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { type ExplainedRule, explainedRules } from './explainedRules.ts';
import { fixWords, ruleMarkdown } from './ruleText.ts';

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain [OPTIONS] [RULE]',
  summary: 'say what a rule reports and why, or list all rules',
  details: ['Without a RULE all rules are listed, each with its level.'],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['text', 'json'],
      default: 'text',
      help: 'text, or json: an array of { id, level, category, summary, why, fixable, options, docs }',
    },
  ],
  examples: [
    ['postmortem explain', 'all rules'],
    ['postmortem explain timeline-order', 'one of them, with examples'],
  ],
  exitCodes: [
    [0, 'explained'],
    [2, 'there is no such rule'],
  ],
  run: explain,
};

async function explain(given: Given, terminal: Terminal): Promise<number> {
  const [id, ...more] = given.positionals;
  if (more.length > 0) throw new Misuse('Name one rule, or none.');
  const asked = id === undefined ? explainedRules : explainedRules.filter((rule) => rule.id === id);
  if (id !== undefined && asked.length === 0) throw noSuchRule(id);
  if (given.value('format') === 'json') await terminal.print(`${JSON.stringify(asked.map(ruleJson), null, 2)}\n`);
  else await terminal.print(id === undefined ? listOf(asked) : asked.map(pageOf).join('\n'));
  return done;
}

function noSuchRule(id: string): Misuse {
  const names = explainedRules.map((rule) => rule.id);
  return new Misuse(`There is no rule ${id}.${didYouMean(id, names)}`);
}

function pageOf(rule: ExplainedRule): string {
  return `${rule.id} (${rule.level}, ${rule.category}). ${fixWords[rule.fix]}\n\n${ruleMarkdown(rule)}`;
}

function listOf(list: readonly ExplainedRule[]): string {
  const width = Math.max(...list.map(({ id }) => id.length));
  return list.map(({ id, level, summary }) => `${id.padEnd(width)}  ${level.padEnd(7)}  ${summary}\n`).join('');
}

function ruleJson({ id, level, category, summary, why, fix, options = [] }: ExplainedRule) {
  return {
    id,
    level,
    category,
    summary,
    why,
    fixable: fix,
    options: options.map(({ name, default: standard, description, schema }) => ({
      name,
      default: standard,
      description,
      schema,
    })),
    docs: `docs/rules/${id}.md`,
  };
}
