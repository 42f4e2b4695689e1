import { beginsWithVerb } from '../clause/action-words.ts';
import type { Assignment, Role, Span } from '../compiled.ts';
import { trimmed } from '../outline/line.ts';
import { withArea } from './area.ts';
import { readDutyLabel } from './duty-label.ts';
import { englishBracket } from './english-bracket.ts';
import { englishLeads } from './english-lead.ts';
import { notUnit, otherLabel, roleLabel, roleOf, roleVerb } from './role-words.ts';
import { isOffice, isUnitName, mayBeUnitName, readUnitList } from './unit-name.ts';

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
  const duty = readDutyLabel(text, stretch);
  if (duty !== null) return [duty, ...zonesIn(text, { start: duty.span.end, end: stretch.end }, firstIsLead)];
  return zonesIn(text, stretch, firstIsLead);
}

function zonesIn(text: string, stretch: Span, firstIsLead: boolean): AssignmentZone[] {
  const words = text.slice(stretch.start, stretch.end);
  const found = [...englishLeads(text, stretch), ...labelled(text, stretch, words, firstIsLead)];
  if (found.length > 0) return found;
  const inBrackets = bracketed(text, stretch, words, firstIsLead);
  return inBrackets.length > 0 ? inBrackets : inSentences(text, stretch, words, firstIsLead);
}

const inner = '（[^（）\\n]{1,16}）|\\([^()\\n]{1,16}\\)|〔[^〔〕\\n]{1,12}〕|\\[[^[\\]\\n]{1,12}\\]';
const bracket = new RegExp(
  [
    `[（(]((?:[^（）()]|${inner}){3,600})[）)]`,
    `〔((?:[^〔〕（）]|${inner}){3,600})〕`,
    `[【［[]((?:[^【】［］[\\]（）]|${inner}){3,600})[】］\\]]`,
  ].join('|'),
  'g',
);

/** Brackets with role verbs; without one where they close a sentence and hold nothing but names. */
function bracketed(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  return [...words.matchAll(bracket)].flatMap((match): AssignmentZone[] => {
    const at = stretch.start + match.index;
    const span = { start: at, end: at + match[0].length };
    const list = { start: at + 1, end: span.end - 1 };
    const said = readPhrases(text, list, null, firstIsLead);
    if (said.length > 0) return [{ span, assignments: said }];
    const before = words.slice(Math.max(0, match.index - 40), match.index);
    const after = words.slice(match.index + match[0].length);
    const names = englishBracket(text, list, before, after);
    if (names !== null) return [{ span, assignments: names }];
    if (/[A-Za-z]/.test(text.charAt(list.start)) && !/[\u4e00-\u9fff]/.test(match[0])) return [];
    const apart = /[【〔]/.test(match[0].charAt(0)) || /(?:^|[。；;！\s])$/.test(before) || firstIsLead;
    const closes = apart ? /^[。；;\s]*(?:\n|$)/.test(after) : /^[。；;，]|^\s*$/.test(after);
    if (!closes || !onlyNames(text, list, !apart) || (!apart && /[厅局委办院会府部]$/.test(before)))
      return [];
    return [{ span, assignments: readPhrases(text, list, 'responsible', firstIsLead) }];
  });
}

/** Names of offices and nothing else, remarks (列第一位者为牵头单位) aside; `local` ones begin with their area. */
function onlyNames(text: string, list: Span, local: boolean): boolean {
  const parts = [...phrases(text, list)].map(({ start, end }) => trimmed(text, start, end));
  const names = parts
    .filter((part) => !notUnit.test(part.text))
    .flatMap((part) => readUnitList(text, part))
    .map(({ start, end }) => text.slice(start, end))
    .filter((name) => !notUnit.test(name));
  const every = local
    ? (name: string) => isOffice(name) && /^[省市县区州旗各镇乡]/.test(name)
    : mayBeUnitName;
  return names.length > 0 && names.every(every) && names.some(isOffice);
}

/** 制定方案，由甲局牵头、乙局配合。 建设停车场，区住建局负责。 */
const closing =
  /[，；](?:并)?由[^，；]{3,60}(?:牵头|负责)[，、；][^。]{2,160}(?:配合|参与|参加|落实|负责)$|[，；](?:由[^，；]{3,60}|[省市县区州镇][^，；由]{1,40}[厅局委办院会府])(?:牵头|负责|负责落实|牵头负责)$/;

function inSentences(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  return [...words.matchAll(/[^。\n\r]{4,300}/g)].flatMap((match): AssignmentZone[] => {
    const start = stretch.start + match.index + (/^[（(]/.test(match[0]) ? 1 : 0);
    const end = stretch.start + match.index + match[0].length;
    const by = match[0].search(closing);
    // 建设北部园区，由市财政局负责: what is done may end like the name of a body.
    const does = by >= 0 && beginsWithVerb(match[0]);
    const assignments = does ? [] : readPhrases(text, { start, end }, null, firstIsLead);
    if (assignments.length > 0) return [{ span: { start, end }, assignments }];
    if (by < 0) return [];
    const span = { start: start + by + 1, end };
    return [{ span, assignments: readPhrases(text, span, null, firstIsLead) }].filter(
      (zone) => zone.assignments.length > 0,
    );
  });
}

/** What a list of units may hold: anything but a stop, and brackets only where they belong to a name. */
const listed = new RegExp(
  `^\\s{0,4}(?:${[
    '[^。\\n\\r（）()〔〕[\\]【】［］]',
    '（(?![列排])[^（）\\n\\r]{1,16}）', // 各县（市、区）, not （列第一位的为牵头单位）
    '\\((?=[市省A-Z])[^()\\n\\r]{1,16}\\)',
    '\\((?:co-?)?lead(?:ing|er)?\\)', // Ministry of Trade (lead)
    '〔[^〔〕\\n\\r]{1,12}〕',
    '(?<=各市)[（(〔][^（）\\n]{1,8}[）)〕]',
  ].join('|')}){0,600}`,
);
/** Lead: Library Service. The …, but not U.S. Navy. */
const englishStop = /(?<=[a-z)]|[A-Z]{2})\.(?=\s|$)/;

/** Each label rules until the next one, or until its line or bracket ends. */
function labelled(text: string, stretch: Span, words: string, firstIsLead: boolean): AssignmentZone[] {
  const starts = [...words.matchAll(roleLabel)];
  return starts.flatMap((match, at): AssignmentZone[] => {
    const from = match.index + match[0].length;
    const next = starts[at + 1]?.index ?? words.length;
    const whole = listed.exec(words.slice(from, next))?.[0] ?? '';
    const ends = [whole.length, whole.search(otherLabel), whole.search(englishStop)];
    const list = {
      start: stretch.start + from,
      end: stretch.start + from + Math.min(...ends.filter((end) => end >= 0)),
    };
    const opened =
      /[（(〔[【［]\s?$/.exec(words.slice(Math.max(0, match.index - 2), match.index))?.[0].length ?? 0;
    const closed = /^[）)〕\]】］]/.test(words.slice(list.end - stretch.start)) ? 1 : 0;
    const span = { start: stretch.start + match.index - opened, end: list.end + closed };
    const assignments = readPhrases(text, list, roleOf(match[0]), firstIsLead);
    return assignments.length > 0 ? [{ span, assignments }] : [];
  });
}

/**
 * Phrases such as `甲牵头，乙、丙配合`. Without a role from a label every phrase must end in a role verb
 * and hold names only: otherwise the words are a sentence and nothing is taken.
 */
function readPhrases(text: string, list: Span, role: Role | null, firstIsLead: boolean): Assignment[] {
  const found: Assignment[] = [];
  let ranked = 0;
  let ended = false;
  for (const phrase of phrases(text, list)) {
    const whole = trimmed(text, phrase.start, phrase.end);
    if (whole.text === '' || notUnit.test(whole.text)) continue;
    const company = withOthers.exec(whole.text)?.[0].length ?? 0;
    const before =
      company ||
      (/^(?:[^，、由]{2,12}[内中上里])?(?:并?由|请|：|分别由|由)/.exec(whole.text)?.[0].length ?? 0);
    const verb = roleVerb.exec(whole.text);
    const stretch = { start: whole.start + before, end: whole.end - (verb?.[0].length ?? 0) };
    const names = readUnitList(text, stretch).filter(
      ({ start, end }) => !notUnit.test(text.slice(start, end)),
    );
    const quotes = names.map((name) => text.slice(name.start, name.end));
    const unsaid = verb === null && !(ended && quotes.length > 0 && quotes.every(isOffice));
    if (role === null && (unsaid || !quotes.some(isUnitName) || !quotes.every(mayBeUnitName))) return [];
    ended ||= verb !== null;
    const beside: Role = /^(?:and )?(?:supported|assisted)/i.test(whole.text) ? 'support' : 'participate';
    const given = company > 0 && role !== null ? beside : role;
    const own = verb?.[1] === undefined ? given : roleOf(verb[1]);
    for (const span of names.filter((_, place) => mayBeUnitName(quotes[place] ?? ''))) {
      const plain = own === null || own === 'responsible';
      const placed = ranked === 0 ? 'lead' : 'responsible';
      const told = text.slice(span.start, span.end);
      const leads = /\s*\((?:co-?)?lead(?:ing|er)?\)$/i.exec(told)?.[0].length ?? 0;
      const from = starBefore.exec(told)?.[0].length ?? 0;
      const to = leads || (starBehind.exec(told)?.[0].length ?? 0);
      const unit = told.slice(from, told.length - to);
      // 按职责分工负责: each for its own, and none leads.
      const ranks = firstIsLead && plain && !/职[责能]|分别|各自|共同/.test(verb?.[0] ?? '');
      const said = from + to > 0 ? 'lead' : ranks ? placed : own;
      found.push({
        unit,
        role: said ?? 'responsible',
        span: { start: span.start + from, end: span.end - to },
      });
      ranked += 1;
    }
  }
  return withArea(found);
}

/** ☆县水利局, 县水利局★: a sign marks who leads (标☆的为牵头单位). */
const starBefore = /^[☆★※▲△◆]\s?/;
const starBehind = /\s?[☆★※▲△◆]$/;

/** Lead: Digital Services, with the Disability Forum: who takes part. */
const withOthers =
  /^(?:(?:together |jointly |in partnership |in cooperation )?with|(?:and )?(?:supported|assisted) by) (?:the )?(?=[A-Z])/i;

/** A comma ends a phrase after a role verb and before 由 or `with`: otherwise it parts names. */
function* phrases(text: string, list: Span): Generator<Span> {
  let start = list.start;
  for (let at = list.start; at <= list.end; at += 1) {
    const stop = at === list.end || '；;。\n'.includes(text.charAt(at));
    const comma =
      '，, \u3000、'.includes(text.charAt(at)) &&
      (roleVerb.test(text.slice(Math.max(start, at - 16), at)) ||
        /^.(?:并|分别)?由/.test(text.slice(at, Math.min(list.end, at + 4))) ||
        withOthers.test(text.slice(at + 1, Math.min(list.end, at + 40)).trimStart()));
    if (!stop && !comma) continue;
    if (at > start) yield { start, end: at };
    start = at + 1;
  }
}
