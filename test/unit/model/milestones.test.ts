/** Which turn of an incident the words of an event mark, and which only look like it. */
import { describe, expect, it } from 'vitest';
import { milestoneOf } from '../../../server/src/model/milestones.ts';

describe('the words of an event', () => {
  it.each([
    ['Alert fires: disk is not writable', 'detected'],
    ['Detected that the service was not reachable', 'detected'],
    ['Rolled back', 'mitigated'],
    ['Traffic is back to normal', 'resolved'],
    ['IC declares the outage over', 'resolved'],
    ['Impact ends', 'resolved'],
    ['Errors gone', 'resolved'],
    ['Gateway up again', 'resolved'],
    ['Normalbetrieb', 'resolved'],
    ['Сервис восстановлен', 'resolved'],
    ['復旧', 'resolved'],
    ['서비스 복구', 'resolved'],
    ['服务恢复', 'resolved'],
    ['Incident clos', 'resolved'],
    ['PagerDuty pages Amara', 'detected'],
    ['Customer reports wrong signatures', 'detected'],
    ['First customer ticket (#48811)', 'detected'],
    ['Bereitschaft wird alarmiert', 'detected'],
    ['Erste Anrufe bei der Hotline', 'detected'],
    ['Amara acks', 'acknowledged'],
    ['Restarted Apache, site is up again', 'resolved'],
    ['Errors are gone', 'resolved'],
    ['Portal is up again', 'resolved'],
    ['Problem was solved', 'resolved'],
    ['The page was back up like before', 'resolved'],
    ['Full restoration, the site answers', 'resolved'],
    ['The network recovered', 'resolved'],
    ['Fehler eingedämmt', 'mitigated'],
    ["Prend en charge l'alerte", 'acknowledged'],
    ['确认告警', 'acknowledged'],
    ['Alert, Pilar paged', 'detected'],
    ['No restart for 15 minutes, incident resolved', 'resolved'],
    ['Server is now running normally', 'resolved'],
    ["Fin de l'impact", 'resolved'],
    ['升级到二线', 'escalated'],
    ['Dienst wieder verfügbar', 'resolved'],
    ['Servicio recuperado', 'resolved'],
    ['Rétablissement du service', 'resolved'],
    ['恢复', 'resolved'],
    ['Server went down', 'started'],
    ['Beginn der Störung', 'started'],
    ['Comienza el incidente', 'started'],
    ['出现故障', 'started'],
  ])('%s marks a turn', (text, milestone) => {
    expect(milestoneOf(text)).toBe(milestone);
  });

  it.each([
    'The name resolved to two addresses',
    'We decided against a rollback',
    'Rollback did not help',
    'Rollback wird vorbereitet',
    'Rollback not possible, schema changed',
    'Vendor suggests rollback',
    'Batch job is running again',
    'Client calls to /pay start to time out',
    'Meeting about who can roll back',
    'We thought it was resolved',
    'Alerts were never set up',
    'The disk alert was disabled',
    'The alert is still silenced',
    'Alert failed to page',
    'Non résolu',
    'Начали восстановление',
    '復旧作業を開始',
    '復旧予定',
    'アラート未設定',
    '복구 작업 시작',
  ])('%s marks none', (text) => {
    expect(milestoneOf(text)).toBeUndefined();
  });

  it.each([
    ['Alert fires, acknowledged at 13:12, resolved at 13:55 by a rollback', 'detected'],
    ['Alert fires. It was resolved at 13:55.', 'detected'],
    ['Service restored at 13:10 UTC', 'resolved'],
    ['Service restored at 1:10 PM', 'resolved'],
    ['Around um 13:12 behoben', undefined],
    ['Attempted rollback: not allowed', undefined],
    ['False lead: network team reports all clear', undefined],
    ['用户升级到 4.10', undefined],
    ['准备执行回滚', undefined],
    ['Partially mitigated', undefined],
    ['Rolled back to the build of 12:40', 'mitigated'],
    ['Availability alert at 99.95 %', 'detected'],
    ['Incident resolved at 13:11', 'resolved'],
  ])('%s marks at 13:10 what was then', (text, milestone) => {
    expect(milestoneOf(text, { hour: 13, minute: 10 })).toBe(milestone);
  });
});
