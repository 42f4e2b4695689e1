import { type Column, columnOf } from './table-columns.ts';

/** 2024年任务分解表, 各县区目标任务表: a table that shares work out. */
const sharesOut =
  /(?:任务|目标|指标|计划)(?:数|量)?(?:分解|分配|下达|安排|明细|分工|一览)*(?:情况)?表(?:[（(].{0,12}[）)])?$/;
/** 乡镇, 县（市、区）, 责任单位: those among whom it is shared out. */
const sharer =
  /^(?:各?(?:设区)?(?:乡镇|镇街|镇|街道|县区|区县|县市区|县|区|市州|地市|地区|市|村社?|城市|片区|园区|单位|企业|学校)|名称)(?:[（(][^（）()]{1,8}[）)])?(?:名称)?$/;
/** 种植面积（亩）, 任务数 */
const amount = /[（(〔［[][^（）()\d]{1,6}[）)〕］\]]$|(?:任务|目标|计划|指标)(?:数|量|值)?$/;

/**
 * The columns of a table whose title shares out a task among places or bodies, and whose heads name them and what each
 * is to bring; null for any other.
 */
export function quotaColumns(title: string, heads: readonly string[]): Column[] | null {
  const words = heads.map((head) => head.replaceAll(/[\s\u3000]/g, ''));
  const place = words.findIndex((head) => sharer.test(head));
  if (place < 0 || place > 1 || !sharesOut.test(title)) return null;
  const columns = heads.map((head, at): Column => {
    if (at === place) return { head, kind: 'place' };
    return at > place && amount.test(words[at] ?? '')
      ? { head, kind: 'value', year: null, base: false }
      : columnOf(head);
  });
  return columns.some(({ kind }) => kind === 'value') ? columns : null;
}
