import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newInstanceId } from '../../facts/model/instance-id.ts';
import { masterKeyText, newMasterKey, parseMasterKeys } from '../master-keys.ts';
import { PROFILES, profileOf } from '../profiles.ts';
import {
  type DataKey,
  isSealed,
  openText,
  type Place,
  parseSealed,
  sealedText,
  sealText,
} from '../sealed.ts';

const place: Place = { tenant: 1, purpose: 'tests', path: ['urn:a', 'key', '0'] };
const keyOf = (profile: DataKey['profile']): DataKey => ({
  id: newInstanceId(),
  profile,
  bytes: randomBytes(profileOf(profile).keyBytes),
});
const opened = (text: string, key: DataKey, where = place): string | null => {
  const sealed = parseSealed(text);
  return sealed && openText(sealed, key, where);
};

for (const profile of PROFILES)
  describe(`texts sealed by ${profile}`, () => {
    const key = keyOf(profile);

    it('come back as they were, and look each time different', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          fc.pre(text.isWellFormed());
          const [one, two] = [sealText(text, key, place), sealText(text, key, place)];
          assert.notEqual(one, two);
          assert.ok(isSealed(one));
          assert.equal(opened(one, key), text);
        }),
      );
    });

    it('open nowhere else', () => {
      const text = sealText('secret', key, place);
      for (const elsewhere of [
        { ...place, tenant: 2 },
        { ...place, purpose: 'test' },
        { ...place, path: ['urn:b', 'key', '0'] },
        { ...place, path: ['urn:a', 'key', '1'] },
        { ...place, path: ['urn:a', 'key'] },
        { ...place, path: ['urn:a key', '0'] },
      ])
        assert.equal(opened(text, key, elsewhere), null);
      assert.equal(opened(text, { ...key, bytes: randomBytes(key.bytes.length) }), null);
      assert.equal(opened(text, { ...key, id: newInstanceId() }), null);
    });

    it('open no more when any character of any field is another', () => {
      const text = sealText('secret', key, place);
      for (let at = 0; at < text.length; at += 1)
        for (const letter of 'A0-:z') {
          const other = text.slice(0, at) + letter + text.slice(at + 1);
          if (other !== text) assert.equal(opened(other, key), null, `${at} ${letter}`);
        }
      for (let end = 0; end < text.length; end += 1) assert.equal(opened(text.slice(0, end), key), null);
      assert.equal(opened(`${text}A`, key), null);
    });
  });

describe('a text of another profile', () => {
  it('opens by its own alone', () => {
    const [one, two] = [keyOf('international'), keyOf('guomi')];
    const text = sealText('secret', one, place);
    assert.equal(opened(text, { ...two, id: one.id }), null);
    assert.equal(opened(text.replace('international', 'guomi'), { ...two, id: one.id }), null);
    assert.equal(opened(text.replace('international', 'guomi'), one), null);
  });
});

describe('the parser of sealed texts', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '2', 'international', 'guomi', newInstanceId(), 'A'.repeat(16), 'A'.repeat(22)),
  );
  it('takes whatever comes, and what it takes apart it puts together again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 7 }).map((all) => `sealed:${all.join(':')}`),
        ),
        (text) => {
          const sealed = parseSealed(text);
          if (sealed) assert.equal(sealedText(sealed), text);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('takes one text for one sealed thing', () => {
    const text = sealText('a', keyOf('international'), place);
    assert.ok(parseSealed(text));
    for (const other of [
      `${text}=`,
      ` ${text}`,
      `${text}\n`,
      text.replace('sealed:1:', 'sealed:01:'),
      text.toUpperCase(),
    ])
      assert.equal(parseSealed(other), null);
  });
});

describe('the file of master keys', () => {
  it('is read as it was written', () => {
    const keys = [newMasterKey('international'), newMasterKey('guomi')];
    assert.deepEqual(parseMasterKeys(masterKeyText(keys)), keys);
    assert.notEqual(keys[0]?.id, keys[1]?.id);
  });

  it('is refused with the line that is none', () => {
    const good = masterKeyText([newMasterKey('guomi')]);
    for (const [text, line] of [
      ['', 1],
      ['\n', 1],
      [`${good}\n${good}`, 2],
      [`${good}guomi 00\n`, 2],
      [`${good}${good.toUpperCase()}`, 2],
      [good.replace('guomi', 'international'), 1],
      [good.replace(' ', '  '), 1],
      [`${good.trim()} \n`, 1],
      [`${good}none ${'00'.repeat(32)}\n`, 2],
    ] as const)
      assert.equal(parseMasterKeys(text), line, text);
  });

  it('is judged, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const keys = parseMasterKeys(text);
        if (typeof keys !== 'number') assert.equal(masterKeyText(keys).trim(), text.trim());
      }),
    );
  });
});
