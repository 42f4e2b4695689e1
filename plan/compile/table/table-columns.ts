import type { Role } from '../compiled.ts';
import { chineseNumeral } from '../quantity/chinese-numeral.ts';

/** What a column of a table holds, as its head tells. */
export type Column = { readonly head: string } & (
  | {
      readonly kind:
        | 'ordinal'
        | 'task'
        | 'group'
        | 'due'
        | 'indicator'
        | 'place'
        | 'unit'
        | 'nature'
        | 'content'
        | 'other';
    }
  | { readonly kind: 'units'; readonly role: Role; readonly firstIsLead: boolean }
  /** Values of a year, or of the end of the plan; `base` where things stood. */
  | { readonly kind: 'value'; readonly year: number | null; readonly base: boolean }
);

const units: readonly (readonly [RegExp, Role])[] = [
  [/牵头|主办|主责|lead/i, 'lead'],
  [/配合|协办|协助|support/i, 'support'],
  [/参与|参加|partner|participa/i, 'participate'],
  [/指导/, 'guide'],
  [/实施单位|落实单位|承办单位|实施主体/, 'implement'],
  [
    /责任(?:单位|部门|主体)|负责[\u4e00-\u9fff]{0,4}(?:单位|部门)|承担单位|主管部门|责任科室|^单位名称$|responsib|owner|agency|department/i,
    'responsible',
  ],
];
const task =
  /任务|事项|措施|举措|工作内容|具体内容|主要内容|建设内容|项目名称|工程名称|行动|action|task|measure(?!ment)|activit(?:y|ies)|initiative|deliverable|commitment/i;
const due =
  /时限|时间|期限|节点|进度安排|deadline|timeline|time ?frame|due|by ?when|completion|timing|timescale|schedule|(?:target|delivery|milestone|finish|end|planned)dates?|^(?:dates?|when|year|quarter)$/i;

/** The columns of a header; null for a row that is none: it must name tasks or indicators, and something about them. */
export function readColumns(cells: readonly string[]): Column[] | null {
  if (cells.length < 2 || cells.some((cell) => cell.length > 40)) return null;
  const columns = withIndicators(withMilestones(withDuties(withMeasures(withNames(cells.map(columnOf))))));
  const kinds = new Set(columns.map(({ kind }) => kind));
  const tasks = kinds.has('task') && (kinds.has('units') || kinds.has('due') || kinds.has('ordinal'));
  const indicators = kinds.has('indicator') && kinds.has('value');
  if (!tasks && !indicators) return null;
  return indicators ? withBase(columns) : withGroup(columns);
}

/** Outcome, Measure, Baseline, Target: what is measured, where no column says whose work it is. */
function withIndicators(columns: Column[]): Column[] {
  const kinds = new Set(columns.map(({ kind }) => kind));
  const valued = columns.filter(({ kind }, at) => kind === 'value' && at > 0).length > 1;
  const named = columns.findIndex(({ head }) => /^(?:performance |success |key )?measures?\b/i.test(head));
  const told = columns.some(({ kind }, at) => kind === 'indicator' && (named < 0 || at === named));
  if (told || kinds.has('units') || kinds.has('due') || !valued) return columns;
  const at =
    named >= 0 ? named : columns.findIndex(({ kind, head }) => kind !== 'value' && /[a-z]/i.test(head));
  return columns.map((column, place) =>
    place === at && /[a-z]/i.test(column.head)
      ? { head: column.head, kind: 'indicator' }
      : place === 0 && (column.kind === 'value' || column.kind === 'indicator')
        ? { head: column.head, kind: 'group' }
        : column,
  );
}

/** 考核指标 beside 负责考核部门, and no column of values: what is examined is what is to be done. */
function withDuties(columns: Column[]): Column[] {
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (!kinds.has('units') || kinds.has('task') || kinds.has('value')) return columns;
  return columns.map((column) =>
    column.kind === 'indicator' && column.head.startsWith('考核')
      ? { head: column.head, kind: 'task' }
      : column,
  );
}

/** Measure or Deliverable beside Action tells how one sees that it is done. */
function withMeasures(columns: Column[]): Column[] {
  const act = columns.findIndex(
    ({ kind, head }) => kind === 'task' && /action|task|activit|initiative/i.test(head),
  );
  return columns.map((column, at) =>
    act >= 0 && at > act && /^(?:\w+ )?(?:measures?|deliverables?)$/i.test(column.head)
      ? { head: column.head, kind: 'content' }
      : column,
  );
}

/** Milestone beside Owner and Date: what somebody is to bring by a day is the work. */
function withMilestones(columns: Column[]): Column[] {
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (!kinds.has('due') || kinds.has('task') || kinds.has('indicator')) return columns;
  const first = columns.findIndex(({ kind }) => kind === 'content');
  // Beside a date alone only what is called a milestone is work.
  if (
    !kinds.has('units') &&
    !(first === 0 && /^(?:milestones?|deliverables?)$/i.test(columns[0]?.head ?? ''))
  )
    return columns;
  return columns.map((column, at) => (at === first ? { head: column.head, kind: 'task' } : column));
}

/** Nothing above the names, or Measure, Outcome, 项目, and years above the rest. */
function withNames(columns: readonly Column[]): Column[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const years = rest.filter((column) => column.kind === 'value' && column.year !== null);
  const bare = first.head === '' && first.kind === 'other' && years.length === rest.length;
  const kinds = new Set(columns.map(({ kind }) => kind));
  const named =
    measure.test(first.head.trim()) && !kinds.has('indicator') && !kinds.has('due') && !kinds.has('units');
  return years.length > 1 && (bare || named)
    ? [{ head: first.head, kind: 'indicator' }, ...rest]
    : [...columns];
}

const measure =
  /^(?:(?:key |headline |success |performance |outcome )?(?:measures?|outcomes?|goals?|objectives?|results?|items?|areas?|targets?)|measures? of success|what we (?:will )?measure|项目|内容|名称|类别|分类|领域|目标)$/i;

interface Row {
  readonly cells: readonly { readonly text: string }[];
}

/** The heads of the columns that a row names, with the words of the row below it where those part its heads. */
export function headsOf({ cells }: Row, below: Row | undefined): string[] {
  const heads = cells.map(({ text }) => text);
  return below === undefined ? heads : (partedHeads(heads, below) ?? heads);
}

/** Whether the heads take two rows. */
export function isPartedHead({ cells }: Row, below: Row | undefined): boolean {
  return (
    below !== undefined &&
    partedHeads(
      cells.map(({ text }) => text),
      below,
    ) !== null
  );
}

/** 目标值 over 2023年, 2024年, 2025年: heads of two rows, each column with the words above it; null for a row of values. */
function partedHeads(heads: readonly string[], { cells }: Row): string[] | null {
  const said = cells.filter(({ text }) => text !== '');
  if (said.length < 2 || !said.every(({ text }) => /^(?:到|至|FY)?\s*20\d\d\s*年?[^\d]{0,6}$/.test(text)))
    return null;
  let above = '';
  return Array.from({ length: Math.max(heads.length, cells.length) }, (_, at) => {
    const own = heads[at] ?? '';
    above = own === '' ? above : own;
    const below = cells[at]?.text ?? '';
    return below === '' ? own : `${above}${below}`;
  });
}

/** What is to come of a task: words or numbers beside it. */
const content = /内容|目标|标准|要求|成果|产出|规模|指标|output|outcome|target|milestone|success|result/i;
const standing =
  /基期|基数|基准|基础|现状|现值|实际|实绩|完成(?:值|数|情况)|预计完成|baseline|base|current|actual|latest/i;
const aimed =
  /^(?:目标值?|预期值|约束值|规划目标|预期目标|规划值|计划(?:数|值)?|目标数|任务数|年度目标|总体目标|target(?:value)?|goal)$/i;
/** 年均增速（%）, 〔累计〕, 数量（个）: numbers for the plan as a whole. */
const whole = /^[〔［[（(]?(?:年均(?:增长|增速|增幅)?|五年累计|累计|增速|增长率|数量|建设数量|任务量)/;
const fiveYears = /[“"]?十([一二三四五六七八九])五[”"]?(?:期?末|目标|规划)/;

/** What a column holds whose head stands alone. */
export function columnOf(head: string): Column {
  const words = head.replaceAll(/[\s\u3000]/g, '');
  if (/^(?:序号|编号|项次|No\.?|#|Ref\.?|ID|Number)$/i.test(words)) return { head, kind: 'ordinal' };
  if (/^(?:计量)?单位$|^units?$/i.test(words)) return { head, kind: 'unit' };
  if (/属性|性质|指标类型|约束性|^nature$|^type$/i.test(words)) return { head, kind: 'nature' };
  if (due.test(words) && !/指标|目标值/.test(words) && /[a-z]/i.test(words) && !/^year$/i.test(words))
    return { head, kind: 'due' };
  const value = valueOf(words);
  if (value !== null) return { head, kind: 'value', ...value };
  if (/指标|indicator|metric|^kpi/i.test(words)) return { head, kind: 'indicator' };
  const role = units.find(([pattern]) => pattern.test(words))?.[1];
  if (role !== undefined)
    return {
      head,
      kind: 'units',
      role: /牵头(?:单位)?[及和、]/.test(words) ? 'responsible' : role,
      firstIsLead: /第一|首位|排名/.test(words),
    };
  if (due.test(words)) return { head, kind: 'due' };
  if (/success|measureof/i.test(words)) return { head, kind: 'content' };
  if (task.test(words)) return { head, kind: 'task' };
  if (/类别|领域|板块|category|area|theme/i.test(words)) return { head, kind: 'group' };
  return { head, kind: content.test(words) ? 'content' : 'other' };
}

/** Year and kind of a column of numbers; null for a head that is none. */
function valueOf(words: string): { readonly year: number | null; readonly base: boolean } | null {
  const base = standing.test(words) && !/目标|计划|target/i.test(words);
  const years = [...words.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year));
  if (years.length > 0 && !/任务|措施|单位|时限|时间/.test(words)) return { year: Math.max(...years), base };
  const plan = chineseNumeral(fiveYears.exec(words)?.[1] ?? '');
  if (plan !== null) return { year: 2005 + plan * 5, base };
  if (aimed.test(words) || whole.test(words)) return { year: null, base: false };
  return base && words.length <= 10 ? { year: null, base: true } : null;
}

/** Of several years without a word about them the first is where things stood. */
function withBase(columns: readonly Column[]): Column[] {
  const values = columns.filter((column) => column.kind === 'value');
  const told = values.some(({ base }) => base) || values.every(({ head }) => /目标|计划|target/i.test(head));
  return columns.map((column) =>
    column.kind === 'value' && !told && values.length > 1 && column === values[0]
      ? { ...column, base: true }
      : column,
  );
}

/** Of two columns of tasks (重点任务, 工作内容) the first one is what the work belongs to. */
function withGroup(columns: readonly Column[]): Column[] {
  const last = columns.findLastIndex(({ kind }) => kind === 'task');
  return columns.map((column, at) =>
    column.kind === 'task' && at < last ? { head: column.head, kind: 'group' } : column,
  );
}
