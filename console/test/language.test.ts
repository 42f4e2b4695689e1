import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../text/language.ts';

test('the console speaks the first language of the browser that it knows, else Chinese', () => {
  for (const [wanted, language] of [
    [['en-US', 'en'], 'en'],
    [['en'], 'en'],
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh-Hant-TW'], 'zh-CN'],
    [['ZH'], 'zh-CN'],
    [['de-DE', 'en-GB', 'zh'], 'en'],
    [['fr', 'zh-CN', 'en'], 'zh-CN'],
    [['ja', 'enm'], 'zh-CN'],
    [[], 'zh-CN'],
  ] as const)
    assert.equal(languageOf(wanted), language, wanted.join());
});
