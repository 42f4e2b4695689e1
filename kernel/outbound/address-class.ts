import { isIP } from 'node:net';

/**
 * Whom an address can reach. `public`: the Internet. `private`: this machine or network; only where somebody allowed it.
 * `never`: the metadata services of clouds, link-local and multicast addresses, and what is no address at all.
 */
export type AddressClass = 'public' | 'private' | 'never';

/**
 * Classifies an address as text. IPv4 addresses are found in all their IPv6 spellings (mapped, translated, compatible,
 * NAT64); tunnels (6to4, Teredo) and the local NAT64 prefix are never used, for where they end is not told by the address.
 * Sources: the IANA registries of special-purpose addresses (RFC 6890).
 */
export function addressClass(address: string): AddressClass {
  const version = isIP(address);
  if (version === 4) return classOf4(bytesOf4(address));
  // A zone (fe80::1%eth0) belongs to link-local addresses.
  return version === 6 && !address.includes('%') ? classOf6(groupsOf6(address)) : 'never';
}

type Range = readonly [prefix: string, bits: number];

const NEVER_4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  // Metadata of Alibaba Cloud, and what answers for the host in Azure and Oracle's.
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 3],
];
const PRIVATE_4: readonly Range[] = [
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
];

function classOf4(bytes: readonly number[]): AddressClass {
  const number = numberOf(bytes);
  const among = (ranges: readonly Range[]): boolean =>
    ranges.some(([prefix, bits]) => number >>> (32 - bits) === numberOf(bytesOf4(prefix)) >>> (32 - bits));
  if (among(NEVER_4)) return 'never';
  return among(PRIVATE_4) ? 'private' : 'public';
}

function classOf6(groups: readonly number[]): AddressClass {
  const [first = 0, second = 0] = groups;
  const head = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  const last = groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]);
  if (EMBEDDING.has(head)) {
    // ::1 is this machine; :: and the rest of ::/96 were never more than a notation.
    if (head === '0:0:0:0:0:0') return numberOf(last) === 1 ? 'private' : 'never';
    return classOf4(last);
  }
  // Unique local addresses, without the metadata service that one cloud keeps there.
  if ((first & 0xfe00) === 0xfc00) return first === 0xfd00 && second === 0x0ec2 ? 'never' : 'private';
  if ((first & 0xe000) !== 0x2000) return 'never';
  // 6to4; 2001::/23 with Teredo in it, documentation.
  if (first === 0x2002 || (first === 0x2001 && (second < 0x0200 || second === 0x0db8))) return 'never';
  return first === 0x3fff && second < 0x1000 ? 'never' : 'public';
}

/** The first 96 bits of addresses that hold an IPv4 address in the last 32. */
const EMBEDDING: ReadonlySet<string> = new Set([
  '0:0:0:0:0:0',
  '0:0:0:0:0:ffff',
  '0:0:0:0:ffff:0',
  '64:ff9b:0:0:0:0',
]);

const bytesOf4 = (address: string): readonly number[] => address.split('.').map(Number);

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** The eight groups of an IPv6 address that is known to be one. */
function groupsOf6(address: string): readonly number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const [a = 0, b = 0, c = 0, d = 0] = dotted ? bytesOf4(dotted[2] ?? '') : [];
  const text = dotted ? `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : address;
  const [front = '', back] = text.split('::');
  const groups = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [left, right] = [groups(front), groups(back ?? '')];
  return back === undefined
    ? left
    : [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}
