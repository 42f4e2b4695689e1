/** Scripts and signs that are set solid, without spaces between words. */
export const solid = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** A number or sign that begins a paragraph of its own. */
export const marker =
  /^(?:[•●○■□◆▪–—*·]\s|——|第[一二三四五六七八九十百\d]{1,4}[章节条编篇]|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}(?:\.\d{1,3}){0,3}[.．、)）]?(?=\D)|[①-⑳]|专栏|附件|[a-z][.)]\s)/u;

const ligature = /[\ufb00-\ufb06\u2f00-\u2fd5]/g;

/** Fonts name some glyphs by codes that nobody types: ligatures, and radicals (⾏) instead of characters (行). */
export function plainLetters(text: string): string {
  return text.replace(ligature, (letter) => letter.normalize('NFKC'));
}

/** How much of a run's width a character takes, roughly: Chinese is set twice as wide as Latin. */
export function relativeWidth(character: string): number {
  return solid.test(character) ? 2 : 1;
}
