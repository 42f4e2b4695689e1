const han = '(?:[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九])';
/** Parts of a time: 到 2025年 底, 自 2021年 12月 1日 起, “十四五”期间, 用 三年 左右 时间. */
const parts = [
  '(?:19|20)\\d\\d(?:\\s?[—–～~至-]\\s?(?:19|20)?\\d\\d)?年?',
  '二[〇○零][〇○零一二三四五六七八九]{2}年?',
  '\\d{1,2}(?:[—–～~至-]\\d{1,2})?(?:年|个月|月份?|日|周)',
  `${han}(?:[至到—]${han})?(?:年(?:的?(?:不懈)?努力)?|个月|月份?|周|日)`,
  '[“"]?十[一二三四五六]五[”"]?',
  '规划|第?[一二三四]季度|每?季度|[上中下]旬|[上下]半年|月份?|年度?|[次当下上首末]月|汛|节|周[一二三四五日末]|[今明去]?[冬春夏秋]季?',
  '[底末初前后起内间中]|期[间末内初]?|时[期间]|左右|以来|之[前后]|以[前内后]|开始|起步',
  '[到至自从用在于经再]|截至|经过|力争|争取|计划|确保|最迟|每|今|明|本|当|全|近|未来',
];
const figure = /\d|[一二两三四五六七八九十〇]|[上下]半年|年底|年内|月/;
const only = new RegExp(`^(?:${parts.join('|')})+$`);
const leading = new RegExp(`^(?:${parts.join('|')})+(?=.)`);

/** Whether a clause tells a time and nothing else: 到2025年底, 自2021年12月1日起. */
export function isTimeClause(words: string): boolean {
  // 自批准设立之日起
  if (/^[自从在].{2,30}之日起(?:\d{1,3}个?(?:工作)?[日月]内)?$/.test(words)) return true;
  return words.length >= 2 && words.length <= 30 && only.test(words) && figure.test(words);
}

/** 力争2025年底前完成, 2023年6月底前全部到位: a time, and only that it is kept then. */
export function tellsTime(words: string): boolean {
  const time = leadingTime(words);
  return (
    time > 0 &&
    /[前内底]/.test(words.slice(0, time)) &&
    /^(?:全面|基本|全部|力争)?(?:(?:发布|印发|出台|公布)(?:并|和)?(?:实施|施行|执行)|(?:建成|竣工|完工)?并?(?:投用|投产|投入使用|投入运行|交付使用|通车))$|^(?:全面|基本|全部|力争)?(?:完成|办结|到位|实施|见效|落实)(?:并[^，]{0,6})?(?:到位)?$/.test(
      words.slice(time),
    )
  );
}

/** Length of the time with which a clause begins: 2016—2020年安排资金. */
export function leadingTime(words: string): number {
  const time = leading.exec(words.slice(0, 40))?.[0] ?? '';
  return /年|月|日|季度|“/.test(time) && figure.test(time) ? time.length : 0;
}
