import type { Assignment, Span } from '../compiled.ts';
import type { CollectiveUnits } from './collective-units.ts';
import { roleOf } from './role-words.ts';
import { isUnitName, readUnitList } from './unit-name.ts';

const said =
  /以下(?:各项|各类|所有|全部)?(?:重点|主要)?(?:政策)?(?:任务|工作|措施|事项|举措)?(?:均|都|皆)(?:需要?|须|应当?|由)([^。；（）()]{2,80}?)(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:分别|共同|负责|具体|抓好)*(落实|负责|配合|参与|实施)(?:[，、]?不再[^。；）)]{0,6}列[出明举])?/g;

/** Units that a remark gives to what follows it as well: 以下各项工作均需各县政府落实，不再列出. */
export function readFollowingUnits(text: string, { start, end }: Span): CollectiveUnits[] {
  return [...text.slice(start, end).matchAll(said)].flatMap((match): CollectiveUnits[] => {
    const [whole, names = '', verb = ''] = match;
    const from = start + match.index;
    const list = from + whole.indexOf(names);
    const assignments = readUnitList(text, { start: list, end: list + names.length })
      .map((span): Assignment => ({ unit: text.slice(span.start, span.end), role: roleOf(verb), span }))
      .filter(({ unit }) => isUnitName(unit));
    return assignments.length === 0 ? [] : [{ span: { start: from, end: from + whole.length }, assignments }];
  });
}
