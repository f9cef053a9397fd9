import { catalogue, type Role } from '../catalogue.ts';
import type { Wording } from './types.ts';

/** English. Titles and prompts are those of the catalogue. */
export const en: Wording = {
  titles: ofCatalogue('title'),
  headings: {},
  prompts: ofCatalogue('prompt'),
  blank: 'What belongs here?',
  and: ' and ',
  genre: 'Postmortem: ',
  subject: 'what failed',
  zoneNote: ['All times in ', '.'],
  firstEvent: 'First sign of the incident',
  fields: {
    date: ['Date', 'Day of the incident'],
    authors: ['Authors', 'Who wrote this'],
    owner: ['Owner', 'Who sees to it that this is finished'],
    status: ['Status', 'Draft, in review, final'],
    severity: ['Severity', 'SEV1 to SEV5'],
    duration: ['Duration', 'From when to when, and how long that is'],
    incident: ['Incident ID', 'Number in the tracker'],
    participants: ['Participants', 'Who responded'],
    reviewers: ['Reviewed by', 'Who has read this and agrees'],
  },
  draft: 'Draft',
  asked: { owner: 'who?', due: 'until when?', ticket: 'which ticket?', priority: 'which priority?' },
  columns: {
    time: 'Time',
    event: 'Event',
    action: 'Action',
    type: 'Type',
    owner: 'Owner',
    due: 'Due',
    priority: 'Priority',
    ticket: 'Ticket',
    measure: 'Measure',
    value: 'Value',
  },
};

function ofCatalogue(key: 'title' | 'prompt'): Record<Role, string> {
  return Object.fromEntries(catalogue.map((entry) => [entry.id, entry[key]])) as Record<Role, string>;
}
