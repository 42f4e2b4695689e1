import type { Line } from './line.ts';

/** `附件：近期重点任务清单`, `附件1`, `Annex A: …`: a line that names an annex. */
export const annexLine =
  /^(?:附件|附表|附录|Annex|Appendix)\s*(\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H](?![a-z]))?\s*(?:[：:.．、]\s*|\s+|$)(.{0,80})$/i;

/** A line that is nothing but the name of an image: what a web page left of a scanned annex. */
export const imageLine = /^[^\s，。]{1,60}\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/i;

/** A line that is nothing but a date: the signature of the document, or the day under its title. */
export const dateLine =
  /^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]?$/;

const imprint = /^(?:[（(]?此件.{0,12}[）)]?|抄送[：:].*|主办[：:].*|.{0,30}\d{4}年\d{1,2}月\d{1,2}日印发)$/;

/** Whether the line closes the body of a plan: annexes, signature, imprint. An image may stand anywhere. */
export function closesBody(line: Line): boolean {
  return [annexLine, dateLine, imprint].some((pattern) => pattern.test(line.text));
}
