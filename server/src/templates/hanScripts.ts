/** Chinese in its two scripts: the signs that sections are named with, and what is proposed for them. */
/** Each traditional sign in front of its simplified one. */
const pairs =
  '與与業业東东丟丢兩两嚴严個个臨临為为麼么於于從从們们優优會会體体僥侥倖幸償偿關关內内寫写衝冲決决況况減减擊击別别辦办務务動动劃划' +
  '區区協协單单卻却歷历壓压參参雙双發发變变號号後后員员響响團团圍围圖图場场聲声處处備备復复學学實实審审對对導导將将嘗尝層层帶带並并' +
  '庫库應应開开異异強强歸归當当錄录態态總总戶户擴扩護护報报損损據据數数斷断無无時时暫暂術术權权條条來来標标樣样檔档檢检氣气匯汇溝沟' +
  '沒没測测準准滾滚災灾點点熱热狀状獻献現现監监盤盘碼码確确礙碍簡简類类糾纠級级紀纪線线組组細细織织終终紹绍經经結结絡络統统續续緩缓' +
  '編编縮缩網网節节範范獲获慮虑補补見见覽览觸触計计訂订認认討讨讓让訓训記记論论設设證证評评詞词試试話话該该詳详語语誤误誘诱說说讀读' +
  '誰谁調调負负貢贡責责敗败資资賠赔蹤踪轉转軟软軸轴輕轻過过運运還还這这進进連连跡迹遺遗採采鏈链錯错鍵键長长閃闪問问間间閾阈隊队際际' +
  '隱隐難难頁页項项顧顾預预題题驗验';

/** Others that people write for a sign which has one already, or which is traditional too: `複盤`, `覆盤`, `計畫`. */
const variants = '複复覆复畫划裡里裏里爲为綫线羣群製制臺台註注佈布週周係系鑑鉴';

function tableOf(text: string): Table {
  return new Map(Array.from(text.match(/../g) ?? [], (pair) => [pair.charAt(0), pair.charAt(1)]));
}

type Table = ReadonlyMap<string, string>;

interface Tables {
  readonly toSimplified: Table;
  readonly toTraditional: Table;
}

let made: Tables | undefined;

/** Made when the first Chinese name is looked up. */
function tables(): Tables {
  made ??= {
    toSimplified: tableOf(variants + pairs),
    toTraditional: new Map([...tableOf(pairs)].map(([sign, simple]) => [simple, sign])),
  };
  return made;
}

/** A text in simplified signs, as far as names are written with them. Each sign stays where it is. */
export function simplified(text: string): string {
  return exchanged(text, tables().toSimplified);
}

/** A proposed text in traditional signs. */
export function traditional(text: string): string {
  return exchanged(text, tables().toTraditional);
}

function exchanged(text: string, table: Table): string {
  return text.replace(han, (sign) => table.get(sign) ?? sign);
}

const han = /[\u4e00-\u9fff]/g;

/** Whether more signs of Chinese texts are traditional than simplified, of those that are written in two ways. */
export function areTraditional(texts: readonly string[]): boolean {
  const { toSimplified, toTraditional } = tables();
  const signs = texts.join('').match(han) ?? [];
  const countIn = (table: Table) => signs.filter((sign) => table.has(sign)).length;
  return countIn(toSimplified) > countIn(toTraditional);
}
