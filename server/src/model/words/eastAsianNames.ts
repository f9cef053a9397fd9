/** Who is plainly somebody by the name alone: in Chinese, Japanese and Korean no capital tells. */
import { once } from '../memory.ts';

/** Whether words are nothing but a name of those languages, as most people have one: 王小明, 田中さん, 김민수. */
export function isEastAsianName(words: string): boolean {
  return mayBe.test(words) && name().test(words);
}

const mayBe = /^[\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,7}$/;

/** Family names that few other words begin with: 高可用 and 安全组 are no people, 구성원 and 안정성 are none either. */
const name = once(
  () =>
    new RegExp(
      `^(?:${[
        '[王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫朱郭郑鄭梁宋谢謝唐韩韓冯馮邓鄧曹彭蔡潘袁苏蘇吕呂魏蒋蔣杜沈姜崔谭譚邹鄒][\u4e00-\u9fff]{2}',
        '[王李张張刘劉陈陳杨楊赵趙吴吳郭郑鄭韩韓冯馮邓鄧蔡蒋蔣][三四五伟偉芳娜敏静靜丽麗强強磊军軍洋勇艳艷杰娟涛濤超霞刚剛明鹏鵬辉輝婷浩宇晨欣雪琳博峰凯凱倩颖穎莉玲]',
        '(?:佐藤|鈴木|高橋|田中|伊藤|渡[辺邊邉]|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|[斎斉齋]藤|清水|山崎|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|岡本|藤原|三浦|中川|松田|竹内|和田|石田|上田)(?:さん|様|[\u3041-\u309f\u4e00-\u9fff]{1,3})?',
        '[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽차주우구민][민지서준현우진은정미경선희호재승혜연윤하도태상동주원유나아예수영성종기석철훈규범찬건형광대인순숙옥빈율린솔][민지서준현우진은정미경선희호재승혜연윤하도태주유나아예수영석철훈규범찬건형인순숙옥빈율린솔환욱]님?',
      ].join('|')})$`,
    ),
);
