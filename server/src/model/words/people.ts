/** Names of people, as they stand in lists: `Noor Haddad, Ilse Brandt & @tomas (SRE)`. */
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { fold } from '../../time/names.ts';

/** Between two names, or what stands in brackets and is about one of them. */
const betweenNames = /\([^()]*\)|[,;&+/、，]|\s(?:and|und|y|e|et|и)\s/gu;

/** The names, where there is nothing else; none where one of them may be no person's. */
export function peopleIn(text: PlainText): readonly PlainText[] {
  const [first, ...others] = namesIn(text);
  const people = first ? [first, ...others.filter((name) => !isJob(name))] : [];
  return people.every(({ text: name }) => isName(name) && !isTeam(name)) ? people : [];
}

/** What stands between commas and the like, without what is said in brackets about it. */
export function namesIn(text: PlainText): readonly PlainText[] {
  const seams = [...text.text.matchAll(betweenNames)].filter(([seam]) => !seam.startsWith('('));
  const starts = [0, ...seams.map(({ index, 0: seam }) => index + seam.length)];
  const ends = [...seams.map(({ index }) => index), text.text.length];
  return starts.flatMap((start, at) => {
    const part = text.text.slice(start, ends[at]);
    const name = part.replace(/\([^()]*\)\s*$/, '').trim();
    const from = start + part.indexOf(name);
    return name === '' ? [] : [slicePlain(text, from, from + name.length)];
  });
}

/** Up to four words, of which the first begins as names do. */
function isName(text: string): boolean {
  return /^@?[\p{Lu}\p{Lo}@][^\s]*(?:\s[^\s]+){0,3}$/u.test(text);
}

/** `SRE`, `Platform team`: one owner with two names. */
function isTeam(text: string): boolean {
  return /^[A-Z]{2,5}$/.test(text) || /\b(?:team|squad|group|engineering|operations|on-?call)\b/i.test(text);
}

/** Behind a comma what the one in front of it is: `Ana Ruiz, DevOps Engineer`. */
function isJob({ text }: PlainText): boolean {
  return /(?:^|\s)(?:engineer|developer|architect|manager|lead|director|analyst|administrator|consultant)$/i.test(text);
}

/** What somebody may be called by who is named so: `@ana` and `ana`, "Ana Ortiz" and "Ana", folded. */
export function callsOf(name: string): readonly string[] {
  const whole = fold(name).replace(/^@/, '');
  const [first = whole] = whole.split(/\s/);
  return first === whole || first.length < 2 ? [whole] : [whole, first];
}
