import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshSeconds } from '../freshness.ts';

/** ETSI GS CIM 009 V1.9.1, clause 5.13.1; RFC 9111, section 4.2. */
describe('how long a copy is fresh', () => {
  const date = 'Fri, 27 Nov 2026 04:00:00 GMT';
  for (const [headers, seconds] of [
    [{}, 24 * 3600],
    [{ 'cache-control': 'public' }, 24 * 3600],
    [{ 'cache-control': 'public, max-age=600' }, 600],
    [{ 'cache-control': 'max-age="600"', age: '200' }, 400],
    [{ 'cache-control': 'max-age=600', expires: date }, 600],
    [{ 'cache-control': 's-maxage=5, Max-Age=600' }, 600],
    [{ 'cache-control': 'max-age=0' }, 10],
    [{ 'cache-control': 'max-age=600, no-cache' }, 10],
    [{ 'cache-control': 'no-store' }, 10],
    [{ 'cache-control': 'max-age=9999999999' }, 30 * 24 * 3600],
    [{ date, expires: 'Fri, 27 Nov 2026 05:00:00 GMT' }, 3600],
    [{ date, expires: 'Fri, 27 Nov 2026 03:00:00 GMT' }, 10],
    [{ date, expires: '0' }, 10],
  ] as const)
    it(`${JSON.stringify(headers)}: ${seconds} s`, () => assert.equal(freshSeconds(headers), seconds));
});
