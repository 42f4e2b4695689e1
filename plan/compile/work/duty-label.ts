import type { Assignment, Span } from '../compiled.ts';
import { roleOf } from './role-words.ts';
import { isUnitName, readUnitList } from './unit-name.ts';

/** What names units as well, but those of a list: 责任单位：, 成员单位：. */
const role =
  /(?:责任|牵头|配合|参与|参加|主办|协办|承办|落实|实施|监督|指导|支持|成员|主管|联系|组织|发布|印发|共同)(?:单位|部门|机构|主体)$/;
const everyone = /^各(?:有关|相关)?(?:乡镇?|镇|街道|村|社区|县|市|区|部门|单位|乡镇街道|镇街|学校|企业)/;
/** A topic may end like the name of a body (产业园区：), an office does not. */
const office =
  /(?:局|厅|委|办|政府|办公室|委员会|管委会|乡镇|街道|镇街|部|中心|公司|集团|联|团委|法院|检察院|[大支中]队)$/;
const label =
  /^\s*([^，。；：:\s]{2,40})[：:]\s*(?:(?:主要|具体|全面)?负责(?!人)|(?=(?:主要|具体)?(牵头|承担|配合|协助|会同|做好|组织|落实|实施)))/;

/** Whether words in front of a colon name who has to do what follows: 县财政局, 各乡镇人民政府. */
export function isDutyHolder(name: string): boolean {
  if (role.test(name)) return false;
  return everyone.test(name) || name.split('、').every((part) => isUnitName(part) && office.test(part));
}

/** 县统计局：负责将…: the words in front of the colon, and who they name. Null where a stretch begins otherwise. */
export function readDutyLabel(
  text: string,
  { start, end }: Span,
): { readonly span: Span; readonly assignments: readonly Assignment[] } | null {
  const [whole, name, verb = '负责'] = label.exec(text.slice(start, Math.min(end, start + 80))) ?? [];
  if (whole === undefined || name === undefined || !isDutyHolder(name)) return null;
  const from = start + whole.indexOf(name);
  const names = readUnitList(text, { start: from, end: from + name.length });
  return {
    span: { start, end: start + whole.length },
    assignments: names.map((span) => ({
      unit: text.slice(span.start, span.end),
      role: roleOf(verb),
      span,
    })),
  };
}
