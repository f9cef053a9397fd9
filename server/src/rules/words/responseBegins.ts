import { fold } from '../../time/names.ts';

/** By what somebody is told to have begun to look into it, folded. */
const begins: readonly string[] = [
  String.raw`\b(?:investigation|incident response|triage|troubleshooting|debugging|diagnosis) (?:is |was |has )?(?:begins?|began|begun|starts?|started|opens?|opened|kicks? off|under ?way)\b`,
  String.raw`\b(?:begins?|began|starts?|started|starting|beginning) (?:to |the |an |on |our |of the ){0,2}(?:investigat|triag|troubleshoot|debug|diagnos|look(?:s|ing)? into|work(?:s|ing)? on)`,
  String.raw`\b(?:start|beginning|first) (?:of (?:the )?)?(?:investigation|response|triage|troubleshooting)\b|\bfirst (?:responder|action)\b`,
  String.raw`\b(?:untersuchung|fehlersuche|diagnose|ursachensuche) (?:beginnt|begann|startet|gestartet|begonnen)|\b(?:beginn|start) der (?:untersuchung|analyse|fehlersuche|diagnose)`,
  String.raw`\b(?:investigation|enquete|analyse|diagnostic) (?:commence|demarre|debute)|\bdebut (?:de l'|du |de la )(?:investigation|enquete|analyse|diagnostic)`,
  String.raw`\b(?:comienza|empieza|(?:se )?inicia|inicio de|comienzo de|comeca|inicio d[ao]) (?:l?a |el |o )?(?:investigac|analisis|analise|diagnostic)`,
  '(?:調査|対応)を?開始|开始(?:排查|调查|处理|处置|定位)|介入(?:排查|处理)|(?:조사|분석|대응)(?:을|를)? ?(?:시작|착수)',
  '(?:начал(?:о|и|а)?|приступил[аи]?|початок|почал[аи]?) (?:к )?(?:расследов|разб[оиі]р|диагност|діагност|розслід|анал[иі]з)',
];

const pattern = new RegExp(begins.join('|'));

/** "Investigation begins", "Ana starts to look into it" */
export function saysResponseBegins(text: string): boolean {
  return pattern.test(fold(text));
}
