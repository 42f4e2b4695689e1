import { isEnglish } from '../language.ts';

/** What a part of a plan is about, as its heading tells. */
export type SectionKind = 'background' | 'approach' | 'principle' | 'goal' | 'work';

/** 夯实基础, 破解问题, 提升成效 tell what to do, and nothing of how things stand. */
const worksOn =
  /^(?:[\u4e00-\u9fff]{2})?(?:夯实|夯牢|筑牢|筑实|打牢|打好|厚植|强化|巩固|加强|完善|奠定|提升|扩大|解决|破解|整治|化解|抢抓|应对)/;

/** 特色发展成效显著 among goals is one; only a chapter of its own tells where things stand there. */
const stands = /现状|背景|形势|概况|回顾|意义|机遇|挑战|background|context|introduction|situation/i;

const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  // Vision Zero Principles: none of the goals that a vision tells.
  ['principle', /^[A-Z][\w’' -]{1,30} principles$/i],
  // 夯实基础, 解决突出问题: what is to be done about it, not where it stands.
  ['work', /^(?:夯实|筑牢|打牢|夯牢|巩固|强化|加强|厚植|解决|破解|化解|整治)[^，。；]*(?:基础|问题|优势)$/],
  [
    'goal',
    /\bmeasur(?:e|ing) (?:our )?(?:success|progress|impact)|\b(?:measures|indicators) of success|success measures|\bknow (?:we|it|that)\b|performance indicators/i,
  ],
  ['work', /任务|举措|措施|工程|行动|保障|组织|实施|tasks?\b|actions?\b|measures\b|implementation/i],
  [
    'goal',
    /目标|愿景|指标|goals?\b|targets?\b|objectives?\b|vision|\bachieve\b|success looks like|where we want to be|ambitions?\b|aims\b/i,
  ],
  [
    'background',
    /意义|背景|形势|基础$|现状|概况|成效|成就|机遇|挑战|问题$|回顾|必要性|重要性|^(?:重要|战略)?地位[和与及]|^(?:基本|总体|工作|发展|建设|取得的?)?(?:情况|进展|优势)$|background|context|introduction|situation|where (?:we|things) (?:are|stand)|starting point|challenges?$|why (?:this|we|it|now)\b|^(?:(?:estimated|total|indicative) )?(?:budget|costs?|funding|financing|resources)$/i,
  ],
  // What is wished for there is nothing that anybody will measure.
  ['principle', /^(?:总体)?指导思想$|^(?:坚持|遵循)?(?:基本|工作|指导)?原则$|^(?:guiding )?principles$/i],
  [
    'approach',
    /总则|附则|总体要求|总体思路|总体部署|思路|指导思想|基本原则|工作原则|战略定位|发展定位|principles?\b|approach|overview/i,
  ],
];

/** Where a plan says how it means to go about things. */
export function isApproach(section: SectionKind): boolean {
  return section === 'approach' || section === 'principle';
}

/** Kind of a section by its heading and by what it stands in; work where neither says otherwise. */
export function sectionKind(heading: string, parent: SectionKind | null): SectionKind {
  const bare = heading.replaceAll(/(?<=[\u4e00-\u9fff])[\s\u3000]+(?=[\u4e00-\u9fff])/g, '');
  // Where no line parts them, the words of the section follow its name after a space or a colon.
  const longest = isEnglish(bare) ? 40 : 24;
  const short = bare.length <= longest ? bare : (/^[^\s，。；：:]{2,10}(?=[\s：:])/.exec(heading)?.[0] ?? '');
  // 行动目标, 任务指标: what a heading ends with is what it is about.
  if (/(?:目标|愿景|指标)(?:任务)?$/.test(short)) return 'goal';
  const own = kinds.find(
    ([kind, pattern]) =>
      pattern.test(short) &&
      !(kind === 'background' && (worksOn.test(short) || (parent === 'goal' && !stands.test(short)))),
  )?.[0];
  if (own === 'work' && parent !== null && parent !== 'work')
    return /(?:任务|举措|措施)(?:$|[和与及分（])/.test(short) ? 'work' : parent;
  return own ?? parent ?? 'work';
}
