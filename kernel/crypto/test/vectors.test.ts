import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sm4, sm2 as sums } from 'sm-crypto-v2';
import { PROFILES, profileOf } from '../profiles.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const international = profileOf('international');
const guomi = profileOf('guomi');

interface Sealing {
  readonly key: string;
  readonly nonce: string;
  readonly plain: string;
  readonly about: string;
  readonly cipher: string;
  readonly tag: string;
}

const LONG = `d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
  1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255`;
const LONG_SEALED = `522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
  8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad`;
const FEFFE = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const ABOUT = 'feedfacedeadbeeffeedfacedeadbeefabaddad2';
const short = (text: string): string => text.replaceAll(/\s/g, '').slice(0, 120);

/** The Galois/Counter Mode of Operation (McGrew, Viega), test cases 13 to 16, which NIST gives with SP 800-38D. */
const AES: readonly Sealing[] = [
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plain: '',
    about: '',
    cipher: '',
    tag: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plain: '00'.repeat(16),
    about: '',
    cipher: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: FEFFE,
    nonce: 'cafebabefacedbaddecaf888',
    plain: LONG,
    about: '',
    cipher: LONG_SEALED,
    tag: 'b094dac5d93471bdec1a502270e3cc6c',
  },
  {
    key: FEFFE,
    nonce: 'cafebabefacedbaddecaf888',
    plain: short(LONG),
    about: ABOUT,
    cipher: short(LONG_SEALED),
    tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
];

/** RFC 8998, appendix A.1. */
const SM4: readonly Sealing[] = [
  {
    key: '0123456789abcdeffedcba9876543210',
    nonce: '00001234567800000000abcd',
    plain: `aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd
      eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa`,
    about: ABOUT,
    cipher: `17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735
      d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d`,
    tag: '83de3541e4c2b58177e065a9bf7b62ec',
  },
];

for (const [profile, vectors] of [
  [international, AES],
  [guomi, SM4],
] as const)
  describe(`the cipher of ${profile.id}`, () => {
    it('seals and opens as published', () => {
      for (const { key, nonce, plain, about, cipher, tag } of vectors) {
        const sealed = profile.seal(hex(key), hex(nonce), hex(plain), hex(about));
        assert.equal(sealed.toString('hex'), hex(cipher + tag).toString('hex'));
        assert.deepEqual(profile.open(hex(key), hex(nonce), sealed, hex(about)), hex(plain));
      }
    });

    it('opens what it sealed, and nothing of which a bit is another', () => {
      const bytes = (most: number, least = 0) => fc.uint8Array({ minLength: least, maxLength: most });
      const { keyBytes: long } = profile;
      fc.assert(
        fc.property(bytes(long, long), bytes(12, 12), bytes(100), bytes(60), fc.nat(), (...all) => {
          const [key, nonce, plain, about, flip] = all;
          const sealed = profile.seal(key, nonce, plain, about);
          assert.deepEqual(profile.open(key, nonce, sealed, about), Buffer.from(plain));
          const flipped = (from: Uint8Array): Buffer => {
            const other = Buffer.from(from);
            other[flip % other.length] = (other[flip % other.length] ?? 0) ^ (1 << (flip % 8));
            return other;
          };
          assert.equal(profile.open(key, nonce, flipped(sealed), about), null);
          assert.equal(profile.open(flipped(key), nonce, sealed, about), null);
          assert.equal(profile.open(key, flipped(nonce), sealed, about), null);
          assert.equal(profile.open(key, nonce, sealed, Buffer.concat([about, Buffer.of(0)])), null);
          if (about.length > 0) assert.equal(profile.open(key, nonce, sealed, flipped(about)), null);
        }),
        { numRuns: 300 },
      );
    });

    it('opens nothing that is too short', () => {
      for (let length = 0; length <= 16; length += 1) {
        const sealed = Buffer.alloc(length, 7);
        assert.equal(profile.open(Buffer.alloc(profile.keyBytes), Buffer.alloc(12), sealed, sealed), null);
      }
    });
  });

describe('SM4', () => {
  it('is that of GB/T 32907, example 1', () => {
    const text = hex('0123456789abcdeffedcba9876543210');
    const sealed = sm4.encrypt(text, text, { padding: 'none', output: 'array' });
    assert.equal(Buffer.from(sealed).toString('hex'), '681edf34d206965e86b3e94f536e4246');
  });

  it('is that of OpenSSL, whatever the key and the text', () => {
    const bytes = (least: number, most: number) => fc.uint8Array({ minLength: least, maxLength: most });
    fc.assert(
      fc.property(bytes(16, 16), bytes(12, 12), bytes(0, 200), (key, nonce, plain) => {
        // Behind the counter that makes the tag (SP 800-38D, section 7.1).
        const counter = createCipheriv('sm4-ctr', key, Buffer.concat([nonce, hex('00000002')]));
        const expected = Buffer.concat([counter.update(plain), counter.final()]);
        assert.deepEqual(guomi.seal(key, nonce, plain, key).subarray(0, plain.length), expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('digests', () => {
  for (const [profile, text, expected] of [
    // FIPS 180-4, as NIST's examples of it.
    [international, 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      international,
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    // GB/T 32905, appendix A.
    [guomi, 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    [guomi, 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ] as const)
    it(`of ${profile.id} are the published ones: ${text.slice(0, 8)}`, () => {
      assert.equal(profile.hash(Buffer.from(text)).toString('hex'), expected);
    });
});

describe('signatures', () => {
  /** RFC 8032, section 7.1, tests 1 and 2. */
  const ED25519 = [
    {
      secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      open: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      text: '',
      signature: `e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555
        fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b`,
    },
    {
      secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      open: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      text: '72',
      signature: `92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0
        85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00`,
    },
  ];
  /** GB/T 32918.5—2017, appendix A.2, with the user id 1234567812345678. */
  const SM2 = {
    secret: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
    open: `04 09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020
      ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13`,
    k: '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21',
    x1: '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73',
    text: Buffer.from('message digest'),
    r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
    s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  };
  const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

  it('of Ed25519 are those of RFC 8032', () => {
    const scheme = international.signature;
    for (const { secret, open, text, signature } of ED25519) {
      assert.deepEqual(scheme.openKey(hex(secret)), hex(open));
      assert.deepEqual(scheme.sign(hex(secret), hex(text)), hex(signature));
      assert.equal(scheme.verify(hex(open), hex(text), hex(signature)), true);
    }
  });

  it('of SM2 hold where the published ones do, and are made as those', () => {
    const { secret, open, k, x1, text, r, s } = SM2;
    const scheme = guomi.signature;
    assert.deepEqual(scheme.openKey(hex(secret)), hex(open));
    assert.equal(scheme.verify(hex(open), text, hex(r + s)), true);
    assert.equal(scheme.verify(hex(open), Buffer.from('message digesu'), hex(r + s)), false);
    const pointPool = [{ k: BigInt(`0x${k}`), x1: BigInt(`0x${x1}`) }];
    const publicKey = hex(open).toString('hex');
    assert.equal(sums.doSignature(text, secret, { pointPool, hash: true, publicKey }), r + s);
  });

  it('of SM2 are refused with numbers out of their range, and by keys that are no points', () => {
    const { open, text, r, s } = SM2;
    const { verify } = guomi.signature;
    const key = hex(open);
    const order = ORDER.toString(16);
    for (const [one, two] of [
      ['00'.repeat(32), s],
      [r, '00'.repeat(32)],
      [order, s],
      [r, order],
      ['ff'.repeat(32), s],
      [r, (ORDER - BigInt(`0x${r}`)).toString(16).padStart(64, '0')],
    ])
      assert.equal(verify(key, text, hex(`${one}${two}`)), false);
    for (const none of [Buffer.alloc(65, 4), key.subarray(1), Buffer.alloc(65), Buffer.alloc(0)])
      assert.equal(verify(none, text, hex(r + s)), false);
  });

  it('of SM2 have secrets from 1 to n − 2', () => {
    const { isSecret } = guomi.signature;
    const bytesOf = (number: bigint): Buffer => hex(number.toString(16).padStart(64, '0'));
    assert.deepEqual(
      [0n, 1n, ORDER - 2n, ORDER - 1n, ORDER].map((number) => isSecret(bytesOf(number))),
      [false, true, true, false, false],
    );
    assert.equal(isSecret(Buffer.alloc(31, 1)), false);
  });

  for (const id of PROFILES)
    it(`of ${id} hold for what was signed, and for nothing else`, () => {
      const { sign, verify, openKey, signatureBytes } = profileOf(id).signature;
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array(), fc.nat(), (...all) => {
          const [seed, text, flip] = all;
          const secret = Buffer.concat([Buffer.of(1), seed.subarray(1)]);
          const [open, signature] = [openKey(secret), sign(secret, text)];
          assert.equal(signature.length, signatureBytes);
          assert.equal(verify(open, text, signature), true);
          const other = Buffer.from(signature);
          other[flip % signatureBytes] = (other[flip % signatureBytes] ?? 0) ^ (1 << (flip % 8));
          assert.equal(verify(open, text, other), false);
          assert.equal(verify(open, Buffer.concat([text, Buffer.of(0)]), signature), false);
        }),
        { numRuns: 30 },
      );
    });
});
