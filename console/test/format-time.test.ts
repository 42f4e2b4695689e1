import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatDateTime, formatRelative } from '../text/format-time.ts';

test('times are shown in the zone of the user', () => {
  assert.equal(formatDateTime('2026-11-22T18:03:05Z', 'Asia/Shanghai'), '2026-11-23 02:03:05 UTC+8');
  assert.equal(formatDateTime('2026-11-22T18:03:05Z', 'UTC'), '2026-11-22 18:03:05 UTC');
  assert.equal(formatDateTime('2026-07-01T12:00:00Z', 'America/St_Johns'), '2026-07-01 09:30:00 UTC-2:30');
  assert.equal(formatDate('2026-11-22T18:03:05Z', 'Asia/Shanghai'), '2026-11-23');
});

test('a date without a time has no zone', () => {
  assert.equal(formatDate('2027-12-31', 'America/Los_Angeles'), '2027-12-31');
});

test('what is no time stays as it is', () => {
  assert.equal(formatDateTime('soon'), 'soon');
  assert.equal(formatRelative('soon', 0, 'en'), 'soon');
});

test('relative time', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  assert.equal(formatRelative('2026-11-22T11:57:00Z', now, 'en'), '3 minutes ago');
  assert.equal(formatRelative('2026-11-22T11:57:00Z', now, 'zh-CN'), '3分钟前');
  assert.equal(formatRelative('2026-11-22T11:59:45Z', now, 'en'), '15 seconds ago');
  assert.equal(formatRelative('2026-11-22T12:00:00Z', now, 'en'), '1 second ago');
  assert.equal(formatRelative('2026-11-24T12:00:00Z', now, 'en'), 'in 2 days');
});
