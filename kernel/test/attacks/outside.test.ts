import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fetchDocument } from '../../facts/context/fetch-document.ts';
import { pinnedAddress } from '../../outbound/pinned-address.ts';

const INSIDE = [
  'http://127.0.0.1/',
  'http://localhost/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://0.0.0.0/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://172.16.0.1/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
];

describe('forged requests to the inside (SSRF)', () => {
  let rebound = 0;
  before(() => {
    rebound = 0;
  });
  after(() => assert.ok(rebound > 0));

  it('no address of this machine or network is reached, however it is written', async () => {
    for (const url of INSIDE)
      await assert.rejects(
        pinnedAddress(new URL(url), { private: false, signal: AbortSignal.timeout(5000) }),
        /not-allowed|unreachable/,
        url,
      );
  });

  it('a name with one harmless and one inner address is refused, and other schemes are too', async () => {
    const lookup = (): Promise<readonly string[]> => {
      rebound += 1;
      return Promise.resolve(['93.184.216.34', '127.0.0.1']);
    };
    await assert.rejects(
      pinnedAddress(new URL('http://rebinding.test/'), {
        private: false,
        lookup,
        signal: AbortSignal.timeout(5000),
      }),
      /not-allowed/,
    );
    const allow = [{ url: 'https://allowed.test/', private: false }];
    for (const url of [
      'file:///etc/passwd',
      'gopher://allowed.test/',
      'https://user:pass@allowed.test/',
      'https://evil.test/',
      'https://allowed.test.evil.test/',
    ])
      await assert.rejects(fetchDocument(url, { allow }), /not-allowed/, url);
  });
});
