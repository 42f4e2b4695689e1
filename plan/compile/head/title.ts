import { isEnglish } from '../language.ts';
import type { Line } from '../outline/line.ts';
import { englishDate } from './english-date.ts';

/** A title, its broken lines joined. */
export interface Title {
  readonly text: string;
  /** Its first and last line, as places in the lines that were read. */
  readonly first: number;
  readonly last: number;
}

const kinds =
  '方案|任务分工表|任务分解表|责任分解表|工作分工表|目标任务|重点(?:工作)?任务|工作任务|任务分工|(?:任务|责任|工作|目标)分解|任务清单|重点工作|指导意见|规划|计划|意见|通知|措施|办法|规定|条例|要点|纲要|行动|决定|政策|细则|清单|公告|安排|路线图|指引|Plan|Plan of Action|Master ?plan|Blueprint|Strategy|Programme|Program|Roadmap|Agenda|Framework';
const closing = new RegExp(
  `(?:${kinds})(?:\\s?[（(](?:[12]\\d{3}[^（）()]{0,16}|试行|暂行|草案|征求意见稿|修订|节选|摘要)[）)]|\\s[12]\\d{3}.{0,8})?$`,
  'i',
);
/** Climate Action Plan: Recommendations of the Committee */
const subtitled =
  /\b(?:Plan|Strategy|Programme|Program|Roadmap|Agenda)(?:\s[12]\d{3}(?:\s?[–-]\s?\d{2,4})?)?(?::|\s[–—-])\s[A-Z][^.;:]{2,70}$/;
/** NATIONAL ACTION PLAN FOR THE PREVENTION OF DISEASE 2016-2020, Strategy on Ageing: each longer word begins large. */
const about =
  /^(?:[A-Z][\w’'-]*,? |of |and |for |the |on |in |to )*(?:Plan|PLAN|Strategy|STRATEGY|Programme|PROGRAMME|Program|PROGRAM|Roadmap|ROADMAP|Agenda|AGENDA|Framework|FRAMEWORK)(?: (?:for|on|of|to|against|FOR|ON|OF|TO|AGAINST))(?: (?:[A-Z\d][\w’'–-]*,?|of|and|for|the|on|in|to|with))+$/;
const sentence = /[。；;：:！？!?，,]$/;
const lettering =
  /^(?:附件|附表|目\s*录|抄送|主送|签发人)|^[（([【]|号$|年\d{1,2}月\d{1,2}日|文件$|\.\w{3,4}$/;

/** Date: 12 March, Prepared by: …: what a document says of itself. */
const said =
  /^(?:date|department|author|version|contact|owner|status|document|subject|(?:prepared|issued|approved|adopted|published) (?:by|on|for))\b[^:]{0,16}:\s/i;

/**
 * The last title among lines: lines without the stop of a sentence, of which one ends in the name of a kind of
 * document (方案, 规划, Plan …). A title may be broken over up to four lines.
 */
export function findTitle(lines: readonly Line[]): Title | null {
  for (let last = lines.length - 1; last >= 0; last -= 1) {
    const line = lines[last];
    if (line === undefined || !isTitleLine(line) || !closes(line)) continue;
    let first = last;
    while (first > 0 && last - first < 3 && continues(lines[first - 1], lines[first])) first -= 1;
    const title = { text: join(lines.slice(first, last + 1)), first, last };
    // Above who wrote it and when stands the title, below them at most another name of it.
    const above = lines.slice(0, first).findLastIndex(({ text }) => said.test(text));
    return above > 0 && isEnglish(title.text) ? (findTitle(lines.slice(0, above)) ?? title) : title;
  }
  return null;
}

/**
 * What an English document is called by its first line alone, whatever its kind: a name above who wrote it and when.
 * Null for a sentence, a date, or a line that nothing of that sort follows.
 */
export function firstLineTitle(lines: readonly Line[]): Title | null {
  const [first, ...rest] = lines;
  if (first === undefined || first.text.length < 8 || !/^[A-Z]/.test(first.text)) return null;
  if (!isEnglish(first.text) || !isTitleLine(first) || englishDate(first.text) !== null) return null;
  const signed = rest
    .slice(0, 3)
    .some(({ text }) => said.test(text) || (text.length <= 60 && englishDate(text) !== null));
  return signed ? { text: first.text, first: 0, last: 0 } : null;
}

function isTitleLine(line: Line | undefined): line is Line {
  return (
    line !== undefined &&
    line.aside !== true &&
    line.text.length <= (isEnglish(line.text) ? 110 : 60) &&
    !sentence.test(line.text) &&
    !lettering.test(line.text) &&
    !said.test(line.text)
  );
}

function continues(line: Line | undefined, next: Line | undefined): boolean {
  return isTitleLine(line) && !closes(line) && next !== undefined;
}

function closes({ text }: Line): boolean {
  return closing.test(text) || subtitled.test(text) || about.test(text);
}

/** Latin words keep a space between them. */
function join(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .reduce(
      (joined, text) => (/\w$/.test(joined) && /^\w/.test(text) ? `${joined} ${text}` : joined + text),
      '',
    );
}
