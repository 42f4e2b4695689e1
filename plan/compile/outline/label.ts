const han = '[〇零一二三四五六七八九十百]{1,5}';

/** 专栏2 …: a box with numbers of its own. */
const box = new RegExp(`^[【\\[]?专栏(?:[\\s\\u3000]?(${han}|\\d{1,2})|(?=[\\s\\u3000：:]))[】\\]：:、.．]?`);
/** 任务1：…, 专项行动一、…, Objective 1: …, Action 1.1 …, Action B2: …: a word that says what is numbered. */
const chinese = new RegExp(
  `^[【\\[]?((?:[\\u4e00-\\u9fff]{0,6}?)(?:任务|行动|工程|举措|措施|专项|计划|项目|目标|板块|方向|战役))[\\s\\u3000]?(${han}|\\d{1,2})(?:[】\\]](?:[：:])?|[：:、.．—]{1,2}|[\\s\\u3000]+|$)`,
);
/** Priority One: only where it ends the label, for `goal one day` is a sentence. */
const spelt = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\\s?[:.–—]|\\s-\\s|$)';
/** 3.2, All-1.1, WF-1, 1A, 2.1(a): letters may stand before the figures and behind them. */
const figures =
  '(?:[A-Z]-?|[A-Z][A-Za-z]{1,4}[-.])?\\d{1,2}(?:\\.\\d{1,2}){0,2}(?:\\.?[A-Za-z](?![\\w%])(?:\\.\\d{1,2})?|\\([a-z]\\))?';
const english = new RegExp(
  '^((?:strategic\\s+|specific\\s+|key\\s+|priority\\s+|delivery\\s+|headline\\s+|flagship\\s+|supporting\\s+|policy\\s+|sub-?\\s?)?(?:objective|goal|priority|pillar|theme|chapter|part|section|action|measure|initiative|activity|task|workstream|strand|commitment|area|programme|program|outcome|recommendation|step|strategy|mission|ambition|aim|intervention|project|milestone|flagship|component|dimension|cluster|thrust(?:\\s+area)?|building\\s+block|cornerstone|domain|enabler|building\\s+block|work\\s+package|imperative|focus\\s+area|target(?=[^:]{1,8}:)|output(?=[^:]{1,8}:)|deliverable(?=[^:]{1,8}:)|policy(?=[^:]{1,8}:)))\\s+(?:no\\.?\\s*)?(' +
    figures +
    '|[A-H]|[IVX]{1,4}|' +
    spelt +
    ')(?:\\s?[:.–—-](?=\\s)|(?=\\s)|:|$)',
  'i',
);
/** A1, E2.3, T-04, ED-1.2a: letters that stand for what is numbered. */
const code =
  /^([A-Z]{1,3})[-.\s]?(\d{1,2}(?:\.\d{1,2}){0,2}(?:\.?[a-z](?=[:.)\s]))?)(?:[:.)]\s|\s+(?=[A-Z]))/;
/** 1.A, 2B, 3.1.a, 1.1(b): figures that end in a letter; 5G, 3D and 4K are none. */
const lettered =
  /^(?!\d[GDK]\b)(\d{1,2}(?:\.\d{1,2}){0,2}(?:[.-]?[A-Z]|\.?[a-h]|\([a-h]\)))(?:[:.)]\s|\s+(?=[A-Z]))/;

const work =
  /^label (?:.*\s)?(?:action|measure|task|activity|initiative|commitment|recommendation|step|intervention|project|milestone)\s/;

const heads =
  /^label (?:.*\s)?(?:goal|priority|pillar|theme|dimension|domain|enabler|cluster|thrust(?: area)?|building block|cornerstone|chapter|part|section|strand|mission|ambition|aim|area|workstream)\s/;

/** Whether the label numbers what work stands below (Pillar 2:), and no work itself. */
export function isHeadLabel(family: string): boolean {
  return heads.test(family);
}

/** Whether the label numbers work itself (Action 3:), so that what is listed below belongs to it. */
export function isWorkLabel(family: string): boolean {
  return work.test(family);
}

/** A word with a number that begins a line, and its family: the same word goes on, another one is another level. */
export function readLabel(
  line: string,
): { readonly family: string; readonly text: string; readonly number: string } | null {
  const start = line.slice(0, 40);
  const boxed = box.exec(start);
  if (boxed !== null) return { family: 'box', text: boxed[0], number: boxed[1] ?? '1' };
  for (const pattern of [chinese, english]) {
    const match = pattern.exec(start);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    // Goal 3 by 2030 speaks of a number; Action 3: To replace … is headed by one.
    const parted = /[:：—–.]$/.test(match[0].trimEnd());
    if (!parted && /^(?:plan|by|to|in|of|and)\b/i.test(line.slice(match[0].length).trim())) continue;
    return {
      family: `label ${match[1].toLowerCase()} ${tokens(match[2])}`,
      text: match[0],
      number: match[2],
    };
  }
  const letters = lettered.exec(start);
  if (letters?.[1] !== undefined)
    return { family: `label # ${tokens(letters[1])}`, text: letters[0], number: letters[1] };
  const coded = code.exec(start);
  if (
    coded?.[1] === undefined ||
    coded[2] === undefined ||
    /^(?:AI|CO|EU|UN|US|UK|PM|G|Q|H|FY|VR|AR)$/.test(coded[1])
  )
    return null;
  return { family: `label ${coded[1]} ${tokens(coded[2])}`, text: coded[0], number: coded[2] };
}

/** How deep a number is: 1 for All-1, 2 for 1.1 and 1A, 3 for 2.1(a). */
function tokens(number: string): number {
  return number.replace(/^[A-Z][a-z]*[-.]?(?=\d)/i, '').match(/\d+|[a-z]+/gi)?.length ?? 1;
}
