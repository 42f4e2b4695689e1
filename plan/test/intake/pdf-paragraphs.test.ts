import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readPdf } from '../../intake/pdf/read-pdf.ts';
import { chineseLine, handPdf, textLines } from './pdf-writer.ts';

const size = 12;
const top = 770;
const lowest = 60;

interface Set {
  readonly indent: number;
  readonly lines: readonly string[];
}

interface Column {
  readonly x: number;
  readonly show: (words: string, x: number, y: number) => string;
}

/** Paragraphs one below the other, down the columns of as many pages as they need. */
function print(paragraphs: readonly Set[], columns: readonly Column[], leading: number): Uint8Array {
  const pages: string[][] = [[]];
  let [column, y] = [0, top];
  for (const { indent, lines } of paragraphs) {
    for (const [at, words] of lines.entries()) {
      if (y < lowest) {
        [column, y] = [(column + 1) % columns.length, top];
        if (column === 0) pages.push([]);
      }
      const { x = 0, show = () => '' } = columns[column] ?? {};
      pages.at(-1)?.push(show(words, x + (at === 0 ? indent : 0), y));
      y -= leading;
    }
  }
  return handPdf(pages.map((content) => ({ content: content.join('\n') })));
}

/** Chinese is broken anywhere, but no line begins with a stop or a closing bracket. */
function breakChinese(said: string, letters: number, indent: number): string[] {
  const lines: string[] = [];
  let rest = said;
  while (rest !== '') {
    let end = Math.min(rest.length, letters - (lines.length === 0 ? indent : 0));
    while (end < rest.length && /[，。；：、）]/.test(rest.charAt(end))) end -= 1;
    if (end < rest.length && rest.charAt(end - 1) === '（') end -= 1;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines;
}

const helvetica = new Map([...' ijlft,.'].map((letter) => [letter, 'ijl'.includes(letter) ? 222 : 278]));
for (const letter of 'rckvxyszmw') {
  helvetica.set(letter, letter === 'r' ? 333 : letter === 'm' ? 833 : letter === 'w' ? 722 : 500);
}
const widthOf = (words: string) =>
  [...words].reduce((sum, letter) => sum + (helvetica.get(letter) ?? 556), 0) * (size / 1000);

function breakEnglish(said: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of said.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const clause = fc.constantFrom(
  '加快建设智算中心，',
  '建立公共数据授权运营机制，',
  '支持车联网、智能制造等场景应用，',
  '推动产业集聚，',
  '开展夜间飞行试点，',
);
const unit = fc.constantFrom('市工业和信息化局', '市交通运输局', '市大数据局', '各县（市、区）人民政府');
const work = fc
  .tuple(
    fc.array(clause, { minLength: 1, maxLength: 12 }),
    fc.option(fc.array(unit, { minLength: 1, maxLength: 5 })),
  )
  .map(([clauses, units]) => {
    const said = `${clauses.join('').slice(0, -1)}。`;
    return units === null ? said : `${said}（责任单位：${units.join('、')}）`;
  });
const numerals = '一二三四五六七八九十';
const works = fc
  .array(work, { minLength: 1, maxLength: 10 })
  .map((all) => all.map((said, at) => `（${numerals.charAt(at)}）${said}`));
const word = fc.constantFrom(
  ...'the council will extend public networks to libraries by train residents and report progress every year with partners'.split(
    ' ',
  ),
);
const sentences = fc
  .array(fc.array(word, { minLength: 3, maxLength: 70 }), { minLength: 3, maxLength: 12 })
  .map((all) => all.map((words, at) => `${at + 1}. ${words.join(' ')}.`));

const read = async (bytes: Uint8Array) => (await readPdf(bytes, 'a.pdf', {})).text.trimEnd().split('\n');

test('Chinese paragraphs of any length come back from lines of any width', async () => {
  const indents = fc.constantFrom(0, 2);
  await fc.assert(
    fc.asyncProperty(works, fc.integer({ min: 24, max: 42 }), indents, async (said, letters, indent) => {
      const x = (595 - letters * size) / 2;
      const set = said.map((words) => ({
        indent: indent * size,
        lines: breakChinese(words, letters, indent),
      }));
      const show = (words: string, left: number, y: number) => chineseLine(words, left, y, size);
      assert.deepEqual(await read(print(set, [{ x, show }], 20)), said);
    }),
    { numRuns: 60 },
  );
});

test('English paragraphs come back from one column and from two', async () => {
  const show = (words: string, x: number, y: number) => textLines([words], x, y);
  await fc.assert(
    fc.asyncProperty(sentences, fc.integer({ min: 300, max: 450 }), async (said, width) => {
      const set = said.map((words) => ({ indent: 0, lines: breakEnglish(words, width) }));
      assert.deepEqual(await read(print(set, [{ x: (595 - width) / 2, show }], 15)), said);
    }),
    { numRuns: 60 },
  );
  const long = sentences
    .map((all) => Array.from({ length: 8 }, () => all).flat())
    .filter((all) => all.join(' ').length > 4500);
  // The last page may hold nothing but lines too short to tell a column from a table.
  const short = fc.array(fc.array(word, { minLength: 2, maxLength: 9 }), { maxLength: 70 });
  await fc.assert(
    fc.asyncProperty(long, short, fc.integer({ min: 210, max: 250 }), async (sentence, closing, width) => {
      const said = [...sentence, ...closing.map((words, at) => `${at + 1}. ${words.join(' ')}.`)];
      const set = said.map((words) => ({ indent: 0, lines: breakEnglish(words, width) }));
      const columns = [
        { x: 290 - width, show },
        { x: 310, show: (words: string, x: number, y: number) => show(words, x, y - 3) },
      ];
      assert.deepEqual(await read(print(set, columns, 15)), said);
    }),
    { numRuns: 25 },
  );
});
