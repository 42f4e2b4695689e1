import type { Clause } from './clause.ts';
import type { NumberClass } from './compiled.ts';
import { makingVerb, makingVerbLast, reachingVerb } from './goal-words.ts';
import type { Quantity } from './quantity.ts';
import type { SectionKind } from './section-kind.ts';
import { isCounter } from './units.ts';

/** Where a number stands. */
export interface NumberContext {
  readonly text: string;
  readonly clause: Clause;
  readonly section: SectionKind;
  /** Year of issue, null where unknown. */
  readonly issueYear: number | null;
  /** The clause goes on counting what an earlier clause of the sentence has begun to count. */
  readonly continued: boolean;
}

const grant = /给予|奖励|补助|补贴|资助|贴息|返还|奖补|减免|罚款|最高不超过/;
const eligible =
  /^(?:及?以上|以下|以内)?[^，。；]{0,12}的(?:企业|项目|单位|机构|平台|园区|团队|人才|个人|产品|基地|$)/;
const expected = /预计|预测|有望|据.{0,12}测算|estimated|forecast|projected/i;
const elsewhere = /全球|世界|国际市场|我国|全国(?!前|领先)|worldwide|global/i;
/** Words that put what follows, to the next semicolon, into the past or present. */
const standing = /截至|截止|目前|现有|当前|以来|去年|currently|as of /;
/** Words that do so for their own clause. */
const done = /已[经有建]?|同比|比上年|较上年|曾|位居全[国省]第|was |were |has |have /;
const ahead = /力争|争取|确保|到(?:20\d\d|“?十)|新增|再|will |shall |by 20\d\d/;
const oneOf = /^[^，。；]{0,30}之一/;
const within = /第|由|其中|包括|涵盖|分为|设有/;
const determined = /(?:确定|公布|批准|命名|评定|印发)的$/;

/** Whether a number is a target of this plan, or what else it is. */
export function numberClass(quantity: Quantity, context: NumberContext): NumberClass {
  const { text, clause, section } = context;
  // Windows, so that a file without a single stop does not take forever.
  const before = text.slice(Math.max(clause.start, quantity.start - 120), quantity.start);
  const after = text.slice(quantity.end, Math.min(clause.end, quantity.end + 120));
  const sentenceBefore = text.slice(Math.max(clause.sentence.start, quantity.start - 300), quantity.start);
  const sentenceAfter = text.slice(quantity.end, Math.min(clause.sentence.end, quantity.end + 300));
  if (oneOf.test(after) || determined.test(before)) return 'reference';
  if (section === 'background') return backgroundClass(before, after, sentenceBefore);
  if (isCondition(before, after, sentenceBefore + sentenceAfter)) return 'condition';
  if (expected.test(sentenceBefore) && (section !== 'goal' || elsewhere.test(sentenceBefore)))
    return 'forecast';
  if (fromValue(before, after)) return 'past';
  if (isPast(sentenceBefore, before, context.issueYear)) return 'past';
  return aims(quantity, before, after, context) ? 'target' : 'other';
}

function backgroundClass(before: string, after: string, sentenceBefore: string): NumberClass {
  if (fromValue(before, after)) return 'past';
  if (expected.test(sentenceBefore)) return 'forecast';
  const told =
    [standing, done, /累计|期间/].some((cue) => cue.test(sentenceBefore)) || reachingVerb.test(before);
  return told ? 'past' : 'reference';
}

function isCondition(before: string, after: string, sentence: string): boolean {
  if (grant.test(before) || grant.test(after)) return true;
  const eligibility = /^(?:对|凡|经|首次|年)|首次(?:达到|超过|突破)/.test(before) || eligible.test(after);
  return eligibility && grant.test(sentence);
}

/** 从45%提高到60%: the first number is where things stand. */
function fromValue(before: string, after: string): boolean {
  return (
    /(?:从|由)[^，。；]{0,16}$/.test(before) &&
    /^[^，。；]{0,10}(?:提高|提升|增长|增加|下降|降低|减少|压缩|扩大|缩短|升|降)[^，。；]{0,2}[到至]/.test(
      after,
    )
  );
}

function isPast(sentenceBefore: string, before: string, issueYear: number | null): boolean {
  if (ahead.test(before)) return false;
  if (done.test(before) && !/基础上/.test(before)) return true;
  const part = sentenceBefore.slice(
    Math.max(sentenceBefore.lastIndexOf('；'), sentenceBefore.lastIndexOf(';')) + 1,
  );
  const cue = standing.exec(part);
  if (cue !== null && !ahead.test(part.slice(cue.index)) && !/基础上/.test(part)) return true;
  const year = /(?<![比较])(20\d\d)年[^到]{0,20}$/.exec(before)?.[1];
  return year !== undefined && issueYear !== null && Number(year) < issueYear;
}

function aims(
  quantity: Quantity,
  before: string,
  after: string,
  { section, continued }: NumberContext,
): boolean {
  if (quantity.form === 'coverage') return section === 'goal' || /实现|达到|做到|完成/.test(before);
  if (reachingVerb.test(before) || quantity.form === 'multiple') return true;
  // 四个基地, 一个整体: a small count in Chinese numerals is a target only right after its verb.
  if (quantity.form === 'han' && quantity.low < 10) return makingVerbLast.test(before);
  if (/^(?:及?以上|左右)/.test(after) && section === 'goal') return true;
  if (makingVerb.test(before) || continued) return true;
  // 绿色食品10个: a count that closes its clause is what the item is to bring, whatever the verb.
  const closes = isCounter(quantity.unit) && /^(?:及?以上|左右)?$/.test(after) && !within.test(before);
  return (section === 'goal' || closes) && before.length > 1;
}
