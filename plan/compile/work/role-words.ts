import type { Role } from '../compiled.ts';

/** Roles by the word that gives them, the more exact ones first. */
const roles: readonly (readonly [RegExp, Role])[] = [
  [/牵头|主办|主责|负总责|\bled?\b|\blead/i, 'lead'],
  [/配合|协办|协助|协同|support|help/i, 'support'],
  [/参与|参加|participa|partner|consult|stakeholder|collaborat|contribut|\bwith\b/i, 'participate'],
  [/指导|督导/, 'guide'],
  [/落实|实施|承办|执行|implement/i, 'implement'],
  [/责任|负责|承担|responsib|owner|deliver|accountab/i, 'responsible'],
];

const kind = '(?:单位|部门|主体|机构|科室|处室|股室|地区)';
const english = [
  '(?:project\\s+|co-?|joint\\s+)?leads?',
  '(?:co-?)?lead(?:ing)?\\s+(?:agency|agencies|units?|departments?|division|bureau|body|bodies|organi[sz]ations?|ministry|ministries|institutions?|partners?|officers?|teams?|services?|authority|authorities|entity|entities|offices?|sponsor)',
  'lead\\s+and\\s+supporting\\s+(?:agencies|departments|bodies)',
  '(?:lead\\s+)?implement(?:ing|ation)\\s+(?:lead|agency|agencies|body|bodies|partners?|entity|entities|units?|departments?|organi[sz]ations?|institutions?|responsibility)',
  'support(?:ing|ed\\s+by)?|implementing|implemented\\s+by|implementers?|delivered\\s+by|led\\s+by|coordinat(?:ed\\s+by|or|ing)',
  '(?:delivery|key|supporting|potential|other|main|external|internal|community|strategic)?\\s?(?:partners?|stakeholders|collaborators|contributors|partner\\s+(?:agencies|organi[sz]ations))',
  '(?:in\\s+)?(?:partnership|collaboration)\\s+with|with',
  'participating|participants|(?:primary\\s+|overall\\s+|main\\s+)?(?:responsible|responsibility|accountable|accountability)|(?:action\\s+|task\\s+|business\\s+)?owners?|assigned\\s+to|SRO|senior\\s+responsible\\s+(?:owner|officer)|who',
].join('|');

/** A label in front of a list of units: 责任单位：, 牵头（责任）单位及责任人：, Lead agency:. */
export const roleLabel = new RegExp(
  [
    `(?:[省市县区乡镇州]?[直级]?|主要|第一|共同|总)(?:牵头|主办|主责|配合|协办|协助|协同|参与|参加|指导|督导|落实|实施|承办|责任|负责|执行)(?:[（(]?(?:责任|组织|落实)[）)]?)?${kind}(?:(?:及|和|、|与|/)(?:责任人|负责人|部门|单位|人员|配合单位|责任单位))?(?:[（(][^（）()\\n：:]{1,20}[）)])?\\s*(?:[：:∶︰]|[】］][：:]?(?=[\\u4e00-\\u9fff]))`,
    '(?:牵头|主办|配合|协办|参与|主责)\\s*[：:∶︰]',
    '(?:部门|单位|职责|任务|责任)分工(?:单位)?\\s*[：:∶︰]',
    '(?:牵头|协同|配合|主要|共同)责任(?:单位|部门)\\s*[：:∶︰]',
    `\\b(?:${english})(?:\\s+(?:agency|agencies|units?|body|bodies|departments?|divisions?|party|parties|organi[sz]ations?|partners?|authority|authorities|officers?|officials?|ministry|ministries|institutions?|entity|entities|offices?|persons?|staff|teams?))?(?:\\s*\\([^()]{1,20}\\))?\\s*[：:]`,
    `(?<=[(\\n])\\s*(?:Lead|Owner|Responsible|Support|Partners?|Led by)\\s+[–—-]\\s`,
  ].join('|'),
  'gi',
);

/** Labels of something else, which end a list of units. */
export const otherLabel =
  /(?:[\s，,；;。.（(|]|^)(?:责任(?:领导|人)|分管(?:[省市县区州局]?(?:政府)?领导|负责人)|牵头(?:负责)?(?:[省市县区州局]?(?:政府)?领导|人)|督办领导|(?:包联|挂钩|主要|联系|挂联|挂包)领导|联系(?:人|电话|方式)|监督(?:单位|部门)|(?:完成|办结|落实|推进|整改|启动)?(?:时限|期限|时间|节点|进度)(?:要求|安排)?|(?:工作|阶段|年度)?目标(?:任务)?|(?:工作)?要求|备注|资金来源|(?:适用|实施|试点)范围|适用对象|政策依据|timelines?|time\s?scales?|deadline|due(?: date)?|by when|when|start(?: date)?|end(?: date)?|budget|costs?|funding|resources?|indicators?|outputs?|outcomes?|kpis?|status|measures?|milestones?|target(?: date)?|completion(?: date)?|priority|progress|date|year)\s*[：:∶]/i;

/** A verb that closes a phrase of names and gives them their role: …牵头, …按职责分工负责. */
export const roleVerb =
  /(?:按(?:照)?(?:各自)?(?:职责|职能|职责权限)(?:分工)?|根据职责(?:分工)?|分工)?(?:分别|共同|联合|各自|具体|组织)?(牵头(?:负责|组织|组织实施|落实|推进|实施|抓总|督导|指导|协调|统筹|办理)?|负责(?:落实|实施|组织实施|推进|牵头)?|(?:协同|协助|积极)?配合(?:落实|实施|推进|做好|督导)?|协助|协办|协同|参与|参加|指导|督导|落实|承担|实施|承办|主办|主责|执行|负总责|负主责)$/;

const firstLeads =
  /[列排](?:在|名)?(?:第一位?|首位|首个|最前|前)[^。；]{0,10}牵头|(?:首位|第一)(?:单位|部门)?(?:的)?为牵头/;

/** What stands among units without being one. */
export const notUnit =
  /^(?:(?:以?下)?同|[标带加注][^。]{1,8}为牵头.{0,6}|[列排](?:在|第|名|首)[^。]{0,20}|(?:首位|第一)(?:单位|部门)?(?:的)?为.{0,10}|以下(?:同|均需)[^。]{0,20}|以下(?:各项|各类|所有|全部)?(?:重点|主要)?(?:政策)?(?:任务|工作|措施|事项|内容)[^。]*|不再(?:重复|一一|逐一|单独)?列出|.{0,6}(?:时限|期限|时间|进度)[：:].*|(?:到|至)?(?:\d{4}年|\d{1,2}月|长期|持续|每年|年底|全年|按计划|常态化|近期|立即|即日|“?十[一二三四五]五).{0,20}|(?:by|before|until|from|in|end|mid|early|late|ongoing|annual(?:ly)?|short|medium|long|quarterly|continuous|immediate(?:ly)?|Q[1-4]|Year|Spring|Summer|Autumn|Winter|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b.{0,30})$/i;

export function roleOf(words: string): Role {
  if (/^(?:.{0,8}分工)?(?:分别|共同|具体|组织)?负责/.test(words)) return 'responsible';
  return roles.find(([pattern]) => pattern.test(words))?.[1] ?? 'responsible';
}

/** Whether the document says that the first of each list leads (列第一位者为牵头单位，下同). */
export function saysFirstLeads(text: string): boolean {
  return firstLeads.test(text);
}
