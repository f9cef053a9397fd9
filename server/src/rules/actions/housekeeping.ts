/** What a form has ticked before it is closed: it is about the document, and no action of the incident. */
import { once } from '../../model/memory.ts';
import { fold } from '../../time/names.ts';

/** "Sections above are filled out", "Write an incident report": whoever reads this has it before them. */
export function isHousekeeping(description: string): boolean {
  return housekeeping().test(fold(description));
}

/** Folded, in the languages that sections have names in. */
const housekeeping = once(() => {
  const part =
    '(?:(?:incident|after-?action|outage) )?(?:sections?|title|report|review|post-?mortem|rca|document|template|form)';
  const filled =
    '(?:filled|cleaned up|reviewed|completed?|written|published|drafted|finished|finali[sz]ed|approved|signed off|proof-?read)';
  return new RegExp(
    `^(?:${[
      String.raw`(?:write|publish|draft|complete|finish|create|prepare)\b[^.;:]{0,30}\b(?:incident (?:report|review)|post-?mortem|rca|root cause analysis)\P{L}*$`,
      String.raw`(?:(?:all|the|this|these|each|every) ){0,2}${part}(?:(?:,| and| or) (?:the )?${part}){0,2}(?: above| below)?(?: (?:is|are|was|were|has|have|been|fully)){0,3} ${filled}\b`,
      String.raw`(?:fill (?:in|out)|clean up|complete|review|finish|proof-?read) (?:(?:all|the|these) ){0,2}(?:sections|this (?:${part}|page))\b`,
      String.raw`mark (?:all )?(?:the )?times\b|all (?:actionable |action )?items above have\b|(?:the )?incident (?:is|has been) (?:dealt with|over|resolved|closed)\b`,
      String.raw`(?:(?:der|die|das|dieser|dieses|alle) )?(?:post-?mortem|(?:vorfalls?)?bericht|dokument|abschnitte|titel|vorlage)(?: \p{L}+){0,2} (?:gepruft|ausgefullt|veroffentlicht|abgenommen|vollstandig|freigegeben)`,
      'se (?:completo|reviso|publico|lleno) (?:el|la|este) (?:post-?mortem|informe|documento|reporte)',
      String.raw`(?:(?:el|la|este|las|todas las) )?(?:post-?mortem|informe|documento|reporte|secciones|titulo|plantilla)(?: \p{L}+){0,3} (?:revisad|completad|publicad|llen|rellenad|aprobad)[oa]s?\b`,
      String.raw`(?:(?:o|a|este|as|todas as) )?(?:post-?mortem|relatorio|documento|secoes|titulo|modelo)(?: \p{L}+){0,3} (?:revisad|preenchid|publicad|concluid|aprovad)[oa]s?\b`,
      String.raw`(?:(?:le|ce|les|toutes les) )?(?:post-?mortem|rapport|document|sections|titre|modele)(?: [\p{L}'’]+){0,3} (?:relu|rempli|publie|valide|complete)e?s?\b`,
      String.raw`(?:все )?(?:разделы|отчет|постмортем|документ|заголовок|шаблон)(?: об инциденте)?(?: \p{L}+)? (?:заполнен|проверен|опубликован|согласован)[аоы]?(?!\p{L})`,
      '(?:本|该)?(?:复盘|报告|報告|文档|文件|模板|章节|章節|标题|標題)(?:报告|報告|文档)?(?:均|都)?已(?:填写|填寫|审核|審核|评审|发布|發布)',
      '(?:この|本)?(?:報告書|ポストモーテム|文書|全項目|テンプレート)(?:が|は|を)?.{0,8}(?:記入|レビュー|公開|承認)(?:済|され|した|しました|完了)',
      '(?:이 )?(?:보고서|포스트모템|문서|모든 항목|템플릿)(?:가|이|를|을)?.{0,8}(?:작성|검토|게시|승인)(?:됨| ?완료|했)',
    ].join('|')})`,
    'u',
  );
});
