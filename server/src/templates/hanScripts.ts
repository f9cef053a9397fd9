/** Chinese in its two scripts: the signs that sections are named with, and what is proposed for them. */
/** Each traditional sign in front of its simplified one. */
const pairs =
  '與与業业東东兩两嚴严個个臨临為为麼么於于從从們们優优會会體体僥侥倖幸關关寫写決决況况別别辦办務务動动劃划區区協协單单卻却參参發发變变號号後后員员響响圍围圖图處处備备復复學学實实審审對对將将嘗尝層层並并' +
  '應应開开當当錄录態态總总戶户護护報报損损據据數数斷断時时暫暂術术條条來来標标檢检氣气溝沟沒没測测滾滚點点狀状現现監监盤盘確确礙碍簡简類类糾纠級级線线組组細细終终經经結结統统續续緩缓編编節节範范獲获觸触' +
  '計计認认討讨讓让訓训論论證证評评試试話话詳详語语誘诱說说讀读誰谁調调負负責责資资蹤踪軸轴過过運运還还這这進进跡迹遺遗採采鏈链鍵键長长問问間间項项顧顾預预題题驗验驟骤';

/** Others that people write for a sign which has one already, or which is traditional too: `複盤`, `覆盤`, `計畫`. */
const variants = '複复覆复畫划裡里爲为綫线';

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
