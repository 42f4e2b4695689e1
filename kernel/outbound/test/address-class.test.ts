import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressClass } from '../address-class.ts';

/** What must never be reached, and what only where it was allowed; Node's own list is the oracle for prefixes. */
const never = new BlockList();
const inside = new BlockList();
for (const [prefix, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  never.addSubnet(prefix, bits, 'ipv4');
for (const [prefix, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
] as const)
  inside.addSubnet(prefix, bits, 'ipv4');

const expected4 = (address: string): string =>
  never.check(address) ? 'never' : inside.check(address) ? 'private' : 'public';

const byte = fc.integer({ min: 0, max: 255 });
/** All addresses, and more of those that matter. */
const ipv4 = fc.oneof(
  fc.tuple(byte, byte, byte, byte),
  fc
    .tuple(
      fc.constantFrom<readonly [number, number]>(
        [10, 0],
        [127, 0],
        [169, 254],
        [172, 16],
        [172, 31],
        [192, 168],
        [100, 64],
        [198, 18],
        [224, 0],
        [255, 255],
      ),
      byte,
      byte,
    )
    .map(([[a, b], c, d]) => [a, b, c, d] as const),
);
const hex = (high: number, low: number): string => ((high << 8) | low).toString(16);

describe('class of an address', () => {
  it('is that of the published ranges for IPv4', () => {
    fc.assert(
      fc.property(ipv4, (bytes) => {
        const address = bytes.join('.');
        assert.equal(addressClass(address), expected4(address));
      }),
      { numRuns: 5000 },
    );
  });

  it('is never weaker for an IPv4 address that is spelled as IPv6', () => {
    const spellings: readonly ((dotted: string, tail: string) => string)[] = [
      (dotted) => `::ffff:${dotted}`,
      (_, tail) => `::ffff:${tail}`,
      (_, tail) => `0:0:0:0:0:ffff:${tail}`,
      (_, tail) => `0000:0000:0000:0000:0000:FFFF:${tail.toUpperCase()}`,
      (dotted) => `::ffff:0:${dotted}`,
      (dotted) => `64:ff9b::${dotted}`,
      (_, tail) => `64:ff9b:0:0:0:0:${tail}`,
    ];
    fc.assert(
      fc.property(ipv4, fc.constantFrom(...spellings), (bytes, spell) => {
        const [a, b, c, d] = bytes;
        const dotted = bytes.join('.');
        assert.equal(addressClass(spell(dotted, `${hex(a, b)}:${hex(c, d)}`)), expected4(dotted));
      }),
      { numRuns: 5000 },
    );
  });

  it('is never public for tunnels and notations that hide where they end', () => {
    fc.assert(
      fc.property(ipv4, byte, ([a, b, c, d], more) => {
        const tail = `${hex(a, b)}:${hex(c, d)}`;
        for (const address of [
          `2002:${tail}::${more}`,
          `2001:0:${tail}::${more}`,
          `64:ff9b:1::${tail}`,
          `fe80::${tail}`,
          `ff02::${tail}`,
          `fec0::${tail}`,
          `2001:db8::${tail}`,
          `3fff:0:${tail}::1`,
        ])
          assert.equal(addressClass(address), 'never', address);
        assert.notEqual(addressClass(`::${tail}`), 'public');
      }),
      { numRuns: 1000 },
    );
  });

  for (const [address, kind] of [
    ['8.8.8.8', 'public'],
    ['2606:4700::1111', 'public'],
    ['2400:3200::1', 'public'],
    ['2001:4860:4860::8888', 'public'],
    ['::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fd00:ec2::254', 'never'],
    ['::', 'never'],
    ['fe80::1%eth0', 'never'],
    ['169.254.169.254', 'never'],
    ['::ffff:a9fe:a9fe', 'never'],
    ['64:ff9b::a9fe:a9fe', 'never'],
    ['100.100.100.200', 'never'],
    ['', 'never'],
    ['localhost', 'never'],
    ['1.2.3', 'never'],
    ['0x7f.1', 'never'],
    ['127.0.0.1.', 'never'],
  ] as const)
    it(`of “${address}” is ${kind}`, () => assert.equal(addressClass(address), kind));

  it('is told of whatever text there is', () => {
    const piece = fc.constantFrom(':', '::', '.', 'f', '0', '1', 'ffff', '127', '%', '[', ']', '/', 'g');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          assert.ok(['public', 'private', 'never'].includes(addressClass(text)));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
