import { freshDocument } from '../../server/src/templates/fresh.ts';
import { templates } from '../../server/src/templates/registry.ts';
import type { Template, TemplateSection } from '../../server/src/templates/types.ts';
import { wordings } from '../../server/src/templates/wording/registry.ts';
import type { Output } from '../generate.mts';
import { table } from './tables.mts';

/** A page for each template: what it asks for, and what a fresh document looks like. */
export function writeTemplatePages(): Output[] {
  return templates.map((template) => ({ file: `docs/templates/${template.id}.md`, content: pageOf(template) }));
}

function pageOf(template: Template): string {
  const { id, title, description, origin, sections, metadata } = template;
  const facts = metadata?.fields.map(({ field, required }) => {
    const [label] = wordings.en.fields[field];
    return required ? label : `${label} (optional)`;
  });
  return [
    '<!-- Generated from server/src/templates. Do not edit: run `npm run generate`. -->',
    '',
    `# ${title}`,
    '',
    description,
    '',
    `Origin: ${origin}`,
    '',
    '## Sections',
    '',
    table(['Section', 'Required', 'Asks'], sections.map(rowOf)),
    '',
    ...(facts ? [`Of the postmortem itself it wants to know: ${facts.join(', ')}.`, ''] : []),
    '## A fresh document',
    '',
    '````markdown',
    freshDocument({ template, date: '2025-02-11', title: 'Checkout errors' }).trimEnd(),
    '````',
    '',
    '## Hold documents to it',
    '',
    '```json',
    `"postmortem.template": "${id}"`,
    '```',
    '',
    '[All templates, and what sections may be called](../templates.md)',
    '',
  ].join('\n');
}

function rowOf({ heading, required, nested, prompt, holds }: TemplateSection): string[] {
  const labels = holds.map(({ label, prompt: question }) => `**${label}:** ${question}`);
  return [nested ? `– ${heading}` : heading, required ? 'yes' : 'no', labels.join('; ') || prompt];
}
