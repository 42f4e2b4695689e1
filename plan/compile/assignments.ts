import type { Assignment, Role, Span } from './compiled.ts';
import { trimmed } from './line.ts';
import { isUnitName, mayBeUnitName, readUnitList } from './unit-name.ts';

const labels: readonly (readonly [RegExp, Role])[] = [
  [/(?:牵头|主办|主责)(?:单位|部门)?|lead(?:\s+(?:agency|unit|department))?/i, 'lead'],
  [/(?:配合|协办|协助|协同)(?:单位|部门)?|support(?:ing\s+(?:agency|agencies|units?))?/i, 'support'],
  [/(?:参与|参加)(?:单位|部门)?|participat(?:ing|ion)(?:\s+units?)?/i, 'participate'],
  [/(?:指导|督导)(?:单位|部门)?/, 'guide'],
  [/(?:落实|实施|承办|执行)(?:单位|部门)?/, 'implement'],
  [
    /(?:责任|负责|承担)(?:单位|部门|主体)?|responsible(?:\s+(?:agency|agencies|units?|body|bodies))?/i,
    'responsible',
  ],
];
const label =
  /(?:(?:牵头|主办|主责|配合|协办|协助|参与|参加|指导|落实|实施|承办|责任|负责)(?:单位|部门|主体)|\b(?:lead|support|supporting|participating|responsible)(?:\s(?:agency|agencies|units?|body|bodies|department))?)\s*[：:]/gi;
const roleVerb =
  /(?:按(?:照)?(?:各自)?(?:职责|职能)(?:分工)?)?(?:分别|共同|联合)?(牵头(?:负责|组织|组织实施|落实|推进)?|负责(?:落实|实施)?|配合|协助|参与|参加|指导|督导|落实|承担|实施|承办)$/;
const firstLeads =
  /列(?:在)?(?:第一位|首位|首个|最前)[^。；]{0,8}(?:为|是)?牵头|排(?:名)?(?:第一|首位)[^。；]{0,8}牵头/;

/** What stands among units without being one. */
const aside = /^(?:下同|.{0,6}(?:时限|期限|时间)[：:].*|(?:\d{4}年|长期|持续|每年|年底).{0,16})$/;

/** Whether the document says that the first of each list leads (列第一位者为牵头单位，下同). */
export function saysFirstLeads(text: string): boolean {
  return firstLeads.test(text);
}

/**
 * Units and their roles in a stretch of text: after a label (责任单位：…), in brackets (…牵头，…配合), or in a
 * sentence of its own (由…牵头，…配合。). Only words that can be the name of a body are taken.
 */
export function readAssignments(text: string, stretch: Span, firstIsLead: boolean): Assignment[] {
  const words = text.slice(stretch.start, stretch.end);
  const found = labelled(text, stretch, words, firstIsLead);
  if (found.length > 0) return found;
  const inBrackets = [
    ...words.matchAll(/[（(〔[【［]((?:[^（）()〔〕[\]【】［］]|（[^（）]{1,12}）){3,300})[）)〕\]】］]/g),
  ].flatMap((match) => {
    const start = stretch.start + match.index + 1;
    const list = { start, end: start + (match[1]?.length ?? 0) };
    return readPhrases(text, list, null, firstIsLead);
  });
  if (inBrackets.length > 0) return inBrackets;
  return [...words.matchAll(/[^。\n\r]{4,300}/g)].flatMap((match) => {
    const sentence = {
      start: stretch.start + match.index,
      end: stretch.start + match.index + match[0].length,
    };
    return readPhrases(text, sentence, null, firstIsLead);
  });
}

/** Each label rules until the next one, or until its line or bracket ends. */
function labelled(text: string, stretch: Span, words: string, firstIsLead: boolean): Assignment[] {
  const starts = [...words.matchAll(label)];
  return starts.flatMap((match, at) => {
    const from = match.index + match[0].length;
    const next = starts[at + 1]?.index ?? words.length;
    const length =
      /^(?:[^。\n\r（）()〔〕[\]【】［］]|（(?![列排])[^（）\n\r]{1,16}）){0,400}/.exec(
        words.slice(from, next),
      )?.[0].length ?? 0;
    const list = { start: stretch.start + from, end: stretch.start + from + length };
    return readPhrases(text, list, roleOf(match[0]), firstIsLead);
  });
}

function roleOf(words: string): Role {
  return labels.find(([pattern]) => pattern.test(words))?.[1] ?? 'responsible';
}

/**
 * Phrases such as `甲牵头，乙、丙配合`. Without a role from a label every phrase must end in a role verb
 * and hold names only: otherwise the words are a sentence and nothing is taken.
 */
function readPhrases(text: string, list: Span, role: Role | null, firstIsLead: boolean): Assignment[] {
  const found: Assignment[] = [];
  for (const phrase of phrases(text, list)) {
    const whole = trimmed(text, phrase.start, phrase.end);
    if (aside.test(whole.text)) continue;
    const before = /^(?:并?由|请|：)/.exec(whole.text)?.[0].length ?? 0;
    const verb = roleVerb.exec(whole.text);
    const names = readUnitList(text, {
      start: whole.start + before,
      end: whole.end - (verb?.[0].length ?? 0),
    });
    const quotes = names.map((name) => text.slice(name.start, name.end));
    if (role === null && (verb === null || !quotes.some(isUnitName) || !quotes.every(mayBeUnitName)))
      return [];
    const own = verb?.[1] === undefined ? role : roleOf(verb[1]);
    for (const [at, span] of names.filter((_, place) => mayBeUnitName(quotes[place] ?? '')).entries()) {
      const ranked =
        firstIsLead && (own === null || own === 'responsible') ? (at === 0 ? 'lead' : 'participate') : own;
      found.push({ unit: text.slice(span.start, span.end), role: ranked ?? 'responsible', span });
    }
  }
  return found;
}

/** A comma ends a phrase only after a role verb: otherwise it parts names. */
function* phrases(text: string, list: Span): Generator<Span> {
  let start = list.start;
  for (let at = list.start; at <= list.end; at += 1) {
    const stop = at === list.end || '；;。'.includes(text.charAt(at));
    const comma = '，,'.includes(text.charAt(at)) && roleVerb.test(text.slice(Math.max(start, at - 16), at));
    if (!stop && !comma) continue;
    if (at > start) yield { start, end: at };
    start = at + 1;
  }
}
