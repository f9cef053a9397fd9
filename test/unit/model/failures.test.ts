import { describe, expect, it } from 'vitest';
import { failuresInLine } from '../../../server/src/model/facts/failures.ts';
import type { StatedTime } from '../../../server/src/model/types.ts';

/** Which windows of a failure a line states, as `hh:mm–hh:mm`. */
function windowsIn(text: string): readonly string[] {
  const shown = ({ clock }: StatedTime) => `${clock?.hour}:${clock?.minute}`;
  return failuresInLine({ text, start: 0, end: text.length }, {}).map(
    ({ start, end }) => `${shown(start)}–${shown(end)}`,
  );
}

describe('a sentence that says from when to when something did not work', () => {
  it.each([
    'Checkout was down from 10:15 to 11:40 UTC.',
    'From 10:15 to 11:40 UTC, requests resulted in 500 errors.',
    'Between 10:15 and 11:40 our users received timeouts.',
    'From 10:15 AM UTC to 11:40 AM UTC, our shop was returning a 500 error.',
    'Der Shop war zwischen 10:15 und 11:40 Uhr nicht erreichbar.',
    'Von 10:15 Uhr bis 11:40 Uhr konnten sich Kunden nicht anmelden.',
    'Le service a été indisponible de 10h15 à 11h40.',
    'Entre 10h15 et 11h40, les commandes ont échoué.',
    'El servicio estuvo caído desde las 10:15 hasta las 11:40.',
    'Entre las 10:15 y las 11:40 no se pudo iniciar sesión: las peticiones fallaron.',
    'O site ficou fora do ar das 10h15 às 11h40.',
    'Entre as 10h15 e as 11h40 a API retornou erros.',
    'Сервис был недоступен с 10:15 до 11:40.',
    'Между 10:15 и 11:40 поиск не работал.',
    '10:15から11:40まで、ログインができなかった。',
    '検索は10時15分から11時40分まで利用できませんでした。',
    '服务在10:15至11:40期间不可用。',
    '从10:15到11:40，用户无法登录。',
    '從10:15到11:40，使用者無法登入。',
    '10:15부터 11:40까지 로그인이 불가능했습니다.',
    '오전 10시 15분부터 11시 40분까지 결제가 실패했다.',
  ])('is read: %s', (sentence) => {
    expect(windowsIn(sentence)).toEqual(['10:15–11:40']);
  });

  it.each([
    'Support answers from 10:15 to 11:40.',
    'Between 10:15 and 11:40 there was planned maintenance, and checkout was down.',
    'Von 10:15 bis 11:40 Uhr war der Shop wegen geplanter Wartung nicht erreichbar.',
    'Zwischen 10:15 und 11:40 Uhr stieg die Last.',
    'Le 3 mars, de 10h15 à 11h40, la charge a monté.',
    'El segundo nodo estuvo caído desde las 10:15 hasta las 11:40.',
    'С 10:15 до 11:40 мы искали причину.',
    '10:15から11:40まで調査した。',
    '10:15至11:40期间排查日志。',
    '10:15부터 11:40까지 로그를 확인했다.',
  ])('is not: %s', (sentence) => {
    expect(windowsIn(sentence)).toEqual([]);
  });
});
