import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writableText, xmlText } from '../../../export/records/xml-text.ts';

test('what XML cannot hold becomes the sign for an unknown one, white space and all else stay', () => {
  assert.equal(writableText('a\u0000b\u001fc\ufffed\ud800e'), 'a�b�c�d�e');
  assert.equal(writableText('\t\n\r\u0085郑州 🗼'), '\t\n\r\u0085郑州 🗼');
  assert.equal(xmlText('<a b="c">&\r</a>'), '&lt;a b=&quot;c&quot;&gt;&amp;&#13;&lt;/a&gt;');
});

test('no text is anything but text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = xmlText(text);
      // XML 1.0, section 2.2, production 2.
      assert.match(written, /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      assert.doesNotMatch(written, /[<>"]|&(?!amp;|lt;|gt;|quot;|#13;)/);
    }),
  );
});
