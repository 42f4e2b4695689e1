import { isoDate } from '../horizon/iso-date.ts';
import type { Line } from '../outline/line.ts';
import type { PlanOutline } from '../outline/outline.ts';
import { dateLine } from '../outline/tail.ts';
import { chineseNumeral } from '../quantity/chinese-numeral.ts';
import { englishDate } from './english-date.ts';
import { findTitle, firstLineTitle, type Title } from './title.ts';

/** What a document says of itself around its body; null where it does not say. */
export interface FrontMatter {
  readonly title: Title | null;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issueDate: string | null;
}

const numberLine =
  /^[（(]?(?:发文字号|文号)?[：:]?\s*([\u4e00-\u9fff]{1,16}\s?[〔[【（(]\s?(?:19|20)\d{2}\s?[〕\]】）)]\s?(?:第\s?)?\d{1,5}\s?号)[）)]?(?:\s.{0,30})?$/;
/** 名称：…  文号：云政〔2023〕1号 in the table above a page. */
const numberLabel =
  /(?:发文字号|文\s?号)[：:]\s*([\u4e00-\u9fff]{1,16}\s?[〔[【（(]\s?(?:19|20)\d{2}\s?[〕\]】）)]\s?\d{1,5}\s?号)/;
/** Approved by the Council on 12 March 2025 (Decision CC/2025/14); Ref: CC/2025/14. */
const englishNumber =
  /^(?:\(?(?:adopted|approved|agreed|endorsed|published|issued|decision|resolution|order|circular|minute|ref(?:erence)?|document)\b)(?![^.]*\b(?:under|pursuant|accordance)\b)(?:[^.]*?\b)?(?:decision|resolution|order|circular|minute|ref(?:erence)?|document)\.?\s?(?:(?:no|number)\b\.?)?:?\s?((?=[^\s)]*\d)[A-Z\d][\w.-]*[/-][\w./-]*\w)\)?$/i;
const organ = /(?:人民政府|政府|办公厅|办公室|委员会|管委会|厅|局|部|委|院|公司|小组|协会)$/;
const issuing = /^(.{2,30}?)(?:关于)?(?:印发|发布|公布|转发)/;
const labelled = /^(?:发布机构|发文机关|印发单位|发文单位|issued by)[：:]\s*(.{2,60})$/i;
const labelledDate =
  /^(?:成文日期|发布日期|印发日期|发文日期|(?:发布|发文|成文|印发)时间|日期|date)[：:]\s*(.{6,24})$/i;
/** 二〇一二年五月: the day is not told, so its last one counts. */
const monthLine =
  /^[（(]?((?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})月)[）)]?$/;
const imprint = /(\d{4}年\d{1,2}月\d{1,2}日)(?:印发|发布|起施行)?[）)]?$/;

/** Reads letterhead and signature. Only lines that are nothing else count: a number cited in a sentence is a reference. */
export function readFrontMatter(outline: PlanOutline): FrontMatter {
  const title = findTitle(outline.head) ?? firstLineTitle(outline.head);
  const around = [...outline.head, ...outline.tail];
  return {
    title,
    documentNumber: firstOf(
      around,
      ({ text }) =>
        (numberLine.exec(text) ?? numberLabel.exec(text) ?? englishNumber.exec(text))?.[1] ?? null,
    ),
    issuer: readIssuer(outline, title),
    // The day under the signature is that of the document, a label may tell when its page was published.
    issueDate:
      firstOf(around, ({ text }) => (dateLine.test(text) ? toDate(text) : null)) ??
      firstOf(around, (line, at) => readDate(line, at >= outline.head.length)),
  };
}

function firstOf<T>(lines: readonly Line[], read: (line: Line, at: number) => T | null): T | null {
  for (const [at, line] of lines.entries()) {
    const found = line.text.length <= 100 ? read(line, at) : null;
    if (found !== null) return found;
  }
  return null;
}

function readDate(line: Line, inTail: boolean): string | null {
  if (dateLine.test(line.text)) return toDate(line.text);
  const month = monthLine.exec(line.text);
  if (month !== null) return toDate(`${month[1]}31日`);
  const english = /[a-z]/.test(line.text) ? englishDate(line.text) : null;
  if (english !== null) return english;
  const label = labelledDate.exec(line.text)?.[1];
  if (label !== undefined) return toDate(label);
  return inTail && line.text.length <= 40 ? toDate(imprint.exec(line.text)?.[1] ?? '') : null;
}

/** 2023年11月8日, 二〇二三年十一月八日, 2023-11-08. */
export function toDate(text: string): string | null {
  const match =
    /([\d〇○零一二三四五六七八九]{4})[年./-]\s*([\d一二三四五六七八九十]{1,3})[月./-]\s*([\d一二三四五六七八九十]{1,3})日?/.exec(
      text,
    );
  const [year, month, day] = (match ?? [])
    .slice(1)
    .map((part) => (/^\d/.test(part) ? Number(part) : chineseNumeral(part)));
  if (year == null || month == null || day == null) return null;
  if (year < 1949 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return isoDate(year, month, day);
}

/** The line above the signature's date, a label, the letterhead (…文件), or who 印发 it in the title. */
function readIssuer({ head, nodes, tail }: PlanOutline, title: Title | null): string | null {
  const body = nodes.at(-1)?.body ?? [];
  const flow = [...head, ...body.slice(-2), ...tail];
  const signature = flow.findIndex((line) => dateLine.test(line.text) && !/^[（(]/.test(line.text));
  // Of several that sign together the first issues the document.
  let first = signature - 1;
  while (first > 0 && signsAbove(flow[first - 1], flow[first])) first -= 1;
  const above = flow[first]?.text.replace(/[（(].{1,10}[）)]$/, '');
  if (above !== undefined && above.length <= 40 && organ.test(above)) return above;
  const label = firstOf(head, (line) => labelled.exec(line.text)?.[1] ?? null);
  if (label !== null) return label;
  const letterhead = firstOf(head, (line) => /^(.{2,30})文件$/.exec(line.text)?.[1] ?? null);
  if (letterhead !== null) return letterhead;
  const titled = issuing.exec(title?.text ?? '')?.[1] ?? issuing.exec(firstTitle(head))?.[1];
  const issuer = titled?.replace(/关于$/, '');
  if (issuer !== undefined && organ.test(issuer)) return issuer;
  return firstOf(head, (line) => (line.text.length <= 30 && organ.test(line.text) ? line.text : null));
}

/** An office on a line of its own above another one. */
function signsAbove(line: Line | undefined, below: Line | undefined): boolean {
  return [line, below].every(
    (one) => one !== undefined && one.text.length <= 30 && organ.test(one.text) && !/[，。、]/.test(one.text),
  );
}

function firstTitle(head: readonly Line[]): string {
  const salutation = head.findIndex((line) => /[：:]$/.test(line.text));
  return findTitle(head.slice(0, Math.max(0, salutation)))?.text ?? '';
}
