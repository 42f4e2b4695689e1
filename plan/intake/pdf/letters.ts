/** Scripts and signs that are set solid, without spaces between words. */
export const solid = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** A number or sign that begins a paragraph of its own. */
export const marker =
  /^(?:[•●○■□◆▪–—*·]\s|——|第[一二三四五六七八九十百\d]{1,4}[章节条编篇]|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}(?:[.．、)）](?=\D)|\s)|\d{1,3}(?:\.\d{1,3}){1,3}(?=[.．、)）\s]|(?![亿万千百个家])\p{Script=Han})|[①-⑳]|专栏|附件|[a-z][.)]\s)/u;

const unusual = /[\u2015\ufb00-\ufb06\u2e80-\u2fd5]/g;
/** Radicals and the characters that look the same (Unicode, EquivalentUnifiedIdeograph); NFKC knows only those from U+2F00 on. */
const radicals =
  '⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾―';
const characters =
  '厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户—';

/** Fonts name some glyphs by codes that nobody types: ligatures, and radicals (⾏) instead of characters (行). */
export function plainLetters(text: string): string {
  return text.replace(unusual, (letter) => {
    const at = radicals.indexOf(letter);
    return at < 0 ? letter.normalize('NFKC') : characters.charAt(at);
  });
}

const narrow = /[fijlrtI.,;:!|()[\]'’‘\- ]/;
const wide = /[mwMW@%—]/;
const capital = /[A-Z&]/;

/** How much of a run's width a character takes, roughly: a Chinese one is set as wide as two small Latin ones. */
export function relativeWidth(character: string): number {
  if (solid.test(character)) return 2;
  if (narrow.test(character)) return 0.6;
  if (wide.test(character)) return 1.7;
  return capital.test(character) ? 1.35 : 1;
}
