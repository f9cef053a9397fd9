/** What a document is written in, whatever names and addresses stand in it. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

function languageIn(...lines: string[]): string {
  const { language, isLanguageKnown } = snapshotOf(lines.join('\n\n')).postmortem;
  return isLanguageKnown ? language : `not ${language}`;
}

/** Words of Portuguese and English, if they were any: `com`, `e`, `do`, `the`. */
const addresses =
  'https://docs.example.com/e/do/com/da [#7](https://example.com/the/and/for/of) `das com do e` www.example.com da.do.com';

describe('the language of a document', () => {
  it.each([
    ['ru', `# Разбор: очередь писем стояла\n\nПисьма не уходили час, пока не подняли лимит. ${addresses}`],
    [
      'ru',
      `# Разбор: очередь\n\n| Файл | Что делает |\n| --- | --- |\n| \`a.conf\` | Ограничивает очередь ${addresses} |`,
    ],
    ['not en', '# Розбір: черга листів стояла\n\nЛисти не надсилалися годину, і їхній ліміт було піднято.'],
    [
      'ja',
      `# 障害報告\n\nキューが満杯になり、メールが一時間送れませんでした。再起動しました。今後は監視します。 ${addresses}`,
    ],
    ['zh', `# 复盘\n\n队列已满,邮件一小时内无法发送,重启之后恢复正常,今后会持续监控队列长度。 ${addresses}`],
    ['ko', `# 장애 보고\n\n대기열이 가득 차서 메일을 한 시간 동안 보내지 못했고 다시 시작했습니다. ${addresses}`],
    ['de', `# Störung\n\nDie Warteschlange war voll und die Post wurde eine Stunde nicht zugestellt. ${addresses}`],
    [
      'pt',
      `# Falha\n\nA fila ficou cheia e os envios não saíram por uma hora, que foi o limite do serviço. ${addresses}`,
    ],
  ])('%s', (language, text) => {
    expect(languageIn(text)).toBe(language);
  });
});
