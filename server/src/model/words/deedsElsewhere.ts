/** How an action tells that it is done by the form of its verb, in languages other than English. */
import { once } from '../memory.ts';

/**
 * Whether words tell what was done, by a participle where the language has it, or by the end of their last word:
 *
 *     - Alarm für die Platte hinzugefügt
 *     - Corregido el script de limpieza
 *     - 已添加磁盘告警
 *     - ディスクのアラートを追加済み
 */
export function tellsDeedElsewhere(words: string): boolean {
  return (
    !leftOpen().test(words) && !toBeChecked().test(words) && (deeds().test(words) || endsInParticiple().test(words))
  );
}

/**
 * Whether words tell it by a participle behind their subject, where an adjective may stand, too: beside others that were
 * done it is none.
 *
 *     - Alarm der Warteschlange angepasst, damit er früher auslöst
 *     - Alerta de la cola actualizada para que avise antes
 */
export function tellsDeedOf(words: string): boolean {
  return (
    !leftOpen().test(words.slice(0, words.search(endOfClause))) && !toBeChecked().test(words) && deedsOf().test(words)
  );
}

const endOfClause = /[,.;，。]|(?<!\p{L})(?:para|pour)(?!\p{L})|$/u;

const deedsOf = once(
  () =>
    new RegExp(
      String.raw`^(?:[\p{L}\d/’'-]+ ){1,6}(?:${german}|(?:${iberian})[oa]s?|(?:${french})ée?s?|mise?s? à jour|(?:${russian})[аоы]?)(?=[,.;]| (?:para|pour|afin|auf|um|für|en|em|dans|sur|в|на|для|чтобы)(?!\p{L})|$)`,
      'iu',
    ),
);

/** What is not, is to be, or is a condition. */
const leftOpen = once(
  () =>
    new RegExp(
      [
        String.raw`(?<!\p{L})(?:nicht|noch|muss|müssen|soll|sollte|sollen|wird|werden|wenn|falls|sobald|bis|geplant)(?!\p{L})`,
        String.raw`(?<!\p{L})(?:no|todavía|aún|cuando|hasta|si|não|ainda|quando|até|se (?:for|foi)|pas|pour|une fois|lorsque|quand)(?!\p{L})`,
        String.raw`(?<!\p{L})(?:не|будет|должн[аоы]?|должен|если|когда|пока|нужно)(?!\p{L})`,
        '未|まだ|ない|予定|場合|後に|尚|是否|待|如果|之后|아직|않|예정|경우|필요',
      ].join('|'),
      'iu',
    ),
);

/** "Prüfen, ob der Alarm hinzugefügt": what begins so is to be done, whatever else it tells. */
const toBeChecked = once(
  () =>
    new RegExp(
      [
        String.raw`^(?:(?:über|nach)?prüf(?:en|e|t)|sicher(?:stellen|gehen)|verifizieren|kontrollieren|убедиться|убедитесь|удостовериться|проверить|проверьте|проверять|vérifi(?:er|ez)|contrôler|s['’]assurer|assurez-vous|comprobar|comprueb[ae]|asegurar(?:se)?|verificar|garantir|revisar|check|ensure|verify|confirm|make sure)(?!\p{L})`,
        '^(?:请)?(?:确认|确保|需要|需(?!求))|^(?:请)?(?:检查|验证|核实|核对)[:：]',
        '^(?:検証|確認|点検)(?=[:：を]|する)|(?:た|済み?)(?:こと|か|の)?(?:どうか)?を?(?:検証|確認|点検)(?!した|しました|済|完了)',
        '^(?:확인|검증|점검)(?=[:：]|할|하기)',
      ].join('|'),
      'iu',
    ),
);

const german =
  'hinzugefügt|eingeführt|umgesetzt|behoben|korrigiert|aktualisiert|konfiguriert|eingerichtet|angepasst|ergänzt|entfernt|gelöscht|erstellt|dokumentiert|aktiviert|deaktiviert|erhöht|verringert|verbessert|ausgerollt|ersetzt|migriert|repariert|installiert|verschoben|implementiert|abgeschaltet|eingespielt';

/**
 * "Lüfter gereinigt und Sensor kalibriert", "Anlage gestoppt": German has the participle at the end, where no clause
 * has its verb: "Alarm, der die Platte überwacht und reagiert". A noun has a capital.
 */
const endsInParticiple = once(
  () =>
    new RegExp(
      `^(?!.*(?:[,;?]|(?<!\\p{L})(?:dass|ob|was|wie|warum|zu|the|an?)(?!\\p{L})))\\p{Lu}[^:：]{3,120} (?!(?:${noParticiple})(?!\\p{L}))(?:(?:ab|an|auf|aus|bereit|durch|ein|fest|frei|her|hoch|nach|um|vor|weg|wieder|zu|zurück)?ge\\p{Ll}{2,14}t|\\p{Ll}{3,14}iert|überprüft|getauscht|ersetzt|bestellt|beauftragt|verlegt|verständigt)[.!]?(?:\\s(?:→|->|[–—(])[^\\r\\n]*)?$`,
      'u',
    ),
);

const noParticiple =
  'geplant|gesamt|geeignet|gehört|genügt|geht|gelingt|gelangt|gefällt|gestattet|gewünscht|gefordert|gedacht|gebraucht|gewährleistet|geschieht|gewinnt|garantiert|funktioniert|passiert|existiert|blockiert|basiert|reagiert|profitiert|resultiert';

/** Adjectives stand behind their nouns there, so that a participle in front tells what was done. */
const iberian =
  'añadid|agregad|corregid|actualizad|cread|eliminad|configurad|habilitad|deshabilitad|activad|desactivad|implementad|documentad|migrad|reemplazad|aumentad|reducid|mejorad|desplegad|arreglad|reforzad|instalad|adicionad|corrigid|atualizad|criad|removid|ativad|desativad|substituíd|reduzid|melhorad|implantad|habilitad';
const seDid =
  'se (?:añadi(?:ó|eron)|agreg(?:ó|aron)|corrigi(?:ó|eron)|actualiz(?:ó|aron)|cre(?:ó|aron)|elimin(?:ó|aron)|configur(?:ó|aron)|habilit(?:ó|aron)|activ(?:ó|aron)|desactiv(?:ó|aron)|implement(?:ó|aron)|document(?:ó|aron)|migr(?:ó|aron)|reemplaz(?:ó|aron)|aument(?:ó|aron)|reduj(?:o|eron)|mejor(?:ó|aron)|despleg(?:ó|aron))';

const french =
  'ajout|corrig|supprim|activ|désactiv|configur|cré|document|déploy|migr|remplac|augment|amélior|install|déplac|retir|renforc';

const japanese =
  '追加|修正|対応|設定|実施|変更|更新|導入|適用|削除|作成|有効化|無効化|移行|改善|反映|整備|強化|実装|デプロイ|リリース|記載|登録';

const chinese =
  '添加|增加|修复|修正|更新|配置|启用|禁用|删除|移除|升级|调整|优化|部署|上线|替换|补充|编写|迁移|设置|引入|开启|接入|加固';

const korean =
  '추가|수정|적용|설정|변경|배포|삭제|제거|도입|구성|업데이트|문서화|반영|개선|교체|활성화|비활성화|생성|작성|구현|등록';

const russian =
  'добавлен|исправлен|обновл[её]н|настроен|удал[её]н|включ[её]н|отключ[её]н|создан|внедр[её]н|увеличен|уменьшен|замен[её]н|перенес[её]н|задокументирован|развернут|установлен|переписан';

const deeds = once(
  () =>
    new RegExp(
      [
        String.raw`(?<!\p{L})(?:${german})[.!]?$|^(?:${german})[:：]\s`,
        String.raw`^(?:(?:${iberian})[oa]s?|${seDid})(?!\p{L})`,
        String.raw`^(?:(?:nous avons|on a) )?(?:(?:${french})ée?s?|mis à jour)(?!\p{L})`,
        // « Test ajouté. », but not « Documenter le script installé ».
        String.raw`^(?!\p{L}+(?:er|ir|re)(?!\p{L}))[^.;]{3,80}(?<!\p{L})(?:${french})ée?s?[.!]?$`,
        `(?:${japanese})(?:完了|(?:が|を)?完了(?:した|しました))[。.!]?$|[\\p{Script=Han}ァ-ヶー](?:済み?|した|しました)[。.!]?$`,
        `^(?:我们)?已经?(?:${chinese})|已经?(?:${chinese})(?:完成|完毕)?[。.!]?$`,
        `(?:${korean}) ?(?:완료|됨|했음|했다|했습니다|되었다|되었습니다|하였음|하였다)[.!]?$`,
        String.raw`^(?:${russian})[аоы]?(?!\p{L})|(?<!\p{L})(?:${russian})[аоы]?[.!]?$`,
      ].join('|'),
      'iu',
    ),
);
