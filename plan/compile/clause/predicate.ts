import type { Action, Span } from '../compiled.ts';
import { isBody, readUnitList } from '../work/unit-name.ts';
import { adverbsAt, modalityOf, verbAt } from './action-words.ts';
import { withSecondVerb } from './double-verb.ts';
import { withoutNames, withoutQuotes } from './noun.ts';
import { prohibitionIn } from './prohibition.ts';

/** Verb, object and actors of a clause that is an action; all quotes are the text's own. */
export function readAction(text: string, span: Span): Action {
  const words = text.slice(span.start, span.end);
  const bare = withoutNames(withoutQuotes(words));
  const chosen = findVerb(bare);
  const forbidden = prohibitionIn(bare, chosen.at);
  const { at } = forbidden ?? chosen;
  const verb = forbidden?.verb ?? withSecondVerb(bare, at, words.slice(at, at + chosen.verb.length));
  const start = span.start + at;
  const modality = modalityOf(strongest(bare, at, forbidden === null ? chosen.verb : null) ?? '');
  const object = text.slice(start + verb.length, span.end);
  const causative = modality === 'enable' || modality === 'encourage';
  const actors = before(text, span.start, start);
  const after = causative && actors.length === 0 ? caused(text, start + verb.length, span.end) : [];
  return { modality, verb, object, span, actors: [...actors, ...after] };
}

/** 农机服务按规定适用增值税免征政策 */
const relieved = /(?:适用|享受)[^，]*(?:税|费)[^，]*(?:优惠|免征|减免|减征)/;

/** 对…给予 grants wherever the verb of granting stands, unless it is forbidden (`verb` null); 加快建设 enables. */
function strongest(words: string, at: number, verb: string | null): string | null {
  if (verb !== null && relieved.test(words)) return '减免';
  const granting = /给予|予以(?=支持|奖励|补助|补贴|减免|优先)|奖励|补助|补贴|资助|贴息|减免/.exec(
    words,
  )?.[0];
  if (verb !== null && granting !== undefined && /^(?!鼓励|引导)(?:对|.*(?:给予|予以))/.test(words))
    return granting === '予以' ? '给予' : granting;
  // 举办演唱会，观众超过1万人的，每场奖励20万元
  if (verb !== null && granting !== undefined && /的，每[^，]{0,8}(?:给予|予以|奖励|补助|补贴)/.test(words))
    return granting === '予以' ? '给予' : granting;
  const adverb = /(?:加快|推动|推进|鼓励|引导|支持)$/.exec(words.slice(0, at))?.[0];
  return adverb ?? verb;
}

const behind = /(?:的|按照?|根据|围绕|结合|依据|面向|聚焦)$/;

/** 在土地供应上，; 凡新建的冷库，: the verb stands behind them. */
const topics = /^(?:(?:在|对|凡|除|涉及|符合|经)[^，]*，(?=.{4}))+/;
const causative = /^(?:积极|大力)?(?:允许|准许|鼓励|支持|引导|推动|督促|指导|组织)/;

/**
 * The governing verb: after adverbs and actor; behind its object where 将 or 把 puts that first. `words` have their
 * names and quotations blotted out, since a title (《支持…若干政策》) does nothing.
 */
function findVerb(words: string): { readonly at: number; readonly verb: string } {
  const granted = /^(?!鼓励|引导).{0,20}对(?![象接口外标照应比等话策])/.test(words)
    ? (/给予|予以/.exec(words) ?? /奖励|补助|补贴|减免/.exec(words))
    : null;
  if (granted !== null) return { at: granted.index, verb: granted[0] };
  const from =
    doneTo(words) ??
    topics.exec(words)?.[0].length ??
    /^.{0,20}?[自从].{2,12}之日起\d{1,3}个?(?:工作)?[日月]内/.exec(words)?.[0].length ??
    /^(?:重点|率先|优先)?在.{2,80}?(?:领域|方面|环节|行业|区域|地区|场所|等)/.exec(words)?.[0].length ??
    0;
  const moved = causative.test(words) ? null : /^[^，]{0,20}?(?:将|把)/.exec(words);
  if (moved !== null) {
    const placed =
      /(?:纳入|列入|列为|作为|用于|融入|转化为|打造成|建设成|建成|打造为|向[^，]{2,20}?(?=开放)|与)/.exec(
        words.slice(moved[0].length),
      );
    const found = placed === null ? null : { at: moved[0].length + placed.index, verb: placed[0] };
    if (found !== null && !/^[向与]/.test(found.verb)) return found;
    const closing = movedVerb(words, moved[0].length);
    if (closing !== null) return closing;
  }
  let first: { at: number; verb: string } | null = null;
  for (let at = from; at < words.length; at += 1) {
    const skipped = adverbsAt(words, at);
    const verb = verbAt(words, at + skipped) ?? (skipped > 0 ? verbAt(words, at) : null);
    if (verb === null) continue;
    const place = verbAt(words, at + skipped) === null ? at : at + skipped;
    const own = skipped > 0 && place > at ? verbAt(words, at) : null;
    // 规范补贴发放程序: the noun of a grant behind an adverb that is a verb itself.
    if (own !== null && modalityOf(verb) === 'grant' && !/^(?:优先|积极|及时)/.test(own))
      return { at, verb: own };
    const after = words.slice(place + verb.length);
    // 鼓励和支持企业: of two verbs the first decides.
    if (first === null && at === from && coordinated(after)) return { at: place, verb };
    first ??= { at: place, verb };
    if (!/^(?:[、的]|和(?!谐))/.test(after) && after !== '' && !behind.test(words.slice(0, place)))
      return { at: place, verb };
    at = place + verb.length - 1;
  }
  return first ?? unknownVerb(words);
}

const doing =
  /(?:实施|开展|进行|加强|加以|落实|实行|采取|采用|组织|建立|推行|执行|严格|优先|及时|依法|严肃|逐步|做到|纳入)/g;

/** 对已建成设施开展监测: behind what it is done to, which has verbs of its own. Null for any other clause. */
function doneTo(words: string): number | null {
  if (!/^对(?![接标照口外])/.test(words) || words.includes('，')) return null;
  const after = words.lastIndexOf('的', words.length - 4) + 1;
  const found = [...words.matchAll(doing)].find(({ index }) => index >= Math.max(after, 3));
  return found === undefined || found[0] === '纳入' ? null : found.index;
}

/** A verb that the lists do not have: the first two characters behind adverbs and actor. */
function unknownVerb(words: string): { readonly at: number; readonly verb: string } {
  const lead = adverbsAt(words, 0);
  const actor =
    /^.{2,20}?(?:厅|局|委|办|政府|部门|单位|企业)(?=[^、和与及的]{3})/.exec(words.slice(lead))?.[0] ?? '';
  const place = lead + (isBody(actor) ? actor.length : 0);
  const at = place + words.slice(place).search(/[^\p{P}\p{S}\s口]|$/u);
  return at + 2 <= words.length ? { at, verb: words.slice(at, at + 2) } : { at: 0, verb: words.slice(0, 2) };
}

function coordinated(after: string): boolean {
  const joint = /^(?:和(?!谐)|与|及|或|并|、)/.exec(after)?.[0].length ?? 0;
  return joint > 0 && verbAt(after, joint + adverbsAt(after, joint)) !== null && after.length > joint + 4;
}

/** 把责任落实到岗位, 将失信企业从名单中剔除: the verb that closes the words or leads to where the object goes. */
function movedVerb(words: string, from: number): { readonly at: number; readonly verb: string } | null {
  for (let at = words.length - 2; at > from + 1; at -= 1) {
    const verb = verbAt(words, at);
    if (verb !== null && /^(?:[到至给为成在于]|$)/.test(words.slice(at + verb.length))) return { at, verb };
  }
  return null;
}

/** Who acts stands before the verb: 各乡镇要…, 由市财政局…. */
function before(text: string, from: number, to: number): Action['actors'] {
  const words = text.slice(from, to);
  const lead = /^(?:并?由|请|责成|[^，]{2,16}?由(?=[市县省区]))/.exec(words)?.[0].length ?? 0;
  const modal =
    /(?:要|应当?|须|必须|负责|牵头|会同|按照?|将|对|在|可|围绕|根据|通过|依托|借助|利用|从|向|另行|具体|统一|统筹)/.exec(
      words.slice(lead),
    );
  const end = from + lead + (modal === null ? words.length - lead : modal.index);
  return named(text, { start: from + lead, end });
}

/** 支持企业与高校…: the bodies between the verb and the next one. */
function caused(text: string, from: number, to: number): Action['actors'] {
  const whole = withoutNames(text.slice(from, Math.min(to, from + 80)));
  const joint = /^(?:和|与|及|或|并|、)/.exec(whole)?.[0].length ?? 0;
  const second = joint === 0 ? null : verbAt(whole, joint);
  if (second !== null) return caused(text, from + joint + second.length, to);
  const words = whole;
  for (let at = 2; at < words.length; at += 1) {
    const adverbs = adverbsAt(words, at);
    if (verbAt(words, at + adverbs) === null && !/^[以按在与将把围依通面为]/.test(words.slice(at))) continue;
    const actors = named(text, { start: from, end: from + at });
    if (actors.length > 0) return actors;
  }
  return [];
}

function named(text: string, span: Span): Action['actors'] {
  const spans = readUnitList(text, span).flatMap((one) => splitAnd(text, one));
  const bodies = spans.filter(({ start, end }) => isBody(text.slice(start, end)));
  return bodies.length === spans.length
    ? bodies.map((one) => ({ name: text.slice(one.start, one.end), span: one }))
    : [];
}

function splitAnd(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const match = /和|与|及/.exec(words);
  if (match === null) return [span];
  const sides = [
    { start: span.start, end: span.start + match.index },
    { start: span.start + match.index + match[0].length, end: span.end },
  ];
  return sides.every(({ start, end }) => isBody(text.slice(start, end))) ? sides : [span];
}
