import type { Assignment, Role, Span } from './compiled.ts';
import { trimmed } from './line.ts';
import { isOffice, isUnitName, mayBeUnitName, readUnitList } from './unit-name.ts';

const labels: readonly (readonly [RegExp, Role])[] = [
  [/(?:牵头|主办|主责)(?:单位|部门)?|\bled?\b|\blead/i, 'lead'],
  [/(?:配合|协办|协助|协同)(?:单位|部门)?|support|help/i, 'support'],
  [/(?:参与|参加)(?:单位|部门)?|participa|partner/i, 'participate'],
  [/(?:指导|督导)(?:单位|部门)?/, 'guide'],
  [/(?:落实|实施|承办|执行)(?:单位|部门)?|implement/i, 'implement'],
  [/(?:责任|负责|承担)(?:单位|部门|主体)?|responsib|owner|deliver/i, 'responsible'],
];
const english =
  'lead|leads|lead\\s+(?:agency|unit|department|body|organi[sz]ation|ministry)|support|supporting|supported\\s+by|partners?|participating|participants|responsible|responsibility|owners?|led\\s+by|delivered\\s+by|implementing';
const label = new RegExp(
  [
    '(?:(?:总?牵头|主办|主责|配合|协办|协助|协同|参与|参加|指导|督导|落实|实施|承办|责任|负责|执行)(?:责任)?(?:单位|部门|主体|机构)|(?:责任|牵头|配合)(?:科室|处室)|牵头|配合|参与)\\s*[：:]',
    `\\b(?:${english})(?:\\s+(?:agency|agencies|units?|body|bodies|departments?|party|parties|organi[sz]ations?|partners?|authority|authorities))?(?:\\s*\\([^()]{1,20}\\))?\\s*[：:]`,
  ].join('|'),
  'gi',
);
/** Labels of something else, which end a list of units. */
const otherLabel =
  /(?:[\s，,；;。（(]|^)(?:责任(?:领导|人)|分管(?:领导|负责人)|牵头(?:领导|人)|包联领导|挂钩领导|主要领导|联系人|联系电话|联系领导|(?:完成|办结|落实|推进)?(?:时限|期限|时间|节点|进度)(?:要求)?|工作目标|备注|timeline|deadline|due(?: date)?|by when|budget|indicator|kpi|status|measure)\s*[：:]/i;
const roleVerb =
  /(?:按(?:照)?(?:各自)?(?:职责|职能)(?:分工)?)?(?:分别|共同|联合)?(牵头(?:负责|组织|组织实施|落实|推进)?|负责(?:落实|实施)?|配合|协助|参与|参加|指导|督导|落实|承担|实施|承办)$/;
const firstLeads =
  /列(?:在)?(?:第一位|首位|首个|最前)[^。；]{0,8}(?:为|是)?牵头|排(?:名)?(?:第一|首位)[^。；]{0,8}牵头/;

/** What stands among units without being one. */
const aside =
  /^(?:下同|[列排](?:在|第|名|首)[^。]{0,20}|以下(?:同|均需)[^。]{0,20}|.{0,6}(?:时限|期限|时间)[：:].*|(?:\d{4}年|长期|持续|每年|年底).{0,16})$/;

/** Whether the document says that the first of each list leads (列第一位者为牵头单位，下同). */
export function saysFirstLeads(text: string): boolean {
  return firstLeads.test(text);
}

/** Words that say who is responsible, and whom they name. */
export interface AssignmentZone {
  readonly span: Span;
  readonly assignments: readonly Assignment[];
}

/** Units and their roles in a stretch of text. */
export function readAssignments(text: string, stretch: Span, firstIsLead: boolean): Assignment[] {
  return readAssignmentZones(text, stretch, firstIsLead).flatMap(({ assignments }) => [...assignments]);
}

/**
 * Where a stretch says who is responsible: after a label (责任单位：…), in brackets (…牵头，…配合), or in a
 * sentence of its own (由…牵头，…配合。). Only words that can be the name of a body are taken.
 */
export function readAssignmentZones(text: string, stretch: Span, firstIsLead: boolean): AssignmentZone[] {
  const words = text.slice(stretch.start, stretch.end);
  const found = labelled(text, stretch, words, firstIsLead);
  if (found.length > 0) return found;
  const inBrackets = bracketed(text, stretch, words, firstIsLead);
  return inBrackets.length > 0 ? inBrackets : inSentences(text, stretch, words, firstIsLead);
}

const bracket =
  /[（(〔[【［]((?:[^（）()〔〕[\]【】［］]|（[^（）]{1,12}）|\([^()]{1,12}\)){3,400})[）)〕\]】］]/g;

/** Brackets with role verbs; without one where they close a paragraph and hold nothing but names. */
function bracketed(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  return [...words.matchAll(bracket)].flatMap((match): AssignmentZone[] => {
    const at = stretch.start + match.index;
    const span = { start: at, end: at + match[0].length };
    const list = { start: at + 1, end: span.end - 1 };
    const said = readPhrases(text, list, null, firstIsLead);
    if (said.length > 0) return [{ span, assignments: said }];
    const closes = /^[。；;\s]*(?:\n|$)/.test(words.slice(match.index + match[0].length));
    const apart =
      match[0].startsWith('【') || /[。；;！\s]$/.test(words.slice(0, match.index)) || firstIsLead;
    if (!closes || !apart || !onlyNames(text, list)) return [];
    return [{ span, assignments: readPhrases(text, list, 'responsible', firstIsLead) }];
  });
}

/** Names of offices and nothing else, remarks (列第一位者为牵头单位) aside. */
function onlyNames(text: string, list: Span): boolean {
  const parts = [...phrases(text, list)].map(({ start, end }) => trimmed(text, start, end));
  const names = parts
    .filter((part) => !aside.test(part.text))
    .flatMap((part) => readUnitList(text, part))
    .map(({ start, end }) => text.slice(start, end));
  return names.length > 0 && names.every(isUnitName) && names.some(isOffice);
}

function inSentences(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  return [...words.matchAll(/[^。\n\r]{4,300}/g)].flatMap((match): AssignmentZone[] => {
    const span = {
      start: stretch.start + match.index,
      end: stretch.start + match.index + match[0].length,
    };
    const assignments = readPhrases(text, span, null, firstIsLead);
    return assignments.length > 0 ? [{ span, assignments }] : [];
  });
}

/** Each label rules until the next one, or until its line or bracket ends. */
function labelled(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  const starts = [...words.matchAll(label)];
  return starts.flatMap((match, at): AssignmentZone[] => {
    const from = match.index + match[0].length;
    const next = starts[at + 1]?.index ?? words.length;
    const whole =
      /^\s{0,4}(?:[^。\n\r（）()〔〕[\]【】［］]|（(?![列排])[^（）\n\r]{1,16}）){0,400}/.exec(
        words.slice(from, next),
      )?.[0] ?? '';
    const length = whole.search(otherLabel) < 0 ? whole.length : whole.search(otherLabel);
    const list = { start: stretch.start + from, end: stretch.start + from + length };
    const opened = /[（(〔[【［]$/.test(words.slice(0, match.index)) ? 1 : 0;
    const closed = /^[）)〕\]】］]/.test(words.slice(from + length)) ? 1 : 0;
    const span = { start: stretch.start + match.index - opened, end: list.end + closed };
    const assignments = readPhrases(text, list, roleOf(match[0]), firstIsLead);
    return assignments.length > 0 ? [{ span, assignments }] : [];
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
  let ranked = 0;
  for (const phrase of phrases(text, list)) {
    const whole = trimmed(text, phrase.start, phrase.end);
    if (aside.test(whole.text)) continue;
    const before = /^(?:并?由|请|：|分别由|由)/.exec(whole.text)?.[0].length ?? 0;
    const verb = roleVerb.exec(whole.text);
    const names = readUnitList(text, {
      start: whole.start + before,
      end: whole.end - (verb?.[0].length ?? 0),
    });
    const quotes = names.map((name) => text.slice(name.start, name.end));
    if (role === null && (verb === null || !quotes.some(isUnitName) || !quotes.every(mayBeUnitName)))
      return [];
    const own = verb?.[1] === undefined ? role : roleOf(verb[1]);
    for (const span of names.filter((_, place) => mayBeUnitName(quotes[place] ?? ''))) {
      const plain = own === null || own === 'responsible';
      const placed = ranked === 0 ? 'lead' : 'participate';
      const unit = text.slice(span.start, span.end);
      found.push({ unit, role: (firstIsLead && plain ? placed : own) ?? 'responsible', span });
      ranked += 1;
    }
  }
  return withArea(found);
}

const area = /^(省|自治区|市|州|盟|县|区|旗)(?=[\u4e00-\u9fff]{2,}(?:厅|局|委|办|办公室|委员会)$)/;
const elided = /^(?![省市州盟县区旗各国中人全])[\u4e00-\u9fff]{2,14}(?:厅|局|委|办公室|委员会)$/;

/** 省工业和信息化厅、科技厅: what the list says once holds for the names after it. */
export function withArea(found: readonly Assignment[]): Assignment[] {
  let said: string | null = null;
  return found.map((one) => {
    const own = area.exec(one.unit)?.[1];
    said = own ?? said;
    return own === undefined && said !== null && elided.test(one.unit)
      ? { ...one, fullName: `${said}${one.unit}` }
      : one;
  });
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
