import { readClauses } from '../../compile/clause/clause.ts';

/** What is only meant, wanted or feared: 力争, 预计, 将, 目标为; will, plan to. */
const ahead =
  /力争|争取|计划(?!内|的)|拟|预计|有望|将(?!.{0,6}提高到)|下一步|下步|下月|下季|明年|年底前|有信心|确保(?!了)|要求|应当|还需|尚需|距|差距|\b(?:will|shall|expect|plan(?:s|ned)? to|aim|by the end of (?:next|this year|the (?:year|decade)|20\d\d)|should|intend|next (?:month|quarter|year))\b/i;
/** What is told not to be so. */
const denied = /未|没有|尚|不足以|无法|不能|\b(?:not|no|yet to|without|short of)\b/i;
/** A unit that says itself that nothing moved. */
const admitted =
  /停滞|停工|暂停|持平|(?:无|没有|未有|未见|暂无|尚无)(?:明显|新的?|实质性?)*(?:增长|进展|变化|增加|新增|变动)|(?:与|较)上(?:月|期|季度?)(?:相同|一致|持平)|没有?变化|未变|处于[^，。；]{0,12}(?:招标|审批|前期|准备|论证|评审|设计)|\b(?:no (?:progress|change|increase|growth)|unchanged|stalled|flat|standstill|on hold)\b/i;

/** Stretches of a text that tell what is so now. */
export function toldClauses(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  return readClauses(text, 0, text.length).filter(({ text: words }) => !ahead.test(words));
}

export function isDenied(words: string): boolean {
  return denied.test(words);
}

/** Does the text itself say that nothing moved? */
export function admitsStandstill(text: string): boolean {
  return admitted.test(text);
}
