import { adverbsAt, modalityOf, verbAt } from './action-words.ts';
import type { Action, Span } from './compiled.ts';
import { withoutNames } from './noun.ts';
import { isBody, readUnitList } from './unit-name.ts';

/** Verb, object and actors of a clause that is an action; all quotes are the text's own. */
export function readAction(text: string, span: Span): Action {
  const words = text.slice(span.start, span.end);
  const { at, verb } = findVerb(words);
  const start = span.start + at;
  const modality = modalityOf(strongest(words, at, verb));
  const object = text.slice(start + verb.length, span.end);
  const causative = modality === 'enable' || modality === 'encourage';
  const actors = before(text, span.start, start);
  const after = causative && actors.length === 0 ? caused(text, start + verb.length, span.end) : [];
  return { modality, verb, object, span, actors: [...actors, ...after] };
}

/** 对…给予 grants wherever the verb of granting stands; 加快建设 enables. */
function strongest(words: string, at: number, verb: string): string {
  const granting = /给予|予以(?=支持|奖励|补助|补贴|减免|优先)|奖励|补助|补贴|资助|贴息|减免/.exec(
    words,
  )?.[0];
  if (granting !== undefined && /^对|给予|予以/.test(words)) return granting === '予以' ? '给予' : granting;
  const adverb = /(?:加快|推动|推进|鼓励|引导|支持)$/.exec(words.slice(0, at))?.[0];
  return adverb ?? verb;
}

const behind = /(?:的|按照?|根据|围绕|结合|依据|面向|聚焦)$/;

/** The governing verb: after adverbs and actor; behind its object where 将 or 把 puts that first. */
function findVerb(whole: string): { readonly at: number; readonly verb: string } {
  const words = withoutNames(whole);
  const granted = /^(?:.{0,20})对/.test(words) ? /给予|予以|奖励|补助|补贴|减免/.exec(words) : null;
  if (granted !== null) return { at: granted.index, verb: granted[0] };
  const from =
    /^(?:重点|率先|优先)?在.{2,80}?(?:领域|方面|环节|行业|区域|地区|场所|等)/.exec(words)?.[0].length ?? 0;
  const moved = /^[^，]{0,20}?(?:将|把)/.exec(words);
  if (moved !== null) {
    const placed =
      /(?:纳入|列入|列为|作为|用于|融入|转化为|打造成|建设成|建成|打造为|向[^，]{2,20}?(?=开放)|与)/.exec(
        words.slice(moved[0].length),
      );
    const found = placed === null ? null : { at: moved[0].length + placed.index, verb: placed[0] };
    if (found !== null && !/^[向与]/.test(found.verb)) return found;
  }
  let first: { at: number; verb: string } | null = null;
  for (let at = from; at < words.length; at += 1) {
    const skipped = adverbsAt(words, at);
    const verb = verbAt(words, at + skipped) ?? (skipped > 0 ? verbAt(words, at) : null);
    if (verb === null) continue;
    const place = verbAt(words, at + skipped) === null ? at : at + skipped;
    const after = words.slice(place + verb.length);
    first ??= { at: place, verb };
    if (!/^(?:[、的]|和(?!谐))/.test(after) && after !== '' && !behind.test(words.slice(0, place)))
      return { at: place, verb };
    at = place + verb.length - 1;
  }
  return first ?? { at: 0, verb: words.slice(0, Math.min(2, words.length)) };
}

/** Who acts stands before the verb: 各乡镇要…, 由市财政局…. */
function before(text: string, from: number, to: number): Action['actors'] {
  const words = text.slice(from, to);
  const lead = /^(?:并?由|请|责成)/.exec(words)?.[0].length ?? 0;
  const modal = /(?:要|应当?|须|必须|负责|牵头|会同|按照?|将|对|在|可|围绕|根据)/.exec(words.slice(lead));
  const end = from + lead + (modal === null ? words.length - lead : modal.index);
  return named(text, { start: from + lead, end });
}

/** 支持企业与高校…: the bodies between the verb and the next one. */
function caused(text: string, from: number, to: number): Action['actors'] {
  const words = withoutNames(text.slice(from, Math.min(to, from + 80)));
  for (let at = 2; at < words.length; at += 1) {
    const adverbs = adverbsAt(words, at);
    if (verbAt(words, at + adverbs) === null && !/^[以按在与将把围依通面]/.test(words.slice(at))) continue;
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
