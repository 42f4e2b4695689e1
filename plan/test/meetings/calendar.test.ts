import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarMeeting, writeCalendar } from '../../meetings/calendar/write-calendar.ts';
import { EAST, type MeetingHouse, meetingHouse } from './house.ts';

/** Events as a parser that is not ours reads them. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    event: new ICAL.Event(event),
    status: event.getFirstPropertyValue('status'),
    stamp: event.getFirstPropertyValue('dtstamp'),
  }));
}

const LONG: CalendarMeeting = {
  id: '0190a8d6-0000-7000-8000-000000000001',
  title: '关于加快推进第五代移动通信网络和人工智能产业发展、协调解决重大问题的专题会议；第3次',
  place: '省政府,二楼\\东侧; 会议室',
  description: '1. 网络覆盖\n2. 园区建设',
  startsAt: '2026-12-03T01:00:00.000Z',
  endsAt: '2026-12-03T03:00:00.000Z',
  changedAt: '2026-11-28T01:00:00.000Z',
  sequence: 3,
  status: 'confirmed',
};

describe('a calendar as a file', () => {
  it('is folded at 75 octets and says to another program what was said', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    const chinese = fc.string({ unit: fc.constantFrom(...'推进会，；\\\n例议定😀a '), maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(words, chinese), (text) => {
        const written = writeCalendar('会议', 'zh-CN', [{ ...LONG, title: text, description: text }]);
        for (const line of written.split('\r\n')) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.ok(line.isWellFormed());
        }
        assert.doesNotMatch(written.replaceAll('\r\n', ''), /[\r\n]/);
        const [read] = eventsOf(written);
        const plain = text
          .toWellFormed()
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/[^\P{Cc}\n\t]/gu, '');
        assert.equal(read?.event.summary ?? '', plain);
      }),
    );
  });

  it('has times in UTC, a UID that is the meeting’s for ever, and what its status is', () => {
    const written = writeCalendar('会议', 'zh-CN', [LONG, { ...LONG, id: '2', status: 'cancelled' }]);
    assert.match(written, /^DTSTART:20261203T010000Z\r$/m);
    assert.doesNotMatch(written, /VTIMEZONE|TZID/);
    const [one, two] = eventsOf(written);
    assert.equal(one?.event.uid, `${LONG.id}@yuheng`);
    assert.equal(one?.event.sequence, 3);
    assert.equal(one?.event.location, LONG.place);
    assert.equal(one?.event.startDate.toJSDate().toISOString(), LONG.startsAt);
    assert.equal(one?.event.endDate.toJSDate().toISOString(), LONG.endsAt);
    assert.deepEqual([one?.status, two?.status], ['CONFIRMED', 'CANCELLED']);
    assert.equal(String(one?.stamp), '2026-11-28T01:00:00Z');
  });
});

describe('a link to a calendar', () => {
  let house: MeetingHouse;
  before(async () => {
    house = await meetingHouse();
  });
  after(() => house[Symbol.asyncDispose]());

  it('shows a unit what it was told of, follows what is moved and called off, and is revoked', async () => {
    const closed = await house.tools.server({ auth: true });
    const feed = async (unit: string | null) =>
      house.ok<{ id: string; path: string; secret: string }>('add-calendar-feed', { unit });
    const mine = await feed(EAST);
    const office = await feed(null);
    const read = async (path: string) => {
      const answer = await closed.inject(path);
      return { status: answer.statusCode, events: answer.statusCode === 200 ? eventsOf(answer.body) : [] };
    };
    const meeting = await house.prepare();
    const seen = async () => (await house.page(meeting)).meeting.version;
    assert.equal((await read(mine.path)).events.length, 0);
    assert.deepEqual(
      (await read(office.path)).events.map(({ status }) => status),
      ['TENTATIVE'],
    );
    await house.ok('announce-meeting', { meeting, seen: await seen() });
    const [announced] = (await read(mine.path)).events;
    assert.equal(announced?.status, 'CONFIRMED');
    await house.ok('move-meeting', {
      meeting,
      seen: await seen(),
      startsAt: '2026-03-16T01:00:00Z',
      endsAt: '2026-03-16T02:00:00Z',
      place: '三楼',
      reason: '时间冲突',
    });
    const [moved] = (await read(mine.path)).events;
    assert.equal(moved?.event.uid, announced?.event.uid);
    assert.ok((moved?.event.sequence ?? 0) > (announced?.event.sequence ?? 0));
    assert.equal(moved?.event.startDate.toJSDate().toISOString(), '2026-03-16T01:00:00.000Z');
    await house.ok('step-meeting', { meeting, seen: await seen(), transition: 'cancel', note: '暂不召开' });
    const [off] = (await read(mine.path)).events;
    assert.equal(off?.status, 'CANCELLED');
    assert.ok((off?.event.sequence ?? 0) > (moved?.event.sequence ?? 0));
    const listed = (await closed.inject('/api/plan/list-calendar-feeds')).statusCode;
    assert.equal(listed, 401);
    await house.ok('revoke-calendar-feed', { feed: mine.id });
    assert.equal((await read(mine.path)).status, 404);
    assert.equal((await read(office.path)).status, 200);
    assert.equal(await house.codeOf('revoke-calendar-feed', { feed: mine.id }), 'plan.feed-not-found');
    for (const path of ['x', `${'a'.repeat(32)}`, `${'a'.repeat(33)}`, '%27;--'])
      assert.ok([400, 404].includes((await read(`/api/plan/export-published-calendar?feed=${path}`)).status));
    const kept = await house.tools.database.query<{ text: string }>(
      'select row_to_json(f)::text as text from plan.calendar_feed f',
    );
    assert.ok(kept.every(({ text }) => !text.includes(office.secret)));
  });
});
