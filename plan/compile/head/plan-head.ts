import type { Line } from '../outline/line.ts';
import { annexLine, imageLine } from '../outline/tail.ts';
import { findTitle } from './title.ts';

/** Lines of a head: letterhead, letter of transmittal, title, preamble. */
const longestHead = 80;

const preamble =
  /(?:制定|制订|提出|编制)(?:本|如下|以下|了本|《)|现将|is (?:hereby )?(?:adopted|published|set out)/;
const planKinds =
  /方案|规划|计划|意见|措施|纲要|行动|要点|任务|分解|分工|工作清单|plan|strategy|programme|roadmap/i;

/**
 * Where, among the lines between the last number of one plan and a numbering that begins anew, the head of another
 * plan begins; null where there is no such head, so that the numbers belong to an annex or to the same plan.
 */
export function findHead(lines: readonly Line[]): number | null {
  const skipped = Math.max(0, lines.length - longestHead);
  const found = findHeadIn(lines.slice(skipped));
  return found === null ? null : skipped + found;
}

function findHeadIn(lines: readonly Line[]): number | null {
  const image = lines.findLastIndex((line) => imageLine.test(line.text));
  const annex = lines.findLastIndex((line) => annexLine.test(line.text));
  const from = Math.max(image, annex) + 1;
  const after = lines.slice(from);
  const title = findTitle(after);
  if (title !== null) return planKinds.test(title.text) ? from + letterhead(after, title.first) : null;
  const opening = after.findIndex((line) => preamble.test(line.text));
  return opening >= 0 && (annex < 0 || annex !== from - 1) ? from + opening : null;
}

/** Short lines above the title belong to the head: name of the issuer, document number. */
function letterhead(lines: readonly Line[], title: number): number {
  let first = title;
  while (first > 0 && /(?:文件|号|[）)])$/.test(lines[first - 1]?.text ?? '')) first -= 1;
  return first;
}
