const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const ended = /[。；;：:！？，、,.]\s*$/;

/**
 * What stands between two paragraphs of one cell when they become one line: a space, but nothing inside a short
 * Chinese label that was broken to fit its column (责任 over 单位).
 */
export function joinLines(before: string, after: string): string {
  const both = chinese.test(before.slice(-1)) && chinese.test(after.charAt(0));
  return both && !ended.test(before) && before.length + after.length <= 4 ? '' : ' ';
}
