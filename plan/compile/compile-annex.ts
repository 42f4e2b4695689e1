import { compileDocument } from './compile-document.ts';
import type { CompiledPlan, Gap, Heading, Item, Span, Target } from './compiled.ts';

/** What an annex adds to its plan. */
export interface CompiledAnnex {
  readonly headings: readonly Heading[];
  readonly items: readonly Item[];
  readonly targets: readonly Target[];
  readonly gaps: readonly Gap[];
}

const empty: CompiledAnnex = { headings: [], items: [], targets: [], gaps: [] };

/** Where an annex belongs: `id` begins the ids of all that is in it, `at` is its place in the text of the plan. */
export interface AnnexPlace {
  readonly id: string;
  readonly at: Span;
  /** Id of the document with the text of the annex. */
  readonly document: string;
}

/**
 * Compiles the text of an annex by itself. Words without any numbers are one piece of work, a table is its rows. Pure;
 * nothing found is an empty annex.
 */
export function compileAnnex(text: string, place: AnnexPlace): CompiledAnnex {
  const lead = text.length - text.trimStart().length;
  const words = text.slice(lead);
  const itself = read(words, '', lead, place);
  if (itself.items.length + itself.targets.length > 0 || words === '') return itself;
  // A marker that the text does not have makes it a plan; whatever touches the marker is left out again.
  const table = /^[^\n]*\t/.test(words);
  return read(words, table ? '一、附件\n' : '1.', lead, place);
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
    return {
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
