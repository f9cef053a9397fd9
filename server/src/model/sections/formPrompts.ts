/** What a form asks its writer, in marks that set it off from the answer: `_What ended it?_` */

/** How instructions begin, and what somebody tells does not. */
const opening =
  /^(?:(?:please )?(?:briefly |clearly |in detail,? )?(?:describe|explain|outline|summari[sz]e|detail) (?:how|what|why|when|who|which|the|any|in|here|this|your|all)\b|provide (?:a|an) (?:brief|short|high[- ]level|concise|detailed|one[- ]|clear)|(?:include|insert|paste|attach|add) (?:a|any|all|the|your|relevant|links?|screenshots?|graphs?)\b.{0,80}\bhere\b|write (?:a|an|one|two|your) (?:brief|short|sentence|paragraph|summary|concise)|list (?:all|any|the|every) .{0,100}\bthat (?:were|was|contributed|need|must|should)\b|use this section to\b|this section should\b|fill (?:in|out) (?:the|this)\b)/i;

/** How they go on: "Note who is responsible." */
const goingOn =
  /^(?:(?:please )?(?:also )?(?:note|mention|specify|state|include|describe|explain|outline|detail|list|identify|consider) (?:how|what|why|when|who|where|which|whether|if|the|any|all|your|each)\b|be (?:as )?(?:specific|concise|brief|precise|honest|blameless)\b)/i;

/** Whether all of a text, on one line, is what a form tells its writer. What has a colon may hold the answer. */
export function isInstruction(flat: string): boolean {
  if (!opening.test(flat) || /[:：]/.test(flat)) return false;
  const [, ...others] = flat.split(/(?<=[.!?]) /);
  return others.every((sentence) => goingOn.test(sentence));
}

/** Words of what states something, and asks nothing. */
export const stating =
  /\d|\b(?:is|are|was|were|has|have|had|been|will|may)\b|^\[(?:update|edit(?:ed)?|note|nb|correction|disclaimer|editor)\b|\b(?:withheld|redacted|removed|omitted|confidential|to follow)\b/i;

/** A line of a list or a paragraph that is slanted from its beginning to its end. */
const slanted = /\s*(?:[-*+]\s+|\d{1,2}[.)]\s+)?(?:_([^_]{2,300})_|\*(?=[^*\s])([^*]{2,300})\*)[ \t\\]*(?:\r?\n|$)/y;

/** Whether a text is a question that waits for an answer: "Could we have known?" may be what somebody learned. */
function isQuestion(text: string): boolean {
  return /[?？]\s*$|か。?\s*$/.test(text) && (asking.test(text) || askingAnywhere.test(text));
}

/** How such a question begins, in the languages that sections have names in; and what stands anywhere in one. */
const asking =
  /^[¿\s]*(?:what|which|who|whom|whose|when|where|why|how|qué|cuál|cuáles|quién|quiénes|cuándo|cuánto|cuántos|dónde|cómo|por qué|o que|qual|quais|quem|quando|quanto|quantos|onde|como|por que|que|quel|quelle|quels|quelles|qui|quand|combien|où|comment|pourquoi|was|welche[rsnm]?|wer|wen|wem|wann|wo|warum|wieso|wie|что|как|какой|какая|какое|какие|каков|кто|кого|когда|где|почему|сколько)(?![\p{L}'])/iu;
const askingAnywhere =
  /[何誰谁哪]|なぜ|どこ|どの|どう|いつ|什么|甚么|如何|怎么|怎样|多少|무엇|무슨|누가|누구|언제|어디|어떻게|어떤|왜|얼마/;

/** What else a form asks for beside its questions: `_Date and time of the repair_` */
const longestField = 40;
const longest = 1500;

/** Whether a text is nothing but questions of a form, each slanted, and names of what it asks for. */
export function isAsking(text: string): boolean {
  const typed = text.trim();
  if (typed.length > longest) return false;
  let asks = false;
  for (slanted.lastIndex = 0; slanted.lastIndex < typed.length; ) {
    const line = slanted.exec(typed);
    const words = (line?.[1] ?? line?.[2])?.trim();
    if (words === undefined) return false;
    const isAsked = isQuestion(words);
    if (!isAsked && (words.length > longestField || /[.!。！:：]$/.test(words) || stating.test(words))) return false;
    asks ||= isAsked;
  }
  return asks;
}

/** Whether a text is nothing but a table with rows, in none of which anything stands but a number in front. */
export function isBlankTable(text: string): boolean {
  const [head = '', rule = '', ...rows] = text.trim().split(/[ \t]*\r?\n[ \t]*/);
  return (
    head.includes('|') &&
    /^[|:\- \t]+$/.test(rule) &&
    rule.includes('-') &&
    rule.includes('|') &&
    rows.length > 0 &&
    rows.every((row) => blankRow.test(row))
  );
}

/** `| 1 | | |` */
const blankRow = /^\|(?:[ \t]*\d{1,2}[.)]?[ \t]*\|)?(?:[ \t|]|<br ?\/?>|&nbsp;)*$/i;
