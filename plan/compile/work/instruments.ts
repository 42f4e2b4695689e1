import { readPieces } from '../clause/pieces.ts';
import type { Mention, Span } from '../compiled.ts';

/** Means of policy: a rule that is to be made (出台《…办法》), and the words that name any other with their attributes. */
const instrument =
  /(?<=(?:出台|制定|制订|制修订|修订|编制|起草|印发|发布|颁布|推出)(?:实施|并[^，。；《》]{0,6}|新的|了)?(?:《[^《》\n]{2,60}》[、和及与])*)《[^《》\n]{2,60}》|(?:[^，。；：、\s（）()《》]{0,16}?(?:专项资金|专项债券?|产业基金|发展基金|引导基金|投资基金|资金池|风险补偿|首台套|首批次|首版次|重点项目管理|引进目录|支持范围|专项规划|详细规划|若干政策|政策措施|政策制度|优先支持|重点支持|相关政策支持|税费优惠|税收优惠|财政补助|财政补贴|贴息|奖补|奖励|补助|补贴|算力券|创新券|消费券|揭榜挂帅|“赛马”|赛马制|政府采购|首购首用|示范名单|白名单|负面清单|正面清单|应用场景清单|用地指标|能耗指标|绿色通道|容错机制|专项债|政府和社会资本合作|特许经营|信用贷款|专属信贷产品|融资担保|上市培育|地方标准|行业标准|国家标准|强制性标准|试点示范|先行先试|创新大赛|人才计划|培育计划|行动计划|保障措施|交易规则|安全规则))/g;

/** What stands before the name itself: verbs that use it, words that join it to another. */
const before =
  /^.*(?:纳入|列入|给予|予以|享受|使用|制定|制订|出台|设立|举办|落实|完善|健全|推行|实行|实施(?!细则)|发放|安排|统筹|编制|发布|建立|推广|开展|利用|发挥|争取|申报|按照|对(?=.{2,}(?:给予|优先|重点)))(?=.{3})|^.*[等的和与及](?=.{4})|^(?:积极|推动|支持各地|支持|鼓励各地|鼓励|引导|申请|探索|将|把|细化)+(?=.{3})/;

/** The instruments that the items of a plan name, each wording once. */
export function readInstruments(text: string, spans: readonly Span[]): Mention[] {
  return mentions(text, spans, instrument);
}

/** Ways of working together outside the chapter of organisation. */
const mechanism =
  /(?:建立|健全|完善|形成|实行|成立|组建|召开)[^，。；：\n]{0,40}?(?:领导小组|工作专班|专班|联席会议制度|联席会议|推进机制|协调机制|会商制度|会商机制|联动机制|工作机制|责任制|调度会议?|推进会议?|通报制度|报告制度|评价制度|清单化管理)/g;

/** A Steering Group chaired by the Chief Executive will meet quarterly. */
const body =
  /(?<=^|[.;\n]\s?)[^.;\n]{0,80}\b(?:steering|working|advisory|oversight|delivery|coordination|programme|task)\s(?:group|committee|board|force|panel)\b[^.;\n]{0,80}\b(?:meets?|convenes?|oversees?|monitors?|reviews?|coordinates?|reports?|be (?:established|set up|formed|convened))\b[^.;\n]*/gi;

/** What the actions of the chapter of organisation say, and bodies and meetings wherever they are set up. */
export function readMechanisms(
  text: string,
  organising: readonly Span[],
  elsewhere: readonly Span[],
): Mention[] {
  const clauses = organising.flatMap((span) =>
    readPieces(text, span, []).actions.map((action) => action.span),
  );
  const said = clauses.map(({ start, end }) => ({ text: text.slice(start, end), span: { start, end } }));
  const bodies = mentions(text, [...organising, ...elsewhere], body);
  return [...said, ...bodies, ...mentions(text, elsewhere, mechanism)].toSorted(
    (one, other) => one.span.start - other.span.start,
  );
}

function mentions(text: string, spans: readonly Span[], pattern: RegExp): Mention[] {
  const told = new Set<string>();
  return spans.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(pattern)].flatMap((match): Mention[] => {
      const skipped = match[0].startsWith('《') ? 0 : (before.exec(match[0])?.[0].length ?? 0);
      const words = match[0].slice(skipped);
      if (words === '' || told.has(words)) return [];
      told.add(words);
      const at = start + match.index + skipped;
      return [{ text: words, span: { start: at, end: at + words.length } }];
    }),
  );
}
