import { letters } from '../../characters.ts';
import type { Role } from '../../templates/catalogue.ts';
import type { Language } from '../../templates/names/types.ts';
import { commonplace } from '../words/commonplace.ts';
import { bareTitle, plainName, rolesOfPiece } from './roles.ts';

/**
 * The roles of a heading that joins a known name with something else: "Root cause and limits of proof",
 * `Symptoms & cause`, `증상과 원인`. What it holds besides takes nothing from it.
 *
 * @param among languages that sections are named in; none means any
 */
export function rolesOfJoined(title: string, among: readonly Language[] = []): readonly Role[] {
  const bare = title.length > longest ? '' : bareTitle(title);
  // `Phase 2: Response and follow-up` is of a phase.
  if (/[:：]/.test(bare)) return [];
  for (const joint of joints) {
    const sides = bare.split(joint);
    if (sides.length < 2) continue;
    return sides.length === 2 && sides.every(isShort) ? rolesOfSides(sides, among) : [];
  }
  return [];
}

/**
 * The roles of a heading that says what its cause or its lessons are of: "Root cause of the login failure", "Lessons from
 * the night shift", "Lehren für künftige Umzüge".
 */
export function rolesWithSubject(title: string, among: readonly Language[] = []): readonly Role[] {
  const bare = title.length > longest ? '' : bareTitle(title);
  const [, name = '', relation = '', about = ''] = ofSubject.exec(bare) ?? [];
  if (name === '' || /[:：?]/.test(bare) || isOfOthers(about) || plainName(about).split(' ').length > longestSubject)
    return [];
  const canBeOf = isPurpose.test(relation) ? canHavePurpose : canHaveSubject;
  return rolesOfSide(name, among).filter((role) => canBeOf.has(role));
}

/** "Root cause of the previous incident", "Action items from the January review" are told of another one. */
export function isOfOthers(subject: string): boolean {
  return ofOthers.test(subject);
}

const ofOthers =
  /\b(?:previous|prior|past|earlier|last|other|another|related|similar|former|old|anterior(?:es)?|previ[oa]s?|pasad[oa]s?|passad[oa]s?|otr[oa]s?|outr[oa]s?|précédente?s?|passée?s?|autres?|früher\w*|vorig\w*|letzte\w*|andere\w*|january|february|march|april|june|july|august|september|october|november|december)\b|прошл|предыдущ|друг(?:ие|их|ого|ой)|上次|以前|其他|前回|過去|他の|이전|지난|다른/i;

const ofSubject =
  /^(\S{2,20}(?: \S{1,20}){0,2}?) (of|behind|from|del?|da|do|d[eu]s|du|der|von|aus|for|für|para|pour|для|на) (?=\S)([^\n]{1,60})$/i;
/** "Lessons for the next migration" */
const isPurpose = /^(?:for|für|para|pour|для|на)$/i;
const canHavePurpose: ReadonlySet<Role> = new Set<Role>(['lessons-learned']);
const longestSubject = 6;
/** Of others it changes the meaning: "Discovery of …", "Fix for …". */
const canHaveSubject: ReadonlySet<Role> = new Set<Role>(['root-cause', 'contributing-factors', 'lessons-learned']);

/** As many letters as the longest title in which a name and a tail are told apart. */
const longest = 80;

/** What joins two names, by how seldom it does anything else. */
const joints: readonly RegExp[] = [
  /\s*[&+]\s*|\s+\/\s+/,
  new RegExp(`(?<=[${letters}])\\s+(?:and|y|e|et|und|и|및)\\s+(?=[${letters}])`, 'i'),
  /(?<=[가-힣])[와과]\s+(?=[가-힣])/,
  // `재발 방지/운영 메모`: elsewhere a slash without spaces is within a name.
  /(?<=[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3])[/／・·](?=[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3])/,
  /(?<=[\u3041-\u30ff\u4e00-\u9fff])(?:と|および|及び|和|与|與|及|以及|、)(?=[\u30a0-\u30ff\u4e00-\u9fff])/,
];

const mostWords = 4;

function isShort(side: string): boolean {
  const name = plainName(side);
  return name !== '' && name.split(' ').length <= mostWords;
}

function rolesOfSides(sides: readonly string[], among: readonly Language[]): readonly Role[] {
  if (sides.some(isOfOthers)) return [];
  const found = sides.flatMap((side, at) => rolesOfSide(side, among).filter((role) => telling[at]?.has(role)));
  return [...new Set(found)];
}

function rolesOfSide(side: string, among: readonly Language[]): readonly Role[] {
  return commonplace.has(plainName(side)) ? [] : rolesOfPiece(side, among);
}

/** No timeline: "Timeline and log excerpts" may hold links alone, and lists of times are found wherever they stand. */
const answers: readonly Role[] = [
  'summary',
  'impact',
  'root-cause',
  'contributing-factors',
  'lessons-learned',
  'went-well',
  'went-wrong',
  'action-items',
];

/** By the side: "Recovery and monitoring limits" is of the recovery, "Backup and recovery" of a kind of work. */
const telling: readonly ReadonlySet<Role>[] = [
  new Set<Role>([...answers, 'resolution', 'detection']),
  new Set(answers),
];
