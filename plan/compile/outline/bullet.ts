import { labelBefore } from '../clause/english-label.ts';
import { listedWorkAt, nounWorkAt } from '../clause/english-noun-work.ts';
import { leadsToCommand } from '../clause/english-pieces.ts';
import { isWorkLabel } from './label.ts';
import type { Line } from './line.ts';
import type { Marker } from './marker.ts';
import type { MarkedLine, OutlineNode } from './outline.ts';
import { sectionKind } from './section-kind.ts';

/** $90M over 5 years: what the plan costs. */
const sum = /^(?:US|A|C|NZ|S)?[$£€¥₹]\s?\d/;

/**
 * In a list of commands a bullet with an unknown verb is one as well; a bullet goes on in lines that begin small. So is
 * each bullet of a list that names its work by nouns, below a heading of work or words that lead to it.
 */
export function commandLists(lines: readonly MarkedLine[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let list: { readonly line: Line; words: string }[] = [];
  let above = '';
  let heading = '';
  const close = () => {
    const told = list.filter(({ words }) => !sum.test(words));
    const commands = told.filter(({ words }) => commandsOf(words));
    // Downtown: Reduce speed limits; School zones: Automated cameras: each names its work, as one of them shows.
    const named = told.length > 1 && told.every(({ words }) => label.test(words));
    // Of two the first tells what the list is.
    const half = commands.length * 2 === told.length && commands[0] === told[0];
    const nouns = told.filter(({ words }) => !commandsOf(words) && nounWorkAt(words) !== null);
    const works = told.filter(({ words }) => commandsOf(words) || listedWorkAt(words) !== null);
    const byNouns =
      nouns.length > 0 &&
      works.length > 1 &&
      works.length * 4 >= told.length * 3 &&
      listsWork(heading, above);
    if (byNouns || (commands.length > 0 && (named || half || commands.length * 2 > told.length)))
      for (const { line } of list) found.add(line);
    list = [];
  };
  for (const { line, marker } of lines) {
    const last = list.at(-1);
    if (marker?.family === 'bullet') list.push({ line, words: line.text.slice(marker.length) });
    else if (marker === null && last !== undefined && goesOn(last.words, line)) last.words += ` ${line.text}`;
    else {
      close();
      above = line.text;
      if (marker !== null) heading = line.text.slice(marker.length);
    }
  }
  close();
  return found;
}

/** What comes of work, what it costs, what stands in its way: no list of work, though nouns of work tell it. */
const otherLists =
  /\b(?:benefits?|outcomes?|results?|impacts?|risks?|indicators?|metrics?|challenges?|issues?|barriers?|achievements?|progress|principles?|values|budget|costs|funding|glossary|contents|scope|evidence|strengths|weaknesses|opportunities|threats|trends|drivers|lessons|findings|assumptions|dependencies)\b/i;
const leadsToWork =
  /\b(?:will|shall|must|actions?|initiatives?|commitments?|steps|measures|milestones?|deliverables?|through|work|projects?|priorities|activities|tasks)\b[^.;]*:$/i;

function listsWork(heading: string, above: string): boolean {
  const lead = above.endsWith(':') ? leadsToWork.test(above) : true;
  const kind = sectionKind(heading, null);
  return heading !== '' && kind === 'work' && lead && !otherLists.test(heading) && !otherLists.test(above);
}

const label = /^[A-Z][\w ,&’'/()-]{1,48}:\s+\S/;

/** Whether words are a command, or name one: Sidewalks: Fill 50 miles of gaps. */
function commandsOf(words: string): boolean {
  return leadsToCommand(words.slice(labelBefore(words)));
}

const milestones = /^(?:key |main )?(?:milestones|deliverables|outputs)\s?:$/i;

/** The Council will: / (a) run a campaign; and: the letters part a sentence, and number no work of their own. */
export function partsSentence(line: Line, marker: Marker, last: OutlineNode | undefined): boolean {
  if (last === undefined || !lettered.test(marker.family) || last.marker.family.startsWith('plain'))
    return false;
  const words = line.text.slice(marker.length);
  return leadsIn.test(last.line.text) && /^[a-z]/.test(words) && /(?:[;,]|[;,]? (?:and|or)|\.)$/.test(words);
}

const lettered = /^(?:letter|roman)/;
const leadsIn = /\b(?:will|shall|must|should|to|by|through)(?: (?:also|therefore))?:$/;

function goesOn(words: string, { text, spaced }: Line): boolean {
  return spaced !== true && words.length < 600 && (/^[a-z]/.test(text) || !/[.;:!?]$/.test(words));
}

/**
 * Whether a bullet is work of its own: a command below a heading, not a list inside an item. `listed` stands in a list
 * of commands, `alone` tells that nothing else than bullets parts the document.
 */
export function mayBeItem(
  words: string,
  last: OutlineNode | undefined,
  english: boolean,
  listed: boolean,
  alone: boolean,
): boolean {
  if (last === undefined) return english && alone && listed;
  const commands = (listed && !sum.test(words)) || commandsOf(words);
  // Milestones: below a task, with a list of its own.
  if (english && last.body.some(({ text }) => milestones.test(text))) return false;
  if (last.marker.family === 'bullet') return !english || commands;
  const above = last.line.text.slice(last.marker.length);
  if (!english) return above.length <= 40 && last.body.length === 0;
  const family = last.marker.family;
  if (isWorkLabel(family) || (!/^(?:label|plain)/.test(family) && leadsToCommand(above))) return false;
  return commands && !/[.;]$/.test(last.line.text);
}
