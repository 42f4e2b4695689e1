import type { Assignment, Span } from '../compiled.ts';
import { isEnglishOffice, isOffice, isUnitName, readUnitList } from './unit-name.ts';

/** 省发改委, 县财政局: an authority by its area and its kind; 市级公共服务中心 may be something to build. */
const authority =
  /^[省市县区州旗][^，。；：]{1,16}(?:局|厅|委|办|政府|办公室|委员会|宣传部|组织部|统战部|联合会|公司)$/;
const english = /^(?:the )?(?:Ministry|Department|Office) (?:of|for) /i;

/** The units of a heading that is nothing but their names: of a plan that tells each office what it has to do. */
export function headingUnits(text: string, heading: Span): Assignment[] {
  const names = readUnitList(text, heading).map((span) => ({
    span,
    words: text.slice(span.start, span.end),
  }));
  const all = names.every(
    ({ words }) =>
      (authority.test(words) && isUnitName(words) && isOffice(words)) ||
      (english.test(words) && isEnglishOffice(words)),
  );
  return all ? names.map(({ span, words }) => ({ unit: words, role: 'responsible', span })) : [];
}
