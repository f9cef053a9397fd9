/** Which turn of an incident the words of an event mark, and which only look like it. */
import { describe, expect, it } from 'vitest';
import { milestoneOf } from '../../../server/src/model/milestones.ts';

describe('the words of an event', () => {
  it.each([
    ['Alert fires: disk is not writable', 'detected'],
    ['Detected that the service was not reachable', 'detected'],
    ['Rolled back', 'mitigated'],
    ['Traffic is back to normal', 'resolved'],
    ['Normalbetrieb', 'resolved'],
    ['Сервис восстановлен', 'resolved'],
    ['復旧', 'resolved'],
    ['서비스 복구', 'resolved'],
    ['服务恢复', 'resolved'],
    ['Incident clos', 'resolved'],
  ])('%s marks a turn', (text, milestone) => {
    expect(milestoneOf(text)).toBe(milestone);
  });

  it.each([
    'The name resolved to two addresses',
    'We decided against a rollback',
    'Rollback did not help',
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
});
