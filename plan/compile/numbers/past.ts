import { leadingVerb, makingVerbLast } from '../target/goal-words.ts';
import type { NumberContext, Surroundings } from './surroundings.ts';

/** Words that put what follows, to the next semicolon, into the past or present. */
const standing = /现有|原有|截至|截止|目前|当前|以来|去年|上年末|近年来|“?十.五”?期间我/;
/** Words that do so for their own clause. */
const done = /已[经有建累完实成达]|已$|曾|位居全[国省]第|实现了|达到了|建成了|完成了|取得了/;
/** 该比重为33%: what has been spoken of is so. */
const told = /(?:^|年)[该此][^，。；]{1,8}(?:仅|只|约)?[为占]$/;
/** 2023年底前 in front of a verb. */
const limit = /^(?:到|至)?20\d\d年(?:\d{1,2}月)?[底末]?(?:之?前)?/;
/** The same in a clause that does not look ahead: 同比增长 may be a goal. */
const compared = /同比|比上年|较上年|比去年|较去年/;
const shortening = /(?:缩短|压缩|压减|下降|降低|精简|减少)[^，。；\d]{0,3}$/;
const ahead = /力争|争取|确保|到(?:20\d\d|“?十)|新增|再|将|要|目标|计划/;
const rising =
  /^[^，。；]{0,10}(?:提高|提升|增长|增加|下降|降低|减少|压缩|压减|扩大|缩短|上升|发展|升|降|增|减)[^，。；\d]{0,3}[到至为]/;
const baseWords = /(?:现状|基期|基数|基准|上年|现值|原)(?:值|为|的)?[^，。；]{0,4}$/;

/** 从45%提高到60%, 在100亿元的基础上, （2020年38%）: the number is where things stand. */
export function isBaseline({ before, after }: Surroundings): boolean {
  if (/(?:从|由|自)[^，。；]{0,18}$/.test(before) && rising.test(after)) return true;
  if (/^[^，。；\d]{0,6}的?基础上/.test(after) && /在|比|较/.test(before)) return true;
  const bracket = /[（(]([^（）()]*)$/.exec(before)?.[1];
  return bracket !== undefined && baseWords.test(bracket);
}

/** Whether tense and aspect, or a year that is over, put the number behind the plan. */
export function isPast({ sentenceBefore, before }: Surroundings, context: NumberContext): boolean {
  const { section, over, ahead: dated } = context;
  if (over) return true;
  // 已建成小区的充电设施实现全覆盖: what the thing is, not what has been done with it.
  const own = before.slice(before.search(/[^，]*$/)).replace(/^已[^，]{2,12}的(?=[^，]{2,}$)/, '');
  if ((done.test(own) && !/基础上/.test(own)) || told.test(own)) return true;
  // 审理时间较上年缩短15天: among the work it is asked for, unless the sentence tells what is.
  if (compared.test(before) && section !== 'goal' && !dated && !ahead.test(before))
    return (
      section !== 'work' || !shortening.test(before) || /[了达]/.test(own) || standing.test(sentenceBefore)
    );
  if (ahead.test(before) && !standing.test(before)) return false;
  // 依托现有的56个平台，组建5个联合体
  if (
    section === 'work' &&
    /现有|原有/.test(sentenceBefore) &&
    !/现有|原有|[目当]前|截[至止]/.test(own) &&
    (makingVerbLast.test(own) || leadingVerb.test(own.replace(limit, '')))
  )
    return false;
  const part = sentenceBefore.slice(
    Math.max(sentenceBefore.lastIndexOf('；'), sentenceBefore.lastIndexOf(';')) + 1,
  );
  // 由现有的680家增加到900家 tells of its own number only.
  const cue = standing.exec(
    part.replace(/[由从]现有[^，。；]*|(?:现有|目前|当前)[^，。；\d]{0,8}的\d[\d.]*倍/, ''),
  );
  return (
    cue !== null && !/力争|争取|确保|到20\d\d|到“?十|新增/.test(part.slice(cue.index)) && !/基础上/.test(part)
  );
}
