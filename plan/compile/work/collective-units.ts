import type { Assignment, Span } from '../compiled.ts';
import type { Line } from '../outline/line.ts';
import { roleOf } from './role-words.ts';
import { isUnitName, readUnitList } from './unit-name.ts';

const said =
  /^(?:以上|上述)(?:各项|各类|所有|全部)?(?:重点|主要)?(?:任务|工作|措施|事项|举措|内容)[^，。；]{0,4}?(?:均|都|皆|全部)?(?:需要?|须|应当?|由|请)(?=[\u4e00-\u9fff])/;
const verb =
  /(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:共同|积极|密切|予以|做好|大力|分别)*(?:配合|参与|参加|协助|支持|负责|牵头|落实|实施)/;

/** Units that a paragraph gives to all that stands above it. */
export interface CollectiveUnits {
  readonly span: Span;
  readonly assignments: readonly Assignment[];
}

/** 以上任务均需各乡镇政府配合: null for any other line. */
export function readCollectiveUnits(text: string, line: Line): CollectiveUnits | null {
  const lead = said.exec(line.text)?.[0].length ?? 0;
  if (lead === 0) return null;
  const rest = line.text.slice(lead);
  const match = verb.exec(rest);
  if (match === null) return null;
  const list = { start: line.start + lead, end: line.start + lead + match.index };
  const names = readUnitList(text, list).filter(({ start, end }) => isUnitName(text.slice(start, end)));
  const role = roleOf(match[0].replace(/^按(?:照)?(?:各自)?职责(?:分工)?/, ''));
  const assignments = names.map((span) => ({ unit: text.slice(span.start, span.end), role, span }));
  return assignments.length === 0 ? null : { span: { start: line.start, end: line.end }, assignments };
}
