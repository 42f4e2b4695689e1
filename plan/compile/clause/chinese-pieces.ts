import type { Piece, PieceClass, Span } from '../compiled.ts';
import { adverbsAt, verbAt } from './action-words.ts';
import { readClauses } from './clause.ts';
import { type ClauseKind, clauseKind } from './clause-kind.ts';
import { withoutNames, withoutQuotes } from './noun.ts';

/** A clause without the points at its ends, its sentence, and the stop behind it. */
interface SentenceClause extends Span {
  readonly sentence: Span;
  readonly stop: string;
}

/** What the clauses of a sentence have told so far. */
interface Told {
  readonly sentence: Span | null;
  /** Something to do. */
  acted: boolean;
  /** Where things stand, by the clause before. */
  stands: boolean;
  /** What is expected, by the clause before. */
  expects: boolean;
  /** That conditions follow: 符合下列条件之一的，可以申请：… */
  listed: boolean;
  /** What is listed are names: 提供以下功能：站点管理、栏目管理；…. */
  naming: boolean;
  /** Where a topic began that waits for its predicate. */
  waiting: number | null;
}

function nothingTold(sentence: Span | null): Told {
  return {
    sentence,
    acted: false,
    stands: false,
    expects: false,
    listed: false,
    naming: false,
    waiting: null,
  };
}

const blank = /[\s\u3000|，。；：、！？,;:!?.]/;
/** What opens a clause without being part of what it says. */
const opener = new RegExp(
  `^(?:${[
    '[①-⑳]|[（(](?:\\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|\\d{1,2}[)）]', // （1）
    '第?[一二三四五六七八九十]{1,2}(?:是|要)(?![一二三四五六七八九十])', // 一是
    '首先|其次|最后|同时|此外|另外|其中|以及|并且?(?![网购联轨])', // 并网 is a verb
    '——|—|[●•·◆■\\-*]\\s?',
  ].join('|')})[，、：\\s]*`,
);
/** A longer sentence of a list (一是…) heads no others. */
const longestPoint = 24;
/** How, where and when may stand between for whom and what: 对新设企业，按照实际需要，给予…. */
const goesBetween: ReadonlySet<ClauseKind> = new Set(['manner', 'scope', 'due', 'condition']);
/** 每个乡镇至少1个: how many of what the action before makes, for each. */
const eachCounted =
  /^(?:平均)?(?:每|各)(?![^，\d]*(?:达到?|率|数|量))[^，\d]{0,12}?(?:至少|不少于|不低于|分别|各|均)?\d[\d.]*[万亿]?[名个家项人户所座条台辆处]以?上?$/;
const counted = /^(?:不少于|约|近|超过)?\d[\d.]*[万亿]?[名个家项人户所座条台辆]/;

const unitWord = '[名个家项人户所座条台辆处亩套件艘支公里万千百亿]{1,4}';
/** 铺排重点项目128个: words that end with what they count. */
const amount = new RegExp(`\\d\\s?${unitWord}(?:以上|左右)?$`);
/** 新开工项目56个、竣工投产项目31个: parts of what was counted, whatever verbs stand before their nouns. */
const partsOf = new RegExp(
  `^[^，\\d将把对率]{2,14}\\d[\\d.]*\\s?${unitWord}(?:以上)?(?:[、和][^，\\d将把对率]{2,14}\\d[\\d.]*\\s?${unitWord}(?:以上)?)*$`,
);
/** 上市企业5家, 专精特新“小巨人”企业40家: one more kind of what was counted, by its noun. */
const kindOf =
  /^[^，\d率额量]{2,18}(?:企业|公司|基地|园区|示范县|示范村|平台|中心|机构|载体|人才|品牌|街区|场景|工厂|车间|院士|专家|单位)\d[\d.]*[个家名项处所座条]以?上?$/;

const sends = /(?:支持|组织|选派|选送|选拔|资助|安排|鼓励|推动|引导|扶持|帮助)[^，]{0,4}\d/;

/** 上市企业 is a noun, 新增企业 has a verb. */
function isKind(words: string): boolean {
  const begun = verbAt(words, adverbsAt(words, 0)) !== null;
  return (
    kindOf.test(words) &&
    (!begun ||
      /^(?:上市|示范|试点|孵化|服务|合作|储备|培训|检测|创新|研发|实训|应用|监测|保护)[^，\d的]{0,4}[企公基平中机载园街场院单]/.test(
        words,
      ))
  );
}

/** Clauses of a Chinese stretch and what they are, in order. */
export function readChinesePieces(text: string, stretch: Span): Piece[] {
  const pieces: Piece[] = [];
  const clauses = readClauses(text, stretch.start, stretch.end)
    .map(({ sentence, ...clause }) => ({ ...bare(text, clause), sentence, stop: text.charAt(clause.end) }))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  let told: Told = nothingTold(null);
  for (const [at, clause] of clauses.entries()) {
    if (clause.sentence !== told.sentence) told = nothingTold(clause.sentence);
    const mark = opener.exec(text.slice(clause.start, Math.min(clause.end, clause.start + 16)))?.[0] ?? '';
    const start = clause.start + mark.length;
    if (mark !== '') pieces.push({ class: 'marker', span: { start: clause.start, end: start } });
    if (start === clause.end) continue;
    const [before, next] = [clauses[at - 1], clauses[at + 1]];
    if (
      (mark !== '' && headsSentences(text, clause, next)) ||
      headsList(text.slice(start, clause.end), clause.stop)
    ) {
      pieces.push({ class: 'heading', span: { start, end: clause.end } });
      told.naming = clause.stop === '：';
      continue;
    }
    if (told.naming && isNames(text.slice(start, clause.end))) {
      pieces.push({ class: 'other', span: { start, end: clause.end } });
      continue;
    }
    told.naming = false;
    if (
      told.waiting === null &&
      before !== undefined &&
      goesOn(text, before, mark, { start, end: clause.end })
    ) {
      const last = pieces.findLast((piece) => piece.class !== 'marker');
      if (last?.class === 'action' && last.span.end === before.end) {
        if (mark !== '') pieces.pop();
        last.span.end = clause.end;
        continue;
      }
    }
    if (told.listed && clause.stop !== '：') {
      pieces.push({ class: 'condition', span: { start, end: clause.end } });
      continue;
    }
    told.listed ||= clause.stop === '：' && /条件|情形/.test(text.slice(clause.sentence.start, clause.end));
    const own = mark !== '' && !/^(?:并|以及)/.test(mark);
    const inSentence = next?.sentence === clause.sentence && clause.stop !== '；';
    const following = inSentence ? text.slice(next.start, next.end) : '';
    const kind = clauseKind(text.slice(start, clause.end), {
      opens: !told.acted || own || before?.stop === '；',
      follows: told.acted,
      stands: told.stands,
      expects: told.expects,
      awaited: told.waiting !== null,
      next: following,
    });
    if (
      (kind === 'aside' && !told.listed) ||
      (told.waiting !== null && goesBetween.has(kind) && inSentence)
    ) {
      told.waiting ??= start;
      continue;
    }
    const piece = { class: classOf(kind), span: { start: told.waiting ?? start, end: clause.end } };
    told.waiting = null;
    pieces.push(...(kind === 'action' ? apart(text, piece.span) : [piece]));
    if (kind === 'action') told.acted = true;
    told.stands = kind === 'past';
    told.expects = kind === 'forecast';
  }
  return pieces;
}

/** 培养10名院士后备人才，不少于20名国家级人选; 确定人员范围，以及认定标准: the object of the action before goes on. */
function goesOn(text: string, before: SentenceClause, mark: string, { start, end }: Span): boolean {
  if (before.stop !== '，') return false;
  const words = text.slice(start, end);
  // 培育两个优势产业，作为主攻方向
  if (mark === '' && words.startsWith('作为') && words.length > 4) return true;
  // 安排建设用地指标，用于保障产业发展
  if (mark === '' && /^(?:专门)?用于.{2,}/.test(words)) return true;
  if (mark.startsWith('其中'))
    return counts(words) || (amount.test(text.slice(before.start, before.end)) && partsOf.test(words));
  // 引育龙头企业10家以上，上市企业5家以上
  if (mark === '' && amount.test(text.slice(before.start, before.end)) && isKind(words)) return true;
  if (mark.startsWith('以及')) return verbAt(words, adverbsAt(words, 0)) === null;
  const nouns = withoutNames(withoutQuotes(words));
  const carried = counted.test(words) || eachCounted.test(words);
  // 支持30名骨干赴外培训，100名教师参加研修: whom, and what they are to do.
  const said = text.slice(before.start, before.end);
  if (mark === '' && counted.test(words) && (sends.test(said) || counted.test(said))) return true;
  return mark === '' && carried && ![...nouns].some((_, at) => verbAt(nouns, at) !== null);
}

/** 站点管理、栏目管理: names in a row, of which none begins with a verb. */
function isNames(words: string): boolean {
  return (
    /、/.test(words) &&
    words
      .split('、')
      .every((name) => verbAt(name, adverbsAt(name, 0)) === null && !/[将把要应须对]/.test(name))
  );
}

/** 一是完善路政管理体系。建立…: a short sentence of a list that others explain. */
function headsSentences(text: string, clause: SentenceClause, next: SentenceClause | undefined): boolean {
  if (next === undefined || clause.stop !== '。' || clause.end - clause.start > longestPoint) return false;
  const alone = /^[\s。；]*$/.test(text.slice(clause.sentence.start, clause.start));
  const explained = !opener.test(text.slice(next.start, next.start + 16));
  return alone && explained && !/\n/.test(text.slice(clause.end, next.start));
}

/** 其中有机茶园2000亩: a part of what the action counts, without a verb of its own. */
function counts(words: string): boolean {
  return (
    /\d/.test(words) &&
    ![...words].some((_, at) => verbAt(words, at) !== null) &&
    !/[率比重达到占]/.test(words)
  );
}

/** 重点开展以下工作：, 主要包括： */
function headsList(words: string, stop: string): boolean {
  return (
    stop === '：' && /以下|下列|如下|(?:包括|主要有|做到|[一二三四五六七八九十\d]项[^，]{0,8})$/.test(words)
  );
}

function classOf(kind: ClauseKind): PieceClass {
  return kind === 'aside' ? 'condition' : kind;
}

const second = '突破|建立|建成|完善|推动|支持|落实|给予|为其|开展|组织|形成一|实施|制定|发布|培育|引进|纳入';
const joint = new RegExp(`并(?=(?:积极|加快|逐步|及时)?(?:${second}))`);

/** 6月底前建成交易中心、10月底前建成冷藏库: each with its own time. */
const timed = /、(?=(?:(?:19|20)\d\d年)?\d{1,2}月(?:底|\d{1,2}日)?前)/;

/** 建成甲并完善乙: two actions, where each side is one. */
function apart(text: string, span: Span): Piece[] {
  const words = withoutQuotes(text.slice(span.start, span.end));
  const found = timed.exec(words) ?? joint.exec(words);
  if (found === null || found.index < 5 || words.length - found.index < 5) return [{ class: 'action', span }];
  const at = span.start + found.index;
  return [
    { class: 'action', span: { start: span.start, end: at } },
    { class: 'marker', span: { start: at, end: at + 1 } },
    { class: 'action', span: { start: at + 1, end: span.end } },
  ];
}

/** Without white space and points at its ends. */
function bare(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
