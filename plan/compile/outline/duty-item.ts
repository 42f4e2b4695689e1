import { beginsWithVerb } from '../clause/action-words.ts';
import { isDutyHolder } from '../work/duty-label.ts';
import type { MarkedLine } from './outline.ts';
import { runInItems } from './run-in-items.ts';

const labelled = /^([^，。；：:\s]{2,40})[：:]\s*(?=.{6,})/;
const duty = /^(?:主要|具体|全面)?(?:负责|牵头|承担|组织|实施|落实|做好|配合|协助|会同|按照|根据|结合|依托)/;

/** 县财政局：负责…, 县教育局：做好…: paragraphs in a row that each say what one body has to do, two at least, are items. */
export function dutyItems(lines: readonly MarkedLine[]): Map<number, MarkedLine> {
  return runInItems(lines, ({ line, marker }) =>
    marker === null && !line.tabular && saysDuty(line.text) ? 'one' : 'end',
  );
}

function saysDuty(words: string): boolean {
  const [label, name] = labelled.exec(words) ?? [];
  if (label === undefined || name === undefined || !isDutyHolder(name)) return false;
  const rest = words.slice(label.length);
  return duty.test(rest) || beginsWithVerb(rest);
}
