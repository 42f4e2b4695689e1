import type { Span } from '../compiled.ts';

/** One character that is read as another of the same meaning. */
export interface Likeness extends Span {
  readonly by: string;
}

const wide = /[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])．(?=[0-9０-９])/g;
/** Behind or before one of these a comma is that of a Chinese sentence, whatever its width. */
const before = '[\\u3400-\\u9fff》）〕】］％]';
const after = '(?=[\\u3400-\\u9fff《（〔【]|[“‘(][\\u3400-\\u9fff])';
const narrow = new RegExp(
  [
    `(?<=${before})[,;:!?](?!//)`,
    // Never between two figures (1,000 and 8:30), nor in a sentence of another language.
    `(?<=[\\w+)”’%])[,;:!?]${after}`,
    '(?<=[\\u3400-\\u9fff]{6})\\.(?=[ \\t]*(?:\\n|$))',
  ].join('|'),
  'g',
);
const punctuation: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '.': '。',
};

/**
 * Figures and letters in the width of Chinese characters (２００８年, ＧＤＰ), and punctuation of Chinese sentences in the width
 * of Latin ones: which of the two a document uses is how it was typed, not what it says.
 */
export function evenWidth(text: string): Likeness[] {
  const one = (start: number, by: string): Likeness => ({ start, end: start + 1, by });
  const figures = [...text.matchAll(wide)].map((match) =>
    one(match.index, String.fromCharCode(match[0].charCodeAt(0) - 0xfee0)),
  );
  const points = [...text.matchAll(narrow)].map((match) =>
    one(match.index, punctuation[match[0]] ?? match[0]),
  );
  return [...figures, ...points, ...brackets(text).map((at) => one(at, punctuation[text.charAt(at)] ?? ''))];
}

/** Brackets that belong together, in one line, and hold Chinese words or stand behind some. */
function brackets(text: string): number[] {
  const found: number[] = [];
  let open: number[] = [];
  for (const match of text.matchAll(/[()\n]/g)) {
    if (match[0] === '\n') open = [];
    else if (match[0] === '(') open.push(match.index);
    else {
      const start = open.pop();
      if (start === undefined) continue;
      const words = text.slice(Math.max(0, start - 1), match.index);
      if (/[\u3400-\u9fff]/.test(words.replace(/^\(/, ''))) found.push(start, match.index);
    }
  }
  return found;
}
