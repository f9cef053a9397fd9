import { describe, expect, it } from 'vitest';
import type { ActionField } from '../../../server/src/model/types.ts';
import { columnOf, fieldOf } from '../../../server/src/model/words/actionFields.ts';
import { wordings } from '../../../server/src/templates/wording/registry.ts';
import { snapshotOf } from '../../support/snapshots.ts';

/** What is read from the items of a list of actions, and the words at the places of their fields. */
function read(...lines: string[]) {
  const { actionItems, source } = snapshotOf(
    ['# Postmortem', '', '## Action Items', '', ...lines, ''].join('\n'),
  ).postmortem;
  return actionItems.map(
    ({ description, owner, due, ticket, priority, type, state, isTask, places, descriptionSpan }) => ({
      description,
      ...{ owner, ticket, priority, type },
      due: due && [due.year, due.month, due.day].join('-'),
      state,
      isTask,
      described: source.slice(descriptionSpan),
      places: Object.fromEntries(Object.entries(places).map(([field, span]) => [field, source.slice(span)])),
    }),
  );
}

const [nothing] = read('- Add an index');

describe('action items', () => {
  it('are items, with a box or without', () => {
    expect(nothing).toEqual({
      description: 'Add an index',
      owner: undefined,
      ticket: undefined,
      priority: undefined,
      type: undefined,
      due: undefined,
      state: 'open',
      isTask: false,
      described: 'Add an index',
      places: {},
    });
    expect(read('- [ ] **Add** an index')).toMatchObject([
      { isTask: true, state: 'open', described: '**Add** an index' },
    ]);
    expect(read('- [x] Add an index', '- ~~Add another~~', '- Add a third (done)')).toMatchObject([
      { state: 'done' },
      { state: 'done' },
      { state: 'done' },
    ]);
  });

  it.each([
    '**Owner:** Amara Diallo | **Due:** 2031-03-01',
    'Owner: Amara Diallo, Due: 2031-03-01',
    'Owner: Amara Diallo · Due: 2031-03-01',
    'Due: 2031-03-01; Owner: Amara Diallo',
  ])('may have several fields in one line below them: %s', (fields) => {
    expect(read('- Alert on the queue', `  - ${fields}`)).toMatchObject([
      { description: 'Alert on the queue', owner: 'Amara Diallo', due: '2031-3-1' },
    ]);
  });

  it.each([
    ['Alert on lag by 10/17 (Ana)', 'Ana', '-10-17'],
    ['Alert on lag (Ana, 10/17)', 'Ana', '-10-17'],
    ['Alert on lag (Ana, due Fri 10/17)', 'Ana', '-10-17'],
    ['Alert on lag — Ana — 17.10.', 'Ana', '-10-17'],
    ['增加滞留告警（王强，10-17）', '王强', '-10-17'],
    ['Alert on lag (owner: Ana, due: 17.10)', 'Ana', '-10-17'],
    ['Alarm bei Rückstau (Ana, bis 17.10.)', 'Ana', '-10-17'],
    ['Добавить оповещение (Анна, до 17.10)', 'Анна', '-10-17'],
    ['滞留の監視を追加する（佐藤、9月30日まで）', '佐藤', '-9-30'],
    ['적체 알림 추가 (김민준, 9월 30일까지)', '김민준', '-9-30'],
  ])('are due on a day without its year: %s', (item, owner, due) => {
    expect(read(`- ${item}`)).toMatchObject([{ owner, due }]);
  });

  it.each([
    ['Alert on lag by Friday (Ana)', 'Friday'],
    ['Alert on lag (Ana, 9/10)', '9/10'],
    ['滞留の監視を追加する（佐藤、9月末まで）', '9月末まで'],
  ])('say until when with no date: %s', (item, due) => {
    const [found] = read(`- ${item}`);
    expect(found?.due).toBeUndefined();
    expect(found?.places).toMatchObject({ due });
  });

  it.each([
    ['Move the queue (ETA Q2-2031)', '2031-6-30'],
    ['Move the queue (Due: Q3 2031)', '2031-9-30'],
    ['Move the queue (owner: Ana, due: H1 2031)', '2031-6-30'],
  ])('are due at the end of a quarter, which is no ticket: %s', (item, due) => {
    expect(read(`- ${item}`)).toMatchObject([{ due, ticket: undefined }]);
  });

  it.each(['Cut the lag by 1/2', 'Keep the pin until 3.11 is out', 'Drop the queue (Ubuntu 20.04)', 'Move (3.9+)'])(
    'have no day in a share or a version: %s',
    (item) => {
      expect(read(`- ${item}`)[0]?.due).toBeUndefined();
    },
  );

  it('are of who stands behind one of them, where others have somebody, too', () => {
    const owned = '- Добавить таймаут (Анна, до 20.10)';
    expect(read(owned, '- Проверять миграции в CI — Ольга')[1]).toMatchObject({ owner: 'Ольга' });
    expect(read('- Проверять миграции в CI — Ольга')[0]).toMatchObject({ owner: undefined });
    expect(read('- Alert on lag @ana', '- **Index:** add one')[1]).toMatchObject({ owner: undefined });
  });

  it('are of who acts in the timeline', () => {
    const ownerOf = (event: string) =>
      snapshotOf(
        `# Postmortem\n\n## Timeline (UTC)\n\n- 10:00 ${event}\n- 10:05 Fixed\n\n## Action Items\n\n- Ana: alert on lag\n`,
      ).postmortem.actionItems[0]?.owner;
    expect(ownerOf('The on-call engineer (Ana) looks at it')).toBe('Ana');
    expect(ownerOf('Ana tries to restart it')).toBe('Ana');
    expect(ownerOf('The queue (Ana) is full')).toBeUndefined();
  });

  it('are done where they tell what was done', () => {
    const statesOf = (...lines: string[]) => read(...lines).map(({ state }) => state);
    expect(
      statesOf(
        '1. Added runbook: `docs/runbook.md`',
        '2. Updated GUIDE.md with the steps',
        '3. Automated the failover',
        '4. Monitoring: added an alert',
        '5. **Debug mode added then removed**: no longer needed',
      ),
    ).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(
      statesOf(
        '- Automated alerts',
        '- Improved logging and monitoring',
        '- Proposed: a second alert',
        '- [ ] Added an alert',
        '- Added alert (@ana, 2026-12-01)',
      ),
    ).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(
      read(
        '| Item | Tracking | Owner | Target |',
        '|---|---|---|---|',
        '| Rules for agents | #839 | ana | landed 2026-05-29 |',
        '| A mode to wipe | merged in #12 | ana | v2.7 |',
        '| A mode to keep | #840 | ana | v2.7 |',
      ).map(({ state }) => state),
    ).toEqual(['done', 'done', 'open']);
  });

  it('are done where it is known what came of them', () => {
    expect(
      read('| Action | Evidence |', '|---|---|', '| Pause the job | Nothing is scheduled |', '| Close the PRs | |').map(
        ({ state }) => state,
      ),
    ).toEqual(['done', 'open']);
    expect(
      read(
        '| Action | Status | Evidence |',
        '|---|---|---|',
        '| Pause the job | Open | Ran twice on 3 March |',
        '| Alert on it | Offen | Nobody was paged |',
        '| Limit the job | ⬜ | OPS-12 |',
        '| Close the PRs | Done | #12 |',
        '| Move the job | – | Runs on the new host |',
        '| Stop the job | | Nothing is scheduled |',
      ).map(({ state }) => state),
    ).toEqual(['open', 'open', 'open', 'done', 'done', 'done']);
  });

  it('are no rules for the next time', () => {
    expect(
      read(
        '- If recovery takes longer than a rebuild: rebuild',
        "- Will this break with a new address? → Don't use it",
        '- If not enabled, enable the log',
        '- [ ] If it is off: turn it on',
        '',
        '### DO NOT:',
        '',
        '- ❌ Rely on a single node',
      ).map(({ description }) => description),
    ).toEqual(['If not enabled, enable the log', 'If it is off: turn it on']);
  });

  it('may be all there is below a heading', () => {
    expect(
      read(
        '### Storage',
        '',
        'Limit the memory of build pods. (@ana, 2026-12-01)',
        '',
        '### Process',
        '',
        'Nobody knew who leads.',
        '',
        '### State',
        '',
        '**Deploy**: in production since Friday',
        '',
        '### Pages',
        '',
        'Write down what we do:',
        '',
        '- Write a guide',
      ),
    ).toMatchObject([
      { description: 'Limit the memory of build pods. (@ana, 2026-12-01)', owner: '@ana', due: '2026-12-1' },
      { description: 'Write a guide' },
    ]);
  });

  it('may lead on to code', () => {
    expect(
      read(
        '- [x] Verify the graph',
        '- [ ] Configure Alertmanager alert:',
        '```yaml',
        'alert: Loop',
        '```',
        '- [ ] Write a guide',
      ),
    ).toMatchObject([{ state: 'done' }, { description: 'Configure Alertmanager alert:', state: 'open' }, {}]);
    expect(read('- [ ] Improve alerts:', '  - [ ] Add one on memory')).toMatchObject([
      { description: 'Add one on memory' },
    ]);
  });

  it('are owned by whom the document names elsewhere', () => {
    const ownersIn = (...lines: string[]) =>
      snapshotOf(
        [
          '# Postmortem',
          '',
          '**Authors:** Ana Ortiz, Bo Lind',
          '**IC:** @cy',
          '',
          '## Action Items',
          '',
          ...lines,
        ].join('\n'),
      ).postmortem.actionItems.map(({ owner }) => owner);
    expect(ownersIn('- Ana: add an index', '- Postgres: add an index', '- **Bo:** add one')).toEqual([
      'Ana',
      undefined,
      'Bo',
    ]);
    expect(ownersIn('- Add an index (Ana)', '- Add an index (Postgres)', '- Add one — Cy')).toEqual([
      'Ana',
      undefined,
      'Cy',
    ]);
    expect(ownersIn('- Ana Ortiz & Bo: add an index', '- Ana & Postgres: add one')).toEqual([
      'Ana Ortiz & Bo',
      undefined,
    ]);
    expect(ownersIn('- Eve will add one', '- Add one (Eve, 2031-03-01)')).toEqual(['Eve', 'Eve']);
    expect(ownersIn('- Eve will add one', '- Add one (2031-03-01)')).toEqual([undefined, undefined]);
  });

  it('are owned by two who stand in front of the work, where it says until when', () => {
    const owners = (...lines: string[]) => read(...lines).map(({ owner }) => owner);
    expect(owners('- Ben: raise it (by 2031-03-01)', '- **Carla** – add an alert – 2031-03-02')).toEqual([
      'Ben',
      'Carla',
    ]);
    expect(owners('- Ben will raise it by 2031-03-01', '- Carla: add one by 2031-03-01')).toEqual(['Ben', 'Carla']);
    expect(owners('- Stripe: request it by 2031-03-01', '- Storage: add one by 2031-03-01')).toEqual([
      undefined,
      undefined,
    ]);
    expect(owners('- Ben: raise it', '- Carla: add one')).toEqual([undefined, undefined]);
    expect(owners('- Ben writes it, by 2031-03-01', '- Carla fixes it by 2031-03-01')).toEqual(['Ben', 'Carla']);
    expect(owners('- Raise it: Ben, by 2031-03-01', '- Add one: Carla, 14 days')).toEqual(['Ben', 'Carla']);
  });

  it('stand below what they are grouped by', () => {
    const described = (...lines: string[]) => read(...lines).map(({ description }) => description);
    const nested = [
      '- Mitigation',
      '  - Add an index',
      '- Detection:',
      '  - Alert on slow queries',
      '- Fix (Amara, 2031-03-01)',
    ];
    expect(described(...nested)).toEqual(['Add an index', 'Alert on slow queries', 'Fix (Amara, 2031-03-01)']);
    expect(read('- Actions taken:', '  - Add an index', '- Add another')).toMatchObject([
      { state: 'done' },
      { state: 'open' },
    ]);
    expect(described('- Mitigation (Amara)', '- Detection', '- Add an index')).toHaveLength(3);
    expect(
      described('- Index the orders', '  - Add one', '- Faster restores', '  - one that nobody waits for'),
    ).toEqual(['Index the orders', 'Faster restores']);
  });

  it.each([
    ['- Amara to add an index by 2031-03-01', 'Amara', '2031-3-1', undefined],
    ['- Amara to lead 9-10 am for Wednesday Mar 5 2031', 'Amara', '2031-3-5', undefined],
    ['- Raise the limit (Ben) on 2031-03-01', 'Ben', undefined, undefined],
    ['- Stripe: request a limit by 2031-03-01', undefined, '2031-3-1', undefined],
    ['- Storage: raise the limit by 2031-03-01', undefined, '2031-3-1', undefined],
    ['- Rollback: write it down by 2031-03-01', undefined, '2031-3-1', undefined],
    ['- Raise the limit — Ana de Wit, by 1 March 2031', 'Ana de Wit', '2031-3-1', undefined],
    ['- Raise the limit — J. van den Berg, by 1 March 2031', 'J. van den Berg', '2031-3-1', undefined],
    ['- Repeat it on Saturday, 1 March 2031 (Ben)', 'Ben', undefined, undefined],
    ['- [ ] raise the limit [[Ben Okafor]] 📅 2031-03-01', 'Ben Okafor', '2031-3-1', undefined],
    ['- Migrate Redis to run on arm', undefined, undefined, undefined],
    ['- Network team: add an index', 'Network team', undefined, undefined],
    ['- Monitoring: add an index', undefined, undefined, undefined],
    ['- [Amara] Add an index', 'Amara', undefined, undefined],
    ['- [Prevent] Add an index', undefined, undefined, undefined],
    ['- Add an index (Amara) by 2031-03-01', 'Amara', '2031-3-1', undefined],
    ['- Add an index by 2031-03-01 (Amara)', 'Amara', '2031-3-1', undefined],
    ['- Add an index – Amara, 2031-03-01', 'Amara', '2031-3-1', undefined],
    ['- Add an index (amara, 2031-03-01)', 'amara', '2031-3-1', undefined],
    ['- Add an index (done, 2031-03-01)', undefined, undefined, undefined],
    ['- Add an index @amara 2031-03-01', '@amara', '2031-3-1', undefined],
    ['- Upgrade for CVE-2021-3807', undefined, undefined, undefined],
    ['- Add an index (owner: Amara, due: 2031-03-01, OPS-7)', 'Amara', '2031-3-1', 'OPS-7'],
    ['- Add an index (Amara Okafor, by 1 March 2031)', 'Amara Okafor', '2031-3-1', undefined],
    ['- Add an index [Amara – 2031-03-01]', 'Amara', '2031-3-1', undefined],
    ['- Add an index (storage team)', 'storage team', undefined, undefined],
    ['- @amara adds an index until 2031-03-01, #412', '@amara', '2031-3-1', '#412'],
    ['- Add an index (2031-03-01)', undefined, undefined, undefined],
    ['- Add an index (PostgreSQL)', undefined, undefined, undefined],
    ['- Add an index by adding 3 columns', undefined, undefined, undefined],
    ['- Add an index. Owner: Amara. Due: Mar 1, 2031', 'Amara', '2031-3-1', undefined],
    ['- Add an index. Owner: Amara. Due Mar 1, 2031.', 'Amara', '2031-3-1', undefined],
    ['- Add an index — Amara — 2031-03-01', 'Amara', '2031-3-1', undefined],
    ['- Add an index - Amara - 12/15/2031', 'Amara', '2031-12-15', undefined],
    ['- Add an index – Amara Ortiz – Mar 1, 2031', 'Amara Ortiz', '2031-3-1', undefined],
    ['- Add an index → Amara → 1 mars 2031', 'Amara', '2031-3-1', undefined],
    ['- Add an index; amara; 1 Mar 2031', undefined, undefined, undefined],
    ['- Add an index, in the lab first. Amara, 1 Mar 2031', 'Amara', '2031-3-1', undefined],
    ['- Add an index — Amara — 2031-03-01 — NET-77', 'Amara', '2031-3-1', 'NET-77'],
    ['- Add an index, @amara, 2031-03-01, NET-77', '@amara', '2031-3-1', 'NET-77'],
    ['- Add an index (amara, by Mar 1 2031)', 'amara', '2031-3-1', undefined],
    ['- Add an index (Amara and Bo, due 2031-03-01) in the lab', undefined, '2031-3-1', undefined],
    ['- Add an index (Amara & Bo, due 2031-03-01)', 'Amara & Bo', '2031-3-1', undefined],
    ['- 增加检测（王磊，2031-03-01）', '王磊', '2031-3-1', undefined],
    ['- 알림 추가 (김민준, 2031-03-01)', '김민준', '2031-3-1', undefined],
    ['- アラートを足す（佐藤、2031-03-01、完了）', '佐藤', undefined, undefined],
    ['- 增加检测（数据库）', undefined, undefined, undefined],
    ['- Add an index — see the plan of 2031-03-01', undefined, undefined, undefined],
    ['- Add an index to Grafana — PostgreSQL', undefined, undefined, undefined],
    ['- [ ] Add an index 👤 Amara Okafor 📅 2031-03-01', 'Amara Okafor', '2031-3-1', undefined],
    ['- Add an index, @Amara Okafor, 2031-03-01', '@Amara Okafor', '2031-3-1', undefined],
    ['- Move `@scope/name` to the new version', undefined, undefined, undefined],
    ['- Easy to detect', undefined, undefined, undefined],
    ['- Easy to fix by 2031-03-01', undefined, '2031-3-1', undefined],
    ['- **Game day: failover** – owner: Amara Okafor – due: 2031-03-01', 'Amara Okafor', '2031-3-1', undefined],
    ['- [ ] Add an index [owner:: Amara Okafor] [due:: 2031-03-01]', 'Amara Okafor', '2031-3-1', undefined],
    ['- [ ] Add an index (owner:: [[Amara Okafor]]) (due:: 2031-03-01)', 'Amara Okafor', '2031-3-1', undefined],
    ['- 2031-03-01: add an index', undefined, '2031-3-1', undefined],
    ['- Add an index — assigned to Amara Okafor, due on 1 Mar 2031', 'Amara Okafor', '2031-3-1', undefined],
    ['- Add an index (PM-2026-029)', undefined, undefined, 'PM-2026-029'],
    ['- Add an index (owner: TODO, due: 2031-03-01)', undefined, '2031-3-1', undefined],
  ])('say who, until when, and where: %s', (line, owner, due, ticket) => {
    expect(read(line)).toMatchObject([{ owner, due, ticket }]);
  });

  it.each([
    '- Add an index (Amara, due 2031-03-01): done',
    '- Add an index (Amara, due 2031-03-01) - done',
    '- Add an index (Amara, due 2031-03-01) shipped in PR #12',
    "- Add an index (Amara, due 2031-03-01), won't do",
    '- DONE: add an index to the table (Amara, due 2031-03-01)',
    '- Add an index (Amara, due 2031-03-01) ✅',
    '- Add an index (Amara, 2031-03-01, hecho)',
    '- Add an index – Amara – completed 2031-03-01',
    '- Add an index. Owner: Amara. Completed 1 March 2031.',
    '- Add an index - Amara - done',
  ])('say who did it, and that it is done: %s', (line) => {
    expect(read(line)).toMatchObject([{ owner: 'Amara', state: 'done' }]);
  });

  it.each([
    '- Document the states: open, in progress, done',
    '- Notify on created, updated, closed',
    '- Change the flow from open → closed',
    '- Handle users who answer (yes)',
    '- Alert when the disk is full; x',
  ])('may speak of states, and are in none: %s', (line) => {
    expect(read(line)).toMatchObject([{ state: 'open', owner: undefined }]);
  });

  it.each([
    ['- Add an index — Amara O. — by end of January', 'Amara O', 'by end of January'],
    ['- Add an index, owner Amara, KW 51', 'Amara', 'KW 51'],
    ['- Add an index (Amara, March 2031)', 'Amara', 'March 2031'],
    ['- Add an index (Amara, bis Ende Januar 2031)', 'Amara', 'bis Ende Januar 2031'],
    ['- Add an index (Amara, fin janvier)', 'Amara', 'fin janvier'],
    ['- Add an index (Amara Okafor)', 'Amara Okafor', undefined],
  ])('say who, and until when in words: %s', (line, owner, due) => {
    expect(read(line)).toMatchObject([{ owner, due: undefined, places: due === undefined ? {} : { due } }]);
  });

  it('are owned by who acts in the timeline', () => {
    const timeline = ['## Timeline', '', '- 09:00 Alex notices the errors', '- 09:05 Redis restarts', ''];
    const items = ['## Action Items', '', '- Alex: fix the cron job', '- Redis: raise the limit', ''];
    const { actionItems } = snapshotOf(['# Postmortem', '', ...timeline, ...items].join('\n')).postmortem;
    expect(actionItems.map(({ owner }) => owner)).toEqual(['Alex', undefined]);
  });

  it('are owned by those who stand behind several of them', () => {
    const ownersOf = (...lines: string[]) => read(...lines).map(({ owner }) => owner);
    expect(ownersOf('- Add an index — Amara', '- Alert on the queue (Bo)')).toEqual(['Amara', 'Bo']);
    expect(ownersOf('- Add an index — Cassandra', '- Alert on the queue (Postgres)')).toEqual([undefined, undefined]);
    expect(ownersOf('- Raise the timeout (Load Balancer)')).toEqual([undefined]);
  });

  it.each([
    ['- Fix the bug of the last postmortem (2031-05-01) — Amara', 'Amara', undefined],
    ['- @amara Follow up on the outage (2031-05-01)', '@amara', undefined],
    ['- Pin the API: 2031-01-01 (Amara, OPS-7)', 'Amara', undefined],
    ['- Delete copies before 2031-01-01 — Amara — 2031-12-10', 'Amara', '2031-12-10'],
    ['- Fix the login (Owner: Amara, 2031-12-10)', 'Amara', '2031-12-10'],
    ['- Fix the login (Jan, 2031-12-10)', 'Jan', '2031-12-10'],
    ['- Fix the login (backend, due 2031-12-10)', 'backend', '2031-12-10'],
    ['- Fix the login (Monday, 2031-12-10)', undefined, undefined],
    ['- Fix the login. Owner Amara. Due 2031-12-10', 'Amara', '2031-12-10'],
    ['- Add alerts for CPU, Memory, Disk (OPS-7)', undefined, undefined],
    ['- Update the docs for AWS, GCP, Azure — P1', undefined, undefined],
    ['- Renew the contract with Acme, Inc. — 2031-12-10', undefined, undefined],
    ['- Raise the limits (staging; OPS-7)', undefined, undefined],
  ])('hold dates and names that are no fields: %s', (line, owner, due) => {
    expect(read(line)).toMatchObject([{ owner, due }]);
  });

  it('may be done without anybody', () => {
    expect(read('- Add an index — done April 30, 2031')).toMatchObject([{ due: undefined, state: 'done' }]);
    expect(read('- Exclude the copies (large, not needed for recovery)')).toMatchObject([{ state: 'open' }]);
  });

  it('have fields in items below them, or behind them', () => {
    const below = read('- Add an index', '  - Owner: Amara', '  - Due: 2031-03-01', '- Rehearse');
    expect(below).toMatchObject([{ places: { owner: 'Amara', due: '2031-03-01' } }, { places: {} }]);
    const behind = read('- Add an index', '- Owner: Amara', '- Rehearse');
    expect(behind).toMatchObject([{ description: 'Add an index', owner: 'Amara' }, { description: 'Rehearse' }]);
  });

  it('are below the title of a group, which is none itself', () => {
    expect(read('- Database:', '  - Add an index', '- Later:')).toMatchObject([{ description: 'Add an index' }]);
  });

  it('know the place of a field that says nothing', () => {
    expect(read('- Add an index (Owner: , Due: -)')).toMatchObject([
      { owner: undefined, due: undefined, places: { owner: '', due: '-' } },
    ]);
  });

  it('are rows, with the cells as the places of their fields', () => {
    const rows = read(
      '| Action | Type | Owner | Due | Priority | Status |',
      '| --- | --- | --- | --- | --- | --- |',
      '| Add an index | prevent | Amara | next week | P1 | done |',
      '| Rehearse |  |  | 2031-03-01 |  | open |',
    );
    expect(rows).toMatchObject([
      { type: 'prevent', owner: 'Amara', due: undefined, priority: 'P1', state: 'done', isTask: true },
      { type: undefined, owner: undefined, due: '2031-3-1', state: 'open' },
    ]);
    expect(rows.map(({ places }) => places)).toEqual([
      { type: 'prevent', owner: 'Amara', due: 'next week', priority: 'P1', state: 'done' },
      { type: '', owner: '', due: '2031-03-01', priority: '', state: 'open' },
    ]);
  });

  it.each([
    'To be created',
    'TBD',
    'n/a',
    'Noch zu erstellen',
    'À créer',
    'Por crear',
    'A criar',
    'не создан',
    '待创建',
    '未起票',
    '생성 예정',
  ])('have no ticket that is still to be made: %s', (cell) => {
    expect(read('| Action | Ticket | Owner |', '|---|---|---|', `| Alert on lag | ${cell} | ${cell} |`)).toMatchObject([
      { ticket: undefined, owner: undefined },
    ]);
  });

  it('are rows that are done where the ticket says so', () => {
    const table = ['| Action | Owner | Ticket |', '| --- | --- | --- |'];
    const rows = [
      '| Add an index | Amara | OPS-7 (done) |',
      '| Rehearse | Amara | n/a **DONE** |',
      '| Ask | Bo | OPS-8 |',
    ];
    expect(read(...table, ...rows)).toMatchObject([{ state: 'done' }, { state: 'done' }, { state: 'open' }]);
  });

  it('are none below a heading that explains their kinds, but for a table of who does what', () => {
    const meanings = ['### 種別の説明', '', '- 予防: 二度と起こさない', ''];
    expect(read(...meanings, '| 種別 | 内容 |', '| --- | --- |', '| 検知 | 早く気づく |')).toEqual([]);
    expect(read(...meanings, '| 種別 | 内容 | 担当 |', '| --- | --- | --- |', '| 検知 | 監視を足す | |')).toMatchObject(
      [{ description: '監視を足す', type: '検知', owner: undefined }],
    );
  });

  it('give their type in front', () => {
    expect(read('- [Mitigate] Write a playbook', '- **Detect:** alert')).toMatchObject([
      { type: 'Mitigate' },
      { type: 'Detect' },
    ]);
  });

  it.each([
    ['- [ ] Alert on the queue.', '  Owner: Storage team · Due: 2031-03-01'],
    ['- Alert on the queue.', 'Owner: Storage team', 'Due: 2031-03-01'],
    ['1. Alert on the queue.', '   **Owner:** Storage team, due 2031-03-01'],
    ['- Alert on the queue.  ', '  Responsable: Storage team · Plazo: 2031-03-01'],
    ['- Alert on the queue.', '  Responsable : Storage team ; Échéance : 2031-03-01'],
    ['- Alert on the queue.', '  Verantwortlich: Storage team, Frist: 2031-03-01'],
    ['- Alert on the queue.', '  Responsável: Storage team. Prazo: 2031-03-01'],
    ['- Alert on the queue.', '  Ответственный: Storage team, срок: 2031-03-01'],
    ['- Alert on the queue.', '  担当: Storage team、期限: 2031-03-01'],
    ['- Alert on the queue.', '  负责人：Storage team，截止日期：2031-03-01'],
    ['- Alert on the queue.', '  담당: Storage team, 기한: 2031-03-01'],
  ])('may have their fields in the lines below their words: %s %s', (...lines) => {
    expect(read('- Drop the old one', ...lines)).toMatchObject([
      ...(lines[0]?.startsWith('1') ? [{ description: 'Drop the old one' }] : [{ owner: undefined, due: undefined }]),
      { description: 'Alert on the queue.', described: 'Alert on the queue.', owner: 'Storage team', due: '2031-3-1' },
    ]);
  });

  it.each([
    ['**PR #12**: merge', 'PR #12'],
    ['**JIRA-12**: ask the vendor', 'JIRA-12'],
    ['**Issue #4** : close it', 'Issue #4'],
    ['**Bug 4711**: ask the vendor', 'Bug 4711'],
    ['**Ticket**: open one with the vendor', undefined],
    ['**Ticket** : en ouvrir un chez le fournisseur', undefined],
    ['**Тикет**: завести у поставщика', undefined],
    ['**工单**：向供应商提交扩容请求', undefined],
  ])('may begin with the ticket that they are about: %s', (words, ticket) => {
    expect(read('- [ ] Drop the index', `- [ ] ${words}`)).toMatchObject([
      { description: 'Drop the index', ticket: undefined },
      { description: expect.stringContaining(words.split(/[:：] ?/)[1] ?? ''), ticket },
    ]);
  });

  it.each([
    'Alert on the queues of:',
    'Add alerts for:',
    'Ajouter des alertes pour :',
    'Añadir alertas para:',
    'Adicionar alertas para:',
    'Добавить алерты на:',
    'アラートを追加する：',
    '再次遇到队列积压时，按顺序收集以下数据：',
    '알림을 추가한다:',
  ])('may go on in a list: %s', (words) => {
    expect(read(`- ${words}`, '  - orders', '  - refunds', '- Drop the index')).toMatchObject([
      { description: words },
      { description: 'Drop the index' },
    ]);
  });

  it.each([
    'Add:',
    'Short term:',
    'Prevention:',
    'Other alerts for:',
    'Weitere Maßnahmen:',
    '监控、告警：',
    '短期対策：',
  ])('are what stands below a label: %s', (label) => {
    expect(read(`- ${label}`, '  - Alert on orders', '  - Alert on refunds')).toMatchObject([
      { description: 'Alert on orders' },
      { description: 'Alert on refunds' },
    ]);
  });

  it.each([
    'Shard the queue in H1',
    'Shard the queue during the Q3 sprints',
    'Warteschlange teilen im Q3',
    'Diviser la file au T3',
    '第3四半期にキューを分割する',
  ])('may be due in a part of the year: %s', (words) => {
    expect(read(`- ${words}`)[0]?.places).toHaveProperty('due');
  });

  it('may have numbers, which are no tickets', () => {
    expect(
      read('- Fix #1: alert on the queue', '- Fix #2: shard it', '- Write it down').map(({ ticket }) => ticket),
    ).toEqual([undefined, undefined, undefined]);
    expect(read('- Fix #12: alert on the queue', '- Fix #7: shard it').map(({ ticket }) => ticket)).toEqual([
      '#12',
      '#7',
    ]);
    const rows = [
      '| 1 | Write the change of the tables | Ana |',
      '| 2 | Apply what #1 has made | Bo |',
      '| 3 | See #12 | Bo |',
    ];
    expect(read('| # | Action | Owner |', '| --- | --- | --- |', ...rows).map(({ ticket }) => ticket)).toEqual([
      undefined,
      undefined,
      '#12',
    ]);
    expect(read('| ID | Action | Due |', '| --- | --- | --- |', '| #9 | Shard it | 2031-03-01 |')[0]?.ticket).toBe(
      '#9',
    );
  });

  it('may have somebody in mind', () => {
    expect(
      read('- [ana?] Alert on the queue', '- [bo] Shard it', '- [bo] Write it down').map(({ owner }) => owner),
    ).toEqual(['ana', 'bo', 'bo']);
  });

  it.each([
    'Ticket: SHOP-12',
    'Bug: 4711',
    'Issue: https://example.org/issues/12',
    'PR #12: https://example.org/pull/12',
  ])('may have their ticket in an item of its own: %s', (ticket) => {
    expect(read('- Drop the index', `- ${ticket}`)).toHaveLength(1);
  });
});

describe('what stands around actions', () => {
  const owners = (...lines: string[]) => read(...lines).map(({ owner }) => owner);
  const descriptions = (...lines: string[]) => read(...lines).map(({ description }) => description);

  it('may be the name of who does them', () => {
    expect(owners('**Robin**', '', '- Add an index', '', '**Noor:**', '', '- Alert on it')).toEqual(['Robin', 'Noor']);
    // One alone may be a product.
    expect(owners('**Redis**', '', '- Add an index')).toEqual([undefined]);
    expect(owners('**Near-term**', '', '- Add an index', '', '**Strategic**', '', '- Alert on it')).toEqual([
      undefined,
      undefined,
    ]);
    expect(owners('**Kurzfristig**', '', '- Index anlegen', '', '**Langfristig**', '', '- Alarm')).toEqual([
      undefined,
      undefined,
    ]);
    expect(owners('**Storage**', '', '- Add an index', '', '**Network**', '', '- Alert on it')).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is nobody in a span of code', () => {
    expect(owners('- Allow it by `// @no-check: reason`')).toEqual([undefined]);
    expect(owners('- Add an index `@noor`', '- Add an index @noor, and use `x`')).toEqual(['@noor', '@noor']);
  });

  it('may say that they are none', () => {
    expect(read('Be aware that:', '', '- Caches do not vary by header', '- Any page may be cached')).toEqual([]);
    expect(read('In this test the fault was:', '', '1. Easy to find', '2. Easy to mend')).toEqual([]);
    expect(read('**Rule of thumb:**', '', '- **Requests:** what is usual')).toEqual([]);
    expect(descriptions('In the plan there was:', '', '- Add an index', '- Indices')).toEqual(['Add an index']);
    expect(descriptions('The actions agreed on were:', '', '- Better alerts')).toEqual(['Better alerts']);
    expect(descriptions('We make sure that:', '', '- Backups are tested')).toEqual(['Backups are tested']);
  });

  it('is a row that says that there may be more', () => {
    expect(descriptions('| Action | Owner |', '| --- | --- |', '| Add an index | Noor |', '| … | … |')).toEqual([
      'Add an index',
    ]);
    expect(descriptions('- Add an index', '- …')).toEqual(['Add an index']);
  });

  it.each([
    ['✅ **DONE:** Add an index', 'Add an index', 'done'],
    ['⏳ **PENDING:** Add an index', 'Add an index', 'open'],
    ['Add an index - DONE', 'Add an index', 'done'],
    ['✅ Add an index', 'Add an index', 'done'],
    ['Add an index ✅', 'Add an index', 'done'],
    ['Open the port', 'Open the port', 'open'],
    ['**The proxy now detects it** and leaves it alone', 'The proxy now detects it and leaves it alone', 'done'],
    ['All proxy tests pass (25 of them)', 'All proxy tests pass (25 of them)', 'done'],
    ['Check that the proxy now detects it', 'Check that the proxy now detects it', 'open'],
    ['Every node now needs a probe', 'Every node now needs a probe', 'open'],
    ['The queue now requires a limit', 'The queue now requires a limit', 'open'],
  ])('%s', (line, description, state) => {
    expect(read(`- ${line}`)).toMatchObject([{ description, state }]);
  });

  it('may name the task, and what belongs to it, on lines of their own', () => {
    const expected = [
      { description: 'Audit the proxies.', due: '2031-3-1', owner: 'Noor' },
      { description: 'Add an index', due: '2031-3-2', owner: undefined },
    ];
    const lines = [
      'Task: Audit the proxies.',
      'Owner: Noor',
      'Deadline: 2031-03-01',
      '',
      'Task: Add an index',
      'Deadline: 2031-03-02',
    ];
    expect(read(...lines)).toMatchObject(expected);
    const items = [
      '- Task: Audit the proxies.',
      '  Owner: Noor',
      '  Deadline: 2031-03-01',
      '- Task: Add an index',
      '  Deadline: 2031-03-02',
    ];
    expect(read(...items)).toMatchObject(expected);
    expect(descriptions('- Add an index', '- Owner: Noor', '- Task: test it')).toHaveLength(2);
  });

  it('may have no space behind the dash', () => {
    expect(descriptions('Tasks:', '-Add an index', '-Alert on slow queries')).toEqual([
      'Add an index',
      'Alert on slow queries',
    ]);
    expect(descriptions('-Monitoring', '-Culture')).toEqual([]);
    expect(descriptions('It fell to', '-5 degrees')).toEqual([]);
  });
});

describe('without a section for them', () => {
  const below = (title: string, ...lines: string[]) =>
    snapshotOf(['# Postmortem', '', `## ${title}`, '', ...lines, ''].join('\n')).postmortem.actionItems;

  it('are what says who and until when', () => {
    const table = ['| 조치 | 담당자 | 기한 |', '| --- | --- | --- |', '| 알림 추가 | 김민준 | 2031-03-01 |'];
    expect(below('조치 사항', ...table)).toMatchObject([{ description: '알림 추가', owner: '김민준' }]);
    const list = ['- Add an index — Amara — 2031-03-01', '- Test the copy (Bo, 2031-03-01)', '- Write it down'];
    expect(below('Remediation', ...list)).toHaveLength(3);
  });

  it.each([
    ['what was done', '| Task | Owner | When |', '| --- | --- | --- |', '| Deploy | Amara | 2031-03-01 |'],
    ['who decided what', '| Who | When | What |', '| --- | --- | --- |', '| Amara | 2031-03-01 | Approved it |'],
    ['what happened before', '- Checkout slow — Redis — 2031-03-01', '- The flag was added (Amara, 2031-03-01)'],
  ])('are none in a list of %s', (_, ...lines) => {
    expect(below('Changes', ...lines)).toEqual([]);
  });

  it.each(['Remediation', 'Timeline', 'Appendix'])(
    'are none in a list that says neither, or elsewhere: %s',
    (title) => {
      expect(below(title, '- Restarted the queue', '- Added an index')).toEqual([]);
      const elsewhere = title === 'Remediation' ? 'Timeline' : title;
      expect(below(elsewhere, '- Lou asks (Amara, 2031-03-01)', '- Kim asks (Bo, 2031-03-01)')).toEqual([]);
    },
  );
});

describe('columns of actions', () => {
  it.each(Object.entries(wordings))('are known as fresh documents name them: %s', (_, { columns }) => {
    for (const field of ['owner', 'due', 'ticket', 'priority', 'type'] satisfies ActionField[])
      expect(fieldOf(columns[field]), columns[field]).toBe(field);
    expect(fieldOf(columns.action), columns.action).toBe('description');
  });

  it.each([
    ['owner', ['Owner(s)', 'Responsible person(s)', 'Owner / Team', 'Action owner', 'Assigned team', 'POC', '負責人']],
    [
      'due',
      ['Due Date (UTC)', 'Due/Target', 'Est. completion', 'Target release', 'Sprint', 'Erledigt bis', '完成期限'],
    ],
    ['state', ['Current status', 'Status / Notes', 'Action status', 'Date completed', 'Completion']],
    ['priority', ['Pri', 'P', 'Urgency', 'Priority (P0–P3)']],
    ['type', ['Action type', 'Type of work']],
    ['ticket', ['Ticket / PR', 'Jira Link', 'Tracking issue', 'Ticket ID', 'GitHub issue']],
    [
      'description',
      [
        'Actions',
        'Corrective action',
        'Recommendation',
        'Remediation item',
        'Next step',
        'What will be done',
        'Maßnahmen',
      ],
    ],
    [undefined, ['#', 'Item #', 'Action ID', 'Why', 'Notes', 'Expected outcome', 'Root cause', 'What went wrong']],
  ] as const)('of %s may be called by more than its name', (field, titles) => {
    expect(Object.fromEntries(titles.map((title) => [title, columnOf(title)]))).toEqual(
      Object.fromEntries(titles.map((title) => [title, field])),
    );
  });

  it('of what is wrong are none of tickets', () => {
    const rows = ['| Issue | Corrective action | Owner(s) |', '|---|---|---|', '| Slow query | Add an index | Ana |'];
    expect(read(...rows)).toMatchObject([{ description: 'Add an index', ticket: undefined, owner: 'Ana' }]);
  });

  it.each([
    ['완료 목표일'],
    ['목표일'],
    ['예정일'],
    ['目標日'],
    ['納期'],
    ['完了予定'],
    ['いつまで'],
    ['目标日期'],
    ['計劃完成'],
    ['Плановая дата'],
    ['Date prévue'],
    ['Para cuándo'],
    ['Go-live'],
  ])('are due on the days below %s', (title) => {
    expect(
      read(
        `| Action | Owner | ${title} |`,
        '|---|---|---|',
        '| Add an index | Ana | 2031-03-01 |',
        '| Alert on lag | Bo | 2031-03-08 |',
      ),
    ).toMatchObject([{ due: '2031-3-1' }, { due: '2031-3-8' }]);
  });

  it.each(['Found', 'Done on', 'Erstellt', 'Fecha de creación', 'Дата создания', '完了日', '완료일'])(
    'are not due on the days below %s',
    (title) => {
      const rows = ['| Add an index | Ana | 2031-03-01 |', '| Alert on lag | Bo | 2031-03-08 |'];
      const [first] = read(`| Action | Owner | ${title} |`, '|---|---|---|', ...rows);
      expect(first).toMatchObject({ due: undefined });
    },
  );

  it('have tickets with keys of several parts', () => {
    expect(read('- Add an index (SHOP-WEB-002)', '- Drain PRE-PROD-1', '- Move out of US-EAST-1')).toMatchObject([
      { ticket: 'SHOP-WEB-002' },
      { ticket: undefined },
      { ticket: undefined },
    ]);
  });

  it('have who does them on the line below, and are no authors then', () => {
    const { actionItems, facts } = snapshotOf(
      ['# Postmortem', '## Ações', '[1] Ampliar o disco', 'Responsável: Ana | Prazo: 2031-03-01'].join('\n'),
    ).postmortem;
    expect(actionItems).toMatchObject([{ description: 'Ampliar o disco', owner: 'Ana', due: { year: 2031 } }]);
    expect(facts.authors).toEqual([]);
  });

  describe('end in initials', () => {
    const ownersOf = (...lines: string[]) => read(...lines).map(({ owner }) => owner);

    it('of several people, one in bold, or behind a sentence', () => {
      expect(ownersOf('- Add an index. Tell the desk of it. **RK**/JT')).toEqual(['RK/JT']);
      expect(ownersOf('- [ ] Add an index **RK/JT/DMc**.')).toEqual(['RK/JT/DMc']);
      expect(ownersOf('- Add an index. RK/JT')).toEqual(['RK/JT']);
      expect(ownersOf('Add an index. **RK**/JT')).toEqual(['RK/JT']);
    });

    it('of one in bold, where the list names others', () => {
      expect(ownersOf('- Add an index **JP**', '- Alert on lag. **RK**/JT')).toEqual(['JP', 'RK/JT']);
      expect(ownersOf('- Add an index **JP**', '- Alert on lag **NW**')).toEqual(['JP', 'NW']);
      expect(ownersOf('- Add an index **JP**', '- Alert on lag')).toEqual([undefined, undefined]);
    });

    it('in brackets, where that is the form of the list', () => {
      expect(ownersOf('- Add an index (NW)', '- Alert on lag (RK)')).toEqual(['NW', 'RK']);
      expect(ownersOf('- Add an index (NW)', '- Alert on lag (NW)', '- Cap the pool')).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(ownersOf('- State the recovery goal (RG)', '- Name a point of sale (POS)')).toEqual([
        undefined,
        undefined,
      ]);
    });

    it('and not in what is known to be technical, or stands alone', () => {
      expect(ownersOf('- Expose it as an API', '- Move it to **DNS**', '- Enforce **TLS**/SSL')).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(ownersOf('- Ask for a window of RK', '- Check it in both QX/ZT')).toEqual([undefined, undefined]);
    });
  });
});
