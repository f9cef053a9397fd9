import { alphabetic } from '../../characters.ts';
import { flatten, linesOf, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { fold } from '../../time/names.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import type { StatedSeverity } from '../types.ts';
import { keyOfKind, type LabelledText, labelKindsOf } from '../words/labels.ts';

/** `SEV-2`, `Sev 2`, `severity 2`, `P1`. */
const numbered = new RegExp(
  String.raw`(?<![${alphabetic}\d])(?:(sev(?:erity)?)[\s\u2010\u2011-]?([0-5])|(p)([0-5]))(?![${alphabetic}\d]|[-/.]\d)`,
  'gi',
);

/** `2`, as a value of its own. */
const bareNumber = new RegExp(String.raw`^([0-5])(?![${alphabetic}\d]|[-/.,]\d)`);

/** Words that say how bad something is, folded; each stands for one step of a scale. */
const words = new RegExp(
  String.raw`^(?:critical|blocker|major|high|moderate|medium|minor|low|critica|alta|media|baja|baixa|critique|haute|elevee|moyenne|faible|kritisch|hoch|mittel|niedrig|критическ(?:ий|ая)|высок(?:ий|ая)|средн(?:ий|яя)|низк(?:ий|ая))(?![${alphabetic}\d])`,
);

/** The word of a scale that a text, folded, begins with. */
export function severityWord(folded: string): string | undefined {
  return words.exec(folded)?.[0];
}

/** What titles, front matter and labels give for the severity; one that offers a choice (`SEV-1/2/3`) gives none. */
export function severitiesStated(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  title: PlainText | undefined,
): readonly StatedSeverity[] {
  const found: StatedSeverity[] = [];
  if (title) found.push(...only(mentionsIn(title, 'title')));
  const key = keyOfKind(frontMatter, 'severity', ['severity', 'sev']) ?? '';
  const place = frontMatter?.places.get(key);
  if (frontMatter && place) {
    const text = frontMatter.values.get(key) ?? '';
    found.push(...gradeIn({ ...place, text }, 'front-matter'));
  }
  for (const { kinds, value } of labels)
    if (kinds.includes('severity') && !endsCited(value))
      found.push(...gradeIn(value, changes.test(value.text) ? 'change' : 'label'));
  return found;
}

/** `"Severity: LOW (nothing was lost)"`: what somebody said. */
function endsCited({ text }: PlainText): boolean {
  return /^[^"“”„«»\r\n]{1,80}["”»]/.test(text);
}

function gradeIn(whole: PlainText, place: StatedSeverity['place']): readonly StatedSeverity[] {
  // `🔴 High`
  const lead = /^[^\p{L}\p{N}]{1,8}(?=\p{L})/u.exec(whole.text)?.[0].length ?? 0;
  const value =
    lead > 0 && whole.end - whole.start === whole.text.length ? slicePlain(whole, lead, whole.text.length) : whole;
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
  /\b(?:this (?:was|is)(?: an?)?|was an?|declared(?: as)?(?: an?)?|(?:classified|rated|treated|categori[sz]ed|logged) as(?: an?)?|had (?:an? )?severity(?: of)?|(?:war(?: das)? ein|eingestuft als|als)|(?:fue|trató de|foi|era) uma? (?:incidente (?:de )?)?|(?:fue|trató de) un (?:incidente (?:de )?)?|cl?assifi[cé]a?d[oa] como|clasificad[oa] como|classée? (?:en )?|c'était un (?:incident )?|это был|классифицирован\S* как|属于|定级为|定为)\s*$/i;
/** Behind it. */
const saidOf =
  /^(?:\s(?:incident|outage)\b|[\s-](?:vorfall|incidente?|инцидент)|\s?(?:级(?:故障|事故)|として(?:扱|対応|分類)|に分類|로 분류|장애로 분류))/i;
const affects = /^\s(?:affected|impacted|hit)\b/i;
const changes = new RegExp(
  [
    String.raw`\b(?:rais(?:ed|ing)|upgrad(?:ed|ing)|downgrad(?:ed|ing)|lower(?:ed|ing)|escalat(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)|chang(?:ed|ing)|bump(?:ed|ing)|reduc(?:ed|ing)|promot(?:ed|ing)|demot(?:ed|ing)|re-?classif(?:ied|ying)|initially|originally|at first|later|should have been|instead of)\b`,
    String.raw`\b(?:(?:herab|herunter|hoch|zurück)gestuft|gesenkt|angehoben|ursprünglich|zunächst)\b`,
    String.raw`\b(?:rebajad|reducid|elevad|escalad|degradad|reclasificad|rebaixad|reduzid|reclassificad|aumentad|subid|bajad)[oa]s?\b`,
    String.raw`\b(?:inicialmente|originalmente)\b`,
    String.raw`(?<!\p{L})(?:abaiss|rédui|relev|rétrograd|déclass|reclass|escalad|initialement|à l['’]origine)`,
    '(?:понижен|повышен|снижен|поднят|изначально|первоначально)',
    '降级|降級|升级为|升級為|下调|上调|调整为|最初|引き下げ|引き上げ|格下げ|格上げ|変更|当初|하향|상향|격하|격상|조정|처음에',
  ].join('|'),
  'iu',
);

/** `本件はSEV2として扱った`, where words have no spaces between them. */
const scriptBefore = /[\u3040-\u9fff\uac00-\ud7a3]\s?$/;

/** The label of a line with one mention; none where it has another one, and empty where there is no mention in it. */
function severityLabelOf(line: PlainText): string | undefined {
  const mentions = mentionsIn(line, 'text').length;
  if (mentions === 0) return '';
  const label = line.text
    .slice(0, Math.max(0, line.text.search(/[:：]/)))
    .replace(/[*_\s]+/g, ' ')
    .trim();
  return mentions === 1 && labelKindsOf(label).includes('severity') ? fold(label) : undefined;
}

/** `Severity: SEV2` over `Severity: SEV1`; `Severity (initial):` over `Severity (final):` tell of a change. */
function isLabelledTwice(lines: readonly PlainText[]): boolean {
  const labels = lines.map(severityLabelOf).filter((label) => label !== '');
  return labels[0] !== undefined && labels.every((label) => label === labels[0]);
}

/** What sentences say; one that tells of a change is marked as such. */
export function severitiesInText(passage: PlainText): readonly StatedSeverity[] {
  if (!/sev|p[0-5]/i.test(passage.text)) return wordsOfChange(passage);
  const mentions = mentionsIn(passage, 'text');
  if (mentions.length === 0) return wordsOfChange(passage);
  if (changes.test(passage.text)) return mentions.map((mention) => ({ ...mention, place: 'change' }));
  if (mentions.length > 1 && isLabelledTwice(linesOf(passage))) return [];
  if (mentions.length > 1) return mentions.map((mention) => ({ ...mention, place: 'change' }));
  return mentions.filter(({ span, scale }) => {
    const [from, to] = [span.start - passage.start, span.end - passage.start];
    const [before, after] = [passage.text.slice(Math.max(0, from - 40), from), passage.text.slice(to, to + 20)];
    const isThis = /\bthis\s+$/i.test(before);
    const isOfThis = isThis || scriptBefore.test(before) || (scale === 'sev' && /\bthe\s+$/i.test(before));
    // `P2` may be the priority of a ticket.
    if (says.test(before)) return scale === 'sev' || saidOf.test(after);
    return (isOfThis && saidOf.test(after)) || (isThis && affects.test(after));
  });
}

/** "The severity was lowered from high to medium", `the claim was reduced to "Severity: LOW"` */
function wordsOfChange({ text, start }: PlainText): readonly StatedSeverity[] {
  if (!namesSeverity.test(text) || !changes.test(text)) return [];
  return [...text.matchAll(inFrontOfWord)].flatMap((match): StatedSeverity[] => {
    const at = match.index + match[0].length;
    const word = severityWord(fold(text.slice(at, at + longestWord)));
    if (word === undefined) return [];
    const said = text.slice(at, at + word.length);
    const span = { start: start + at, end: start + at + word.length };
    return [{ text: said, span, scale: 'word', value: fold(said), place: 'change' }];
  });
}

const longestWord = 16;
const severityNames =
  'severity|schweregrad|severidad|gravedad|severidade|gravidade|sévérité|gravité|серьезность|критичность';
const namesSeverity = new RegExp(severityNames, 'i');
const inFrontOfWord = new RegExp(
  `(?:(?:${severityNames})["”*]?[:：]?|(?<!\\p{L})(?:from|to|von|auf|de|a|à|para|с|до))\\s{1,3}["'“„«*]{0,2}`,
  'giu',
);
