/** Words that tell the kind of a document in other languages than English, folded. */

/** One pattern of several. */
function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'u');
}

/** What reports of incidents are called: `Vorfallbericht`, `インシデント報告書`, `事後檢討`. */
export const genreElsewhere = anyOf(
  /\b(?:informe|reporte|analisis) (?:de |del |sobre el )(?:incidente|incidencia)\b/,
  /\b(?:relatorio|analise) (?:de|do|da) (?:incidente|indisponibilidade)\b/,
  /\b(?:rapport|compte[ -]rendu|analyse) (?:d['’]|de l['’])incident\b/,
  /(?:vorfall|storung|ausfall)s?(?:bericht|analyse|nachbereitung|nachbetrachtung)\b/,
  /постмортем|(?:отчет об|разбор|анализ) инцидент|(?:отчет о|разбор) (?:сбо|авари)/,
  /(?:障害|インシデント|トラブル|事故)(?:報告|レポート)|ポストモーテム/,
  /(?:事[后後故件]|故障)(?:[复復覆複][盘盤]|检讨|檢討|回顾|回顧)|[复復覆複][盘盤][报報]告|(?:事[故件]|故障)(?:分析)?[报報]告|事[后後](?:分析|[报報]告)/,
  /포스트모템|(?:장애|인시던트|사고|사건) ?(?:보고서|리포트|레포트|회고)/,
);

/** What incidents are called: `Sicherheitsvorfall`, `Ciberataque`, `インシデント`. */
export const incidentElsewhere = anyOf(
  /\b(?:ciberataques?|ciberincidentes?|cyberattaques?|indisponibilidade?|indisponibilite)\b/,
  /[a-z]-?(?:vorfall|angriff|notfall|storung|ausfall)s?\b/,
  /инцидент|сбой|авария|кибератак/,
  /故障|事故|障害|インシデント|サイバー攻撃|宕[机機]|(?:网络|網路|網絡)攻[击擊]/,
  /장애|인시던트|침해 ?사고|보안 ?사고|해킹/,
);

/** Titles of what tells how to deal with incidents, or is to be done: `Plano de resposta a incidentes`, `障害対応手順`. */
export const otherGenreElsewhere = anyOf(
  /^\W*(?:plan(?:o)? (?:de|da) (?:respuesta|resposta|reponse|contingenci[ae]|continuidad|continuidade|continuite|reprise|recuperaci?on)|guia|guide|manuel|procedimi?entos?|procedure|protocolo|politica|politique)\b/,
  /(?:notfall|reaktions|wiederanlauf|notfallvorsorge)(?:plan|konzept|handbuch)\b|\b(?:[a-z]{0,20}leitfaden|[a-z]{0,20}handbuch|[a-z]{0,20}richtlinien?|anleitung)\b/,
  /^\P{L}*(?:регламент|инструкция|руководство|политика|план реагирования|порядок действий)/u,
  /(?:手順書?|ガイド(?:ライン)?|マニュアル|フロー|ルール|体制|規程|ポリシー|計画書?)$/,
  /(?:手册|手冊|指南|流程|规范|規範|制度|预案|預案|机制|機制)$/,
  /(?:가이드|매뉴얼|절차서?|정책|체계|규정|지침|프로세스)$/,
);
