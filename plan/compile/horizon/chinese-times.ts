import { chineseNumeral, numeralCharacters } from '../quantity/chinese-numeral.ts';
import {
  absolute,
  type Fields,
  firstYearOf,
  type HorizonContext,
  isDay,
  ofYear,
  relative,
  type TimePattern,
  yearOf,
} from './fields.ts';
import { isoDate } from './iso-date.ts';

const count = `(?:[\\d０-９]{1,2}(?:\\.5)?|[${numeralCharacters}]{1,3})`;
const year = `((?:19|20|１９|２０)[\\d０-９]{2}|[一二]{1}[九〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})`;
/** 6月, 十二月. */
const monthWords = '([\\d０-９]{1,2}|十[一二]?|[一二三四五六七八九])\\s?月';
/** 15日, 十五日. */
const dayWords = '([\\d０-９]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日';
const link = '\\s?[—–－～~至到-]{1,2}\\s?';
const part = '(?:年?底|年?末|上半年|下半年|第?[一二三四1-4]季度末?|[上中下]旬)?';
/** Words before a year by which it tells where things stood or when something began. */
const standing = '(?<![比较自从由以截至止年同超相据按])(?<![比较同当高低优多少大小源始]于)';
/** Words after a year that do the same. */
const based =
  '(?!\\s?(?:以来|以前建[^，。；]{0,10}的|起|开始|的?基础上|相比|的?水平|度[，计考]|版|的[\\d０-９]))';

export const chineseTimes: readonly TimePattern[] = [
  [
    new RegExp(
      `(?:再?经过|再?用|通过|未来|今后|利用|再过)(${count})(?:${link}(${count}))?年(?:左右)?(?:的?时间|的?(?:不懈)?努力)?`,
      'g',
    ),
    (match) => years(match, 1),
  ],
  // 2012年起5年内 ends in 2016.
  [
    new RegExp(
      `(?:自|从)?${year}年(?:起|开始)[，,]?(?:的|后)?(?:用|利用|经过)?(${count})年(?:之?内|时间|左右)`,
      'g',
    ),
    (match) => {
      const [from, many] = [yearOf(match[1]), numberOf(match[2])];
      return from === null || many === null ? null : absolute(from + Math.ceil(many) - 1, null);
    },
  ],
  [
    new RegExp(`(?:力争|争取)?(${count})(?:${link}(${count}))?年(?:之?内|左右|时间)`, 'g'),
    (match) => years(match, 1),
  ],
  [
    new RegExp(
      `(?<![\\d０-９年—–－～~至到第每${numeralCharacters}-])(${count})年(?=(?:累计|共|总计)(?!下降|降低|减少|增长|提高|压减|压缩)|新增|新建|完成|建成|投入|培训|培育|引进|实现|改造|打造)`,
      'g',
    ),
    (match) => years(match, 1),
  ],
  [
    new RegExp(`(?:力争|争取)?(?:用|在)?(${count})个月(?:之?内|的?时间)`, 'g'),
    ({ 1: words }) => {
      const months = numberOf(words);
      return months === null ? null : relative(months / 12, months / 12);
    },
  ],
  [/半年(?:之?内|时间)/g, () => relative(0.5, 0.5)],
  [
    new RegExp(`(?:自|从)?${year}\\s?年?${link}${year}\\s?年(?:底|末|年底)?`, 'g'),
    (match) => ofYear(match[2]),
  ],
  // 2021年6月—12月, 2021年10月起至2022年3月: to its end
  [
    new RegExp(
      `(?:自|从)?${year}\\s?年\\d{1,2}月(?:\\d{1,2}日)?起?${link}(?:${year}年)?(\\d{1,2})月(?:(\\d{1,2})日)?底?`,
      'g',
    ),
    (match) => endOf(yearOf(match[2] ?? match[1]), Number(match[3]), Number(match[4] ?? '31')),
  ],
  [
    new RegExp(
      `${standing}(到|至)?${year}\\s?年${based}(?:\\s?${monthWords}(?:${dayWords}|(底|末|份)?))?(${part})(前|以前|之前|为止)?`,
      'g',
    ),
    ofDate,
  ],
  [new RegExp(`(?:到|至)${year}(?=[，,、底末])(?:底|末)?`, 'g'), (match) => ofYear(match[1])],
  [
    /(?<![比较与在][“"]?)[“"]?(十[一二三四五六七八九]?)五[”"]?(?:规划)?(?:期?末|期间|时期|收官|期内|末期)(?:末)?(?!的?基础|水平|以来)/g,
    fiveYear,
  ],
  [/(?:到)?本?(?:21)?世纪中叶/g, () => absolute(2050, null)],
  [
    new RegExp(
      `(?<![每次翌上去]年|[每\\d${numeralCharacters}])(?:到|于)?(?:(今|本|明|后)年)?(?:${monthWords}(?:${dayWords}|底|末)?|年底|年末|上半年|第?([一二三四])季度末?)(?:之?前|以前)`,
      'g',
    ),
    ofThisYear,
  ],
  // 上半年建成, 第三季度完成: without a word of limit only where its work follows.
  [
    /(?<![年至到—–-]|每|\d)(?:(今|本|明|后)年)?(?:(\d{1,2})月(?:(\d{1,2})日|底|末)|上半年|下半年|年[底末]|第?([一二三四])季度末?)(?=[，,]?(?:力争|争取|全面|基本|全部|完成|建成|出台|印发|启动|开工|投用|竣工|实现|制定|形成|组织|开展|举办|上线|发布|新增|培训|推出|召开|报送|建立|对[^，。]{2,20}(?:考核|评估|验收|总结|通报)))/g,
    ofThisYear,
  ],
  [
    /(?:到)?(今|本|明|后)年(?:年?底|年?末)?(?![前以之度])|(?<![\d半一两])年内|(?<![\d])当年(?=新|完)|(?<![年度][，、]?\s?)全年(?![龄日])/g,
    (match, context) => ofNamedYear(match[1], context),
  ],
];

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const plain = text.normalize('NFKC');
  return /^\d/.test(plain) ? Number(plain) : chineseNumeral(plain);
}

/** 三至五年; 三五年 is the same, 二〇年 none. */
function years(match: RegExpExecArray, at: number): Fields | null {
  const digits = /^([二三])([三五])$/.exec(match[at] ?? '');
  if (digits !== null) return relative(numberOf(digits[1]), numberOf(digits[2]));
  return relative(numberOf(match[at]), numberOf(match[at + 1]));
}

function endOf(of: number | null, month: number, day: number): Fields | null {
  return of === null || !isDay(month, day) ? null : absolute(of, isoDate(of, month, day));
}

/** `to` (到), a month, an end (底) or a limit (前) makes a date a horizon; a bare year only tells when something is. */
function ofDate(match: RegExpExecArray): Fields | null {
  const of = yearOf(match[2]);
  const [inYear, inMonth] = [numberOf(match[3] ?? '12') ?? 0, numberOf(match[4] ?? '31') ?? 0];
  if (of === null || !isDay(inYear, inMonth)) return null;
  if (match[3] !== undefined) return absolute(of, isoDate(of, inYear, inMonth));
  const last = match[6] ?? '';
  if (last === '上半年') return absolute(of, isoDate(of, 6, 30));
  const quarter = /([一二三四1-4])季度/.exec(last)?.[1];
  if (quarter !== undefined) return absolute(of, isoDate(of, (numberOf(quarter) ?? 4) * 3, 31));
  return absolute(of, last === '' ? null : isoDate(of, 12, 31));
}

/** The fourteenth five-year plan ends in 2025, and every other five years on. */
function fiveYear(match: RegExpExecArray): Fields | null {
  const plan = chineseNumeral(match[1] ?? '');
  return plan === null ? null : absolute(1955 + plan * 5, null);
}

/** 6月底前 in a document of November is next year's; without a day of issue nobody knows the year. */
function ofThisYear(match: RegExpExecArray, { issueDate, onlyYear }: HorizonContext): Fields | null {
  const issued = onlyYear ?? (issueDate === null ? null : Number(issueDate.slice(0, 4)));
  if (issued === null) return null;
  const half = match[0].includes('上半年');
  const whole = match[0].includes('下半年');
  const quarter = match[4] === undefined ? null : (numberOf(match[4]) ?? 4) * 3;
  const inYear = half ? 6 : whole ? 12 : (quarter ?? numberOf(match[2] ?? '12') ?? 0);
  const inMonth = numberOf(match[3] ?? '31') ?? 0;
  if (!isDay(inYear, inMonth)) return null;
  const of = issued + (match[1] === '明' ? 1 : match[1] === '后' ? 2 : 0);
  const date = isoDate(of, inYear, inMonth);
  const next = match[1] === undefined && onlyYear == null && date < (issueDate ?? '');
  return absolute(next ? of + 1 : of, next ? isoDate(of + 1, inYear, inMonth) : date);
}

/** 今年, 明年, 年内. */
function ofNamedYear(word: string | undefined, context: HorizonContext): Fields | null {
  const issued = firstYearOf(context);
  return issued === null ? null : absolute(issued + (word === '明' ? 1 : word === '后' ? 2 : 0), null);
}
