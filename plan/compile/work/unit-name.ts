import type { Span } from '../compiled.ts';
import { trimmed } from '../outline/line.ts';
import { partsNames } from './joined-names.ts';

/** Ends of the names of bodies that can be made responsible. */
const ending =
  /(?:厅|局|委|办|院|署|行|部|会|所|站|处|队|库|社|海关|联|协|中心|公司|集团|政府|公署|办公室|委员会|管委会|管理会|联盟|协会|学会|大学|学院|高校|医院|银行|企业|机构|基地|园区|开发区|示范区|实验区|航空港区|运营商|单位|部门|各地|各市|各县|[省市县区州旗]|实验室|法院|检察院|铁塔|[公科教督]室|督查室|移动|联通|电信|广电|电网|电力)(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?$/;
/** 各乡镇（街道）, 有关镇街, 属地村, 各国有林场, 各有关单位: all of a kind, or those whom it concerns. */
const everyone =
  /^(?:全[省市县区州镇乡])?(?:各级?|有关|相关|其他|其它|所有|全体|属地|辖区|所在|所属|沿线|沿江|沿河|涉及|涉改|试点|重点)+(?:[省市县区州镇乡]?[直级属])?(?:有关|相关|责任|成员|包联|帮扶|牵头|配合|主管|行业|职能)*(?:行政|驻地|国有|公办|民办|中小|涉农|中心)?(?:乡|镇|街|街道|办|村|居|社区|组|场|林场|农场|校|学校|幼儿园|园|园区|苏木|嘎查|县|市|区|旗|州|盟|部门|单位|主体|企业|地区|地方|学区|医疗机构|金融机构)+$/;
/** 城关镇, 东风乡, 青山街道; 城镇 and 特色小镇 are no bodies. */
const township = /^[\u4e00-\u9fff]{1,8}(?:(?<![城集乡古小重])镇|(?<![城下返兴家水故老离])乡|街道)$/;
const english = /^(?:the\s+)?[A-Z][\w&.'-]*(?:\s+(?:[A-Z][\w&.'-]*|&|of|and|for|the|on|at)){0,11}$/;
/** `Department of Health and Social Care` is one name: only two whole names are parted. */
const englishBody =
  /\b(?:Department|Ministry|Agency|Authority|Office|Council|Board|Bureau|Commission|Committee|Company|Service|Utility|Institute|University|College|Fund|Bank|Police|Centre|Center|Association|Forum|Union|Group|Directorate|Secretariat|Unit|Team|Services|Division|Trust|Network|Partnership|Officer|Manager|Director|Mayor|Cabinet|Taskforce|Branch|Inspectorate|Laboratory|Corporation|School|Schools|Society)\b/;
/** Names without a word for their kind: City of Karsa, the Treasury, MDA. */
const shortBody =
  /^(?:the\s+)?(?:(?:City|County|Town|Village|State|Government|Province|Borough) of [A-Z]|Treasury$|[A-Z][A-Za-z&]{0,8}[A-Z]$)/;
const sentenceWord =
  /[，。；：:“”《》]|^(?:的|在|对|将|把|为|与|和|及|经(?![济信贸发开委营])|通过|采取|按照|根据|听取|带动|鼓励|强化|加强|深化|吸引|组建|健全|依托|扩大|做好|以上|上述|均)|均需|并鼓励|(?:加快|推动|推进|开展|加强|建立|组织(?![部处科办])|实施(?!单位|主体))/;
const open =
  /^等(?:其他|多)?(?:[省市县区]?直?)(?:有关|相关|各有关)?(?:[省市县区]直)?(?:有关|相关)?(?:部门|单位|厅局|厅局委|部委|企业|地区)?(?:[和及、与](?:有关|相关)?(?:部门|单位|地区|企业|机构|地方))?$/;

/** Department for Science, Innovation and Technology: of what it is the office, in a list of its own. */
const ofMatters =
  /\b(?:Departments?|Ministry|Ministries|Ministers?|Office|Directorate|Secretariat|Committee|Commission|Bureau|Division|Agency|Institute|Centre|Center|Board|Council) (?:for|of|on)(?: the)? [A-Z][\w’'-]*(?: (?:and )?(?!(?:Department|Ministry|Office|Agency|Council)\b)[A-Z][\w’'-]*)*(?:, (?!(?:the )?(?:Department|Ministry|Office|Agency|Council)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*){1,3},? (?:and|&) (?!(?:the )?(?:Department|Ministry|Office|Agency|Council)\b)[A-Z][\w’'-]*/g;

/** Whether words may be the name of a body: by their end, as names of bodies in Chinese have it. */
export function isUnitName(whole: string): boolean {
  const words = whole
    .replace(/[（(〔][^（）()〔〕]{1,24}[）)〕]/, '')
    .replace(/^\d{1,3}个(?=[\u4e00-\u9fff])/, '')
    // Education, Training and Research Unit
    .replace(/(?<=^[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?=[A-Z][\w -]* and [A-Z])/, ' and ')
    .replace(ofMatters, (name) => name.replaceAll(',', ''))
    .trim();
  if (words.length >= 2 && words.length <= 80 && english.test(words)) return true;
  if (words.length < 2 || words.length > 40) return false;
  if (isEveryone(words)) return true;
  return (ending.test(words) || township.test(words)) && !sentenceWord.test(words);
}

/** Whether words name all bodies of a kind: 各乡镇（街道）, 有关部门. */
export function isEveryone(words: string): boolean {
  return everyone.test(words.replaceAll(/[（(〔][^（）()〔〕]{1,24}[）)〕]/g, ''));
}

export function isEnglishBody(words: string): boolean {
  return englishBody.test(words) || shortBody.test(words);
}

const englishOffice =
  /\b(?:Department|Ministry|Agency|Authority|Office|Council|Board|Bureau|Commission|Committee|Service|Services|Directorate|Secretariat|Division|Inspectorate|Team|Officer|Director|Mayor|Cabinet)\b/;

/** Whether a name is that of an office by more than its class: Education Department, not Department or local councils. */
export function isEnglishOffice(words: string): boolean {
  return english.test(words) && englishOffice.test(words) && /\s/.test(words.replace(/^the\s+/i, ''));
}

/** Whether a name is that of an authority, whatever the plan is about: 基地 and 企业 end other words as well. */
export function isOffice(words: string): boolean {
  return (
    /(?:厅|局|委|办|院|署|行|政府|委员会|办公室|管委会|中心|集团|公司|联|协|会|社|队|部|街道|乡镇|成员单位|[市县区])$/.test(
      words,
    ) ||
    english.test(words) ||
    isEveryone(words)
  );
}

/** district councils, all line ministries. */
const bodyClass =
  /^(?:(?:all|other|relevant|local|regional|district|provincial|state|line|private|civil)\s){0,3}(?:\w+\s)?(?:councils|authorities|ministries|agencies|departments|municipalities|counties|governments|partners|communities|schools|hospitals|utilities|universities|NGOs|operators|providers|suppliers|businesses|companies|employers|charities|colleges|landlords|developers|banks|libraries|police forces|boards|trusts|institutes|academia|industry)$/i;

/** NHS boards, county governments, trade unions, industry: those of a kind, by the plural or by a word for all of them. */
const group =
  /^(?:the\s)?(?!.*\b(?:and|or|to|by|in|with|for|from|will)\b)(?:[A-Za-z&’'-]+\s){0,3}(?:boards|unions|trusts|charities|colleges|operators|providers|suppliers|developers|employers|businesses|companies|firms|landlords|libraries|banks|farmers|growers|councils|authorities|ministries|agencies|departments|municipalities|counties|governments|partners|communities|schools|hospitals|utilities|universities|institutes|institutions|associations|organi[sz]ations|bodies|groups|NGOs|start-?ups|manufacturers|retailers|trainers|regulators|funders|investors|industry|academia|civil society|private sector|voluntary sector|third sector|research community)$/i;

/** Whether words name those of a kind: local councils, industry. */
export function isGroup(words: string): boolean {
  return group.test(words);
}

/** Whether words that stand in a list of names may be one as well, whatever their end. */
export function mayBeUnitName(words: string): boolean {
  if (isUnitName(words) || bodyClass.test(words) || isGroup(words)) return true;
  return (
    words.length >= 2 &&
    words.length <= 24 &&
    !sentenceWord.test(words) &&
    !/[()\s\d%]|（(?![^（）]{1,12}）$)/.test(words)
  );
}

/** The names in a list: parted by 、 always, by 和 or 及 only where both sides are names (工业和信息化厅 is one). */
export function readUnitList(text: string, list: Span): Span[] {
  const names: Span[] = [];
  for (const part of split(
    text,
    list,
    /[、，,;；/／]|\s{2,}|(?<=[\u4e00-\u9fff）)])[ \u3000](?=[\u4e00-\u9fff])|[\n\r\t|]+/g,
  )) {
    if (part.end <= part.start) continue;
    const name = withoutOpenEnd(text, part);
    const last = names.at(-1);
    if (last !== undefined && isOneName(text, last, name)) {
      names[names.length - 1] = { start: last.start, end: name.end };
      continue;
    }
    const joined = splitJoined(text, name);
    names.push(...(joined.length > 0 ? joined : [name]).filter((span) => span.end > span.start));
  }
  return names;
}

/** Education, | Training and Research Unit: only the last word says what kind of office it is. */
function isOneName(text: string, last: Span, { start, end }: Span): boolean {
  const [before, after] = [text.slice(last.start, last.end), text.slice(start, end)];
  return (
    text.slice(last.end, start) === ', ' &&
    /^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(before) &&
    !isEnglishBody(before) &&
    /^[A-Z][\w-]*(?: [A-Z][\w-]*)* and [A-Z]/.test(after) &&
    isEnglishBody(after) &&
    after.split(' and ').filter((side) => isEnglishBody(side)).length === 1
  );
}

/** Names joined by 和, 会同 and the like, none where the words are one name. */
function splitJoined(text: string, name: Span): Span[] {
  const words = text.slice(name.start, name.end);
  for (const match of words.matchAll(/以及|会同|和|与|及| and (?:the )?| & | \+ /g)) {
    // 省商务厅等和各有关市人民政府
    const etc = /等(?:有关|相关)?(?:部门|单位)?$/.exec(words.slice(0, match.index))?.[0].length ?? 0;
    const sides = [
      trimmed(text, name.start, name.start + match.index - etc),
      trimmed(text, name.start + match.index + match[0].length, name.end),
    ] as const;
    const [left, right] = sides;
    const rest = splitJoined(text, right);
    if (/^ (?:and|[&+]) /.test(match[0]) && !sides.every((side) => isEnglishBody(side.text))) continue;
    // Department of Health and Human Services: one name, whose last word only says what it is for.
    if (
      /^(?:the )?(?:Department|Ministry|Office|Directorate|Bureau|Commission) (?:of|for) [\w ,’'-]+$/i.test(
        left.text,
      ) &&
      match[0] === ' and ' &&
      /^(?:[A-Z][\w’'-]*\s)*(?:Services|Schools|Society|Communities|Policing)$/.test(right.text)
    )
      continue;
    if (left.text.length < 3 || right.text.length < 3 || !isUnitName(left.text)) continue;
    if (rest.length === 0 && !isUnitName(right.text)) continue;
    if (/^[和与及]$/.test(match[0]) && !partsNames(left.text, right.text)) continue;
    return [left, ...(rest.length > 0 ? rest : [right])].map(({ start, end }) => ({ start, end }));
  }
  return [];
}

/** 等, 等有关部门 at the end of a list leave it open; 省有关部门 by itself is a name. */
function withoutOpenEnd(text: string, part: Span): Span {
  const words = text.slice(part.start, part.end);
  const at = words.lastIndexOf('等');
  const cut = at > 1 && open.test(words.slice(at)) ? at : words.length;
  const { start, end } = trimmed(text, part.start, part.start + cut);
  return { start, end };
}

/** Parts between separators; those inside brackets part nothing (各县（市、区）政府). */
function* split(text: string, span: Span, separator: RegExp): Generator<Span> {
  const whole = text.slice(span.start, span.end).replace(ofMatters, (name) => name.replaceAll(',', '口'));
  const words = whole.replace(
    // 各县（市）、区政府 is one, 各县（市、区）、开发区 are two.
    /(?<=各)[市县](?:[（(][^（）()]{1,8}[）)])、[市县区](?=人民政府|政府|党委)|[（(〔][^（）()〔〕]{0,20}[）)〕]|(?<=各)(?:设区市|地级市|省辖市|[省市州县区盟旗]|地区|自治区|直辖市|乡镇)(?:、(?:[省市州县区旗乡镇]|自治[区州县]|直辖市|县级市|区县|街道|开发区|地区)(?![\u4e00-\u9fff]{0,4}[局委厅办院会]))+/g,
    (inner) => '口'.repeat(inner.length),
  );
  let start = span.start;
  for (const match of words.matchAll(separator)) {
    yield { start, end: span.start + match.index };
    start = span.start + match.index + match[0].length;
  }
  yield { start, end: span.end };
}

const bodies =
  /(?:企业|高校|院校|经营者|院所|机构|学校|医院|景区|快递|运营商|资本|基金|银行|农户|群众|居民|个人|人才|团队|家庭|市民|园区|各地|各部门|各单位|地方|城市|港口|矿区|经营主体|合作社|委员会|工作组|专班|领导小组|办公室|部门|单位|组织|联盟|协会|商会)$/;

/** Whether words name someone who can act, a class of actors (企业, 各地) included. */
export function isBody(words: string): boolean {
  if (words.length < 2 || words.length > 40 || /[，。；：]/.test(words) || words === '组织') return false;
  return bodies.test(words) || (isUnitName(words) && !/(?:站|基地|平台|库|网|区|队|电力|电网)$/.test(words));
}

/** the Treasury: the office without its article. */
export function withoutArticle(text: string, { start, end }: Span): Span {
  const article = /^(?:the|and)\s+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + article, end };
}
