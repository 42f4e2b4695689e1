import { integer, isOn, readXml } from './xml.ts';

/** One level of an automatic numbering (w:lvl, ECMA-376 part 1, 17.9.6). */
export interface Level {
  readonly start: number;
  /** ST_NumberFormat: decimal, chineseCounting … */
  readonly format: string;
  /** With %1 for the number of the first level, %2 for the second … */
  readonly text: string;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** Begins again after a paragraph of this level or one above it (counted from 1); 0 never; null after any above. */
  readonly restart: number | null;
  /** All numbers in decimal (w:isLgl). */
  readonly legal: boolean;
  /** The paragraph style that carries this level. */
  readonly style: string | null;
}

interface Abstract {
  readonly levels: Map<number, Level>;
  styleLink: string | null;
  numStyleLink: string | null;
}

interface Num {
  abstract: number;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

/** The definitions of word/numbering.xml. */
export interface Numbering {
  readonly abstracts: ReadonlyMap<number, Abstract>;
  readonly nums: ReadonlyMap<number, Num>;
}

type Draft = { -readonly [Key in keyof Level]: Level[Key] };

export function readNumbering(bytes: Uint8Array | null, file: string): Numbering {
  const [abstracts, nums] = [new Map<number, Abstract>(), new Map<number, Num>()];
  let [abstract, num, level] = [null as Abstract | null, null as Num | null, null as Draft | null];
  let override = 0;
  if (bytes === null) return { abstracts, nums };
  readXml(bytes, file, {
    open(name, attributes) {
      const { val } = attributes;
      const number = integer(val) ?? 0;
      if (name === 'w:abstractNum') {
        abstract = { levels: new Map(), styleLink: null, numStyleLink: null };
        abstracts.set(integer(attributes['abstractNumId']) ?? -1, abstract);
      } else if (name === 'w:num') {
        num = { abstract: -1, starts: new Map(), levels: new Map() };
        nums.set(integer(attributes['numId']) ?? -1, num);
      } else if (name === 'w:abstractNumId' && num !== null) num.abstract = number;
      else if (name === 'w:lvlOverride') override = integer(attributes['ilvl']) ?? 0;
      else if (name === 'w:startOverride') num?.starts.set(override, number);
      else if (name === 'w:styleLink' && abstract !== null) abstract.styleLink = val ?? null;
      else if (name === 'w:numStyleLink' && abstract !== null) abstract.numStyleLink = val ?? null;
      else if (name === 'w:lvl') {
        level = emptyLevel();
        (num ?? abstract)?.levels.set(integer(attributes['ilvl']) ?? 0, level);
      } else if (level !== null) readLevel(level, name, attributes);
    },
    close(name) {
      if (name === 'w:lvl') level = null;
      else if (name === 'w:abstractNum') abstract = null;
      else if (name === 'w:num') num = null;
    },
  });
  return { abstracts, nums };
}

function emptyLevel(): Draft {
  return {
    start: 0,
    format: 'decimal',
    text: '',
    suffix: 'tab',
    restart: null,
    legal: false,
    style: null,
  };
}

function readLevel(level: Draft, name: string, attributes: Readonly<Record<string, string>>): void {
  const val = attributes['val'] ?? '';
  if (name === 'w:start') level.start = integer(val) ?? 0;
  else if (name === 'w:numFmt') level.format = val;
  else if (name === 'w:lvlText') level.text = val;
  else if (name === 'w:suff') level.suffix = val === 'space' || val === 'nothing' ? val : 'tab';
  else if (name === 'w:lvlRestart') level.restart = integer(val);
  else if (name === 'w:isLgl') level.legal = isOn(attributes);
  else if (name === 'w:pStyle') level.style = val;
}
