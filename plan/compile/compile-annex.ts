import { formatNumber } from '../intake/number-format.ts';
import { compileDocument } from './compile-document.ts';
import type { CompiledPlan, Gap, Heading, Item, Span, Target } from './compiled.ts';
import { chineseNumeral } from './quantity/chinese-numeral.ts';

/** What an annex adds to its plan. */
export interface CompiledAnnex {
  /** The annex as a plan of its own: its title, number, issuer and date where it has them. */
  readonly head: Pick<CompiledPlan, 'title' | 'documentNumber' | 'issuer' | 'issueDate'> | null;
  readonly headings: readonly Heading[];
  readonly items: readonly Item[];
  readonly targets: readonly Target[];
  readonly gaps: readonly Gap[];
  /** Length of its text, UTF-16. */
  readonly characters: number;
}

const empty: CompiledAnnex = { head: null, headings: [], items: [], targets: [], gaps: [], characters: 0 };
/** Before it is known which gap of which plan the annex fills. */
const nowhere: AnnexPlace = { id: 'p0', at: { start: 0, end: 0 }, document: '' };

/** Where an annex belongs: `id` begins the ids of all that is in it, `at` is its place in the text of the plan. */
export interface AnnexPlace {
  readonly id: string;
  readonly at: Span;
  /** Id of the document with the text of the annex. */
  readonly document: string;
}

/**
 * Compiles the text of an annex by itself; `placeAnnex` then says where it belongs. Words without any numbers are one
 * piece of work, a table is its rows. Pure; nothing found is an empty annex. May take as long as a plan: not for the
 * thread that answers requests.
 */
export function compileAnnex(text: string): CompiledAnnex {
  const lead = text.length - text.trimStart().length;
  const words = text.slice(lead);
  const itself = read(words, '', lead, nowhere);
  const found = itself.items.length + itself.targets.length > 0 || words === '';
  // What the text does not have makes it a plan; whatever touches that is left out again.
  return { ...(found ? itself : read(words, before(words), lead, nowhere)), characters: text.length };
}

/** The annex at its place in the plan, with the ids of that place. */
export function placeAnnex(annex: CompiledAnnex, { id, at, document }: AnnexPlace): CompiledAnnex {
  const placed = <T extends { readonly span: Span | null; readonly annex?: { readonly span: Span } }>(
    part: T,
  ): T => {
    const own = moved(part, 0, id);
    return own.span === null || own.annex === undefined
      ? own
      : { ...own, span: at, annex: { ...own.annex, document } };
  };
  return {
    ...annex,
    headings: annex.headings.map(placed),
    items: annex.items.map(placed),
    targets: annex.targets.map(placed),
    gaps: annex.gaps.map(placed),
  };
}

const leading =
  /^(?:(\d{1,2})([.．、])|([（(])([一二三四五六七八九十]{1,3})([）)])|([一二三四五六七八九十]{1,3})(、))/;

/** A heading above a table, a marker before plain words, and 1. and 2. before a text that begins with 3. */
function before(words: string): string {
  const [, arabic, stop = '', open = '', inside, close = '', bare, comma = ''] = leading.exec(words) ?? [];
  const chinese = inside ?? bare;
  const count = arabic === undefined ? chineseNumeral(chinese ?? '') : Number(arabic);
  if (count === null || count < 2) return /^[^\n]*\t/.test(words) ? '一、附件\n' : '1.';
  return Array.from({ length: count - 1 }, (_, at) => {
    const shown = arabic === undefined ? formatNumber(at + 1, 'chineseCounting') : String(at + 1);
    return `${open}${shown}${stop}${close}${comma}附件。\n`;
  }).join('');
}

function read(words: string, marker: string, lead: number, { id, at, document }: AnnexPlace): CompiledAnnex {
  const { plans } = compileDocument(marker + words, { name: '', sha256: '' });
  const own = <T extends { readonly span: Span | null }>(parts: readonly T[]) =>
    parts.filter(({ span }) => span !== null && span.start >= marker.length);
  return plans.reduce<CompiledAnnex>((annex, plan, number) => {
    const prefix = plans.length === 1 ? id : `${id}.${number + 1}`;
    const placed = <T extends { readonly span: Span | null }>(part: T): T => {
      const inside = moved(part, lead - marker.length, prefix);
      return inside.span === null ? inside : { ...inside, span: at, annex: { document, span: inside.span } };
    };
    const headings = own(plan.headings).map(placed);
    const known = new Set(headings.map((heading) => heading.id));
    const { title, documentNumber, issuer, issueDate } = plan;
    return {
      ...annex,
      head: annex.head ?? { title, documentNumber, issuer, issueDate },
      headings: [...annex.headings, ...headings.map((heading) => ({ ...heading, level: heading.level + 1 }))],
      items: [
        ...annex.items,
        ...own(plan.items).map((item) => underHeading(placed(item), known, id, marker)),
      ],
      targets: [...annex.targets, ...own(plan.targets).map(placed)],
      gaps: [...annex.gaps, ...ofContent(plan).map(placed)],
    };
  }, empty);
}

/** An annex needs no title, number or date of its own. */
function ofContent({ gaps }: CompiledPlan): Gap[] {
  const kinds: readonly Gap['kind'][] = [
    'unquantified-target',
    'relative-horizon-without-base',
    'unreadable-image',
    'unread-table',
  ];
  return gaps.filter(
    ({ kind, span }) => kinds.includes(kind) || (kind === 'no-responsible-unit' && span !== null),
  );
}

/** What stands under no heading of the annex stands under the annex. */
function underHeading(item: Item, known: ReadonlySet<string>, annex: string, marker: string): Item {
  const own = marker === '' ? item : { ...item, marker: '' };
  return item.section !== null && known.has(item.section) ? own : { ...own, section: annex, heading: null };
}

/** The same with its spans moved and its ids under the prefix. */
function moved<T>(value: T, by: number, prefix: string): T {
  if (Array.isArray(value)) return value.map((part: unknown) => moved(part, by, prefix)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).map(([key, part]) => {
    if ((key === 'start' || key === 'end') && typeof part === 'number') return [key, part + by];
    if ((key === 'id' || key === 'section') && typeof part === 'string')
      return [key, part.replace(/^p\d+/, prefix)];
    return [key, moved(part, by, prefix)];
  });
  return Object.fromEntries(entries) as T;
}
