import { alphabetic } from '../characters.ts';
import { flatten, type PlainText } from '../syntax/plainText.ts';
import { fold } from '../time/names.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { LabelledText } from './labels.ts';
import type { StatedSeverity } from './types.ts';

/** `SEV-2`, `Sev 2`, `severity 2`, `P1`. */
const numbered = new RegExp(
  String.raw`(?<![${alphabetic}\d])(?:(sev(?:erity)?)[\s-]?([0-5])|(p)([0-5]))(?![${alphabetic}\d]|[-/.]\d)`,
  'gi',
);

/** `2`, as a value of its own. */
const bareNumber = new RegExp(String.raw`^([0-5])(?![${alphabetic}\d]|[-/.,]\d)`);

/** Words that say how bad something is, folded; each stands for one step of a scale. */
const words = new RegExp(
  String.raw`^(?:critical|blocker|major|high|moderate|medium|minor|low|critica|alta|media|baja|baixa|critique|haute|elevee|moyenne|faible|kritisch|hoch|mittel|niedrig|критическ(?:ий|ая)|высок(?:ий|ая)|средн(?:ий|яя)|низк(?:ий|ая))(?![${alphabetic}\d])`,
);

/** What titles, front matter and labels give for the severity; one that offers a choice (`SEV-1/2/3`) gives none. */
export function severitiesStated(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  title: PlainText | undefined,
): readonly StatedSeverity[] {
  const found: StatedSeverity[] = [];
  if (title) found.push(...only(mentionsIn(title, 'title')));
  const key = ['severity', 'sev'].find((name) => frontMatter?.values.has(name)) ?? '';
  const place = frontMatter?.places.get(key);
  if (frontMatter && place) {
    const text = frontMatter.values.get(key) ?? '';
    found.push(...gradeIn({ ...place, text }, 'front-matter'));
  }
  for (const { kinds, value } of labels) if (kinds.includes('severity')) found.push(...gradeIn(value, 'label'));
  return found;
}

function gradeIn(value: PlainText, place: StatedSeverity['place']): readonly StatedSeverity[] {
  const mentions = mentionsIn(value, place);
  if (mentions.length > 0) return only(mentions);
  const folded = fold(value.text);
  const bare = bareNumber.exec(folded)?.[1];
  const word = words.exec(folded)?.[0];
  if (bare === undefined && (word === undefined || /[/|]/.test(folded))) return [];
  const text = value.text.slice(0, (bare ?? word ?? '').length);
  const span = { start: value.start, end: value.start + text.length };
  return [
    { text, span, place, ...(bare ? { scale: 'sev', value: `SEV${bare}` } : { scale: 'word', value: fold(text) }) },
  ];
}

function only(mentions: readonly StatedSeverity[]): readonly StatedSeverity[] {
  return mentions.length === 1 ? mentions : [];
}

function mentionsIn({ text, start }: PlainText, place: StatedSeverity['place']): readonly StatedSeverity[] {
  return [...text.matchAll(numbered)].map((match): StatedSeverity => {
    const [whole, sev, level, , priority] = match;
    const span = { start: start + match.index, end: start + match.index + whole.length };
    const scale = sev === undefined ? 'p' : 'sev';
    return { text: flatten(whole), span, scale, value: sev === undefined ? `P${priority}` : `SEV${level}`, place };
  });
}

/** "This was a SEV-2 incident", "declared as SEV2". */
const says =
  /\b(?:this (?:was|is)(?: an?)?|was an?|declared(?: as)?(?: an?)?|(?:classified|rated|treated|categori[sz]ed|logged) as(?: an?)?)\s+$/i;
const changes =
  /\b(?:rais(?:ed|ing)|upgrad(?:ed|ing)|downgrad(?:ed|ing)|lower(?:ed|ing)|escalat(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)|chang(?:ed|ing)|bump(?:ed|ing)|reduc(?:ed|ing)|promot(?:ed|ing)|demot(?:ed|ing)|re-?classif(?:ied|ying)|initially|originally|at first|later|should have been|instead of)\b/i;

/** What sentences say; one that tells of a change is marked as such. */
export function severitiesInText(passage: PlainText): readonly StatedSeverity[] {
  if (!/sev/i.test(passage.text)) return [];
  const mentions = mentionsIn(passage, 'text').filter(({ scale }) => scale === 'sev');
  if (mentions.length === 0) return [];
  if (mentions.length > 1 || changes.test(passage.text))
    return mentions.map((mention) => ({ ...mention, place: 'change' }));
  return mentions.filter(({ span }) => {
    const [from, to] = [span.start - passage.start, span.end - passage.start];
    const before = passage.text.slice(Math.max(0, from - 40), from);
    return (
      says.test(before) ||
      (/\b(?:the|this)\s+$/i.test(before) && /^\s(?:incident|outage)\b/i.test(passage.text.slice(to)))
    );
  });
}
