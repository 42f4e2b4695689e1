import type { Line } from './line.ts';

/** `附件：近期重点任务清单`, `附件1`, `Annex A: …`: a line that names an annex. */
export const annexLine =
  /^(?:附件|附表|附录|Annex|Appendix)\s*(\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H](?![a-z]))?\s*(?:[：:.．、]\s*|\s+|$)(.{0,80})$/i;

/** A line that is nothing but the name of an image: what a web page left of a scanned annex. */
export const imageLine = /^[^\s，。]{1,60}\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/i;

/** A line that is nothing but a date: the signature of the document, or the day under its title. */
export const dateLine =
  /^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]?$|^(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}$/;

/** 本措施自发布之日起施行，有效期3年。 */
const force =
  /^本(?:[\u4e00-\u9fff]{0,4}(?:措施|办法|规定|细则|政策|意见|方案|规划|计划))(?:自.{2,24}(?:施行|实施|执行)|由.{2,24}(?:负责)?解释|有效期)/;

/** 临川县人民政府办公室 2021年4月20日 in one line. */
const signedDate =
  /^[\u4e00-\u9fff]{2,40}(?:政府|办公厅|办公室|委员会|管委会|厅|局|部|委|院)[\s\u3000]+(?:\d{4}|[〇○零一二三四五六七八九]{4})年\d{1,2}月\d{1,2}日$/;

const imprint =
  /^(?:(?:for (?:more|further) information|to find out more|contact us|©|ISBN\b|this (?:document|publication) is (?:also )?available)\b.*|[（(]?此件.{0,12}[）)]?|(?:主题词|抄送)[：:].*|主办[：:].*|.{0,30}\d{4}年\d{1,2}月\d{1,2}日印发)$/i;

/** Whether the line closes the body of a plan: annexes, signature, imprint. An image may stand anywhere. */
export function closesBody(line: Line): boolean {
  return [annexLine, dateLine, signedDate, imprint, force].some((pattern) => pattern.test(line.text));
}

const organ =
  /^[\u4e00-\u9fff（）、\s\u3000]{2,60}(?:人民政府|政府|办公厅|办公室|委员会|管委会|领导小组|厅|局|部|委|院|公司|协会|指挥部)(?:[（(].{1,12}[）)])?$/;

/** Whether the line is the signature above the date of the document. */
export function isSignature(line: Line, next: readonly Line[]): boolean {
  if (line.text.length > 60 || !organ.test(line.text)) return false;
  const dated = next.findIndex(({ text }) => dateLine.test(text.replace(/印发$/, '')));
  return dated >= 0 && next.slice(0, dated).every(({ text }) => organ.test(text));
}

/** 各地要…, 国家另有规定的，从其规定: words to everybody at the end of the document. */
const farewell =
  /^(?:请?各(?:[市县区镇乡州地级]|街道|有关|相关|部门|单位|责任)[^。；]{0,60}?(?:要|应|须|请|结合|根据|按照)|国家[^。]{0,12}(?:另有|有新)[^。]{0,6}规定|此前[^。]{0,40}(?:不一致|废止)|特此通知|以上(?:任务|措施|意见|政策|要求)|联系(?:人|电话)[：:])/;

/** Whether a paragraph takes leave of all readers: nothing but such paragraphs stands between it and the end of the body. */
export function isFarewell(line: Line, next: readonly Line[]): boolean {
  if (!farewell.test(line.text)) return false;
  const end = next.findIndex((one, at) => closesBody(one) || isSignature(one, next.slice(at + 1)));
  const between = end < 0 ? next : next.slice(0, end);
  return between.every(({ text }) => farewell.test(text));
}
