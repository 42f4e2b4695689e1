import type { CompiledPlan, Item, Span, Target } from '../../compile/compiled.ts';
import { readQuantities } from '../../compile/quantity/read-quantities.ts';
import { type Grams, gramsOf, plain } from './grams.ts';

export type PartKind = 'heading' | 'item' | 'target';

/** A heading, item or target of a plan, as another version of the plan can be searched for it. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
  readonly marker: string;
  /** Short name: run-in heading, subject or the heading itself. */
  readonly title: string;
  /** What it says, without responsible units and due time. */
  readonly body: string;
  readonly span: Span;
  /** Id of the heading above; null where none is. */
  readonly above: string | null;
  /** Texts of all headings above it, the chapter first. */
  readonly path: readonly string[];
  /** 0 for the first part of its kind below the same heading. */
  readonly place: number;
  readonly grams: Grams;
  readonly titleGrams: Grams;
  readonly pathGrams: Grams;
  /** Verbs and the pairs of characters of their objects. */
  readonly acts: ReadonlySet<string>;
  /** Values with their units. */
  readonly quantities: ReadonlySet<string>;
  /** Units with their roles, sorted. */
  readonly units: readonly string[];
  /** ISO date, or the words where they give none. */
  readonly due: string | null;
}

/** All parts of a plan in the order of its document. */
export function partsOf(plan: CompiledPlan): { readonly [kind in PartKind]: readonly Part[] } {
  const tree = new HeadingTree(plan);
  const counter = new Map<string, number>();
  const placeIn = (kind: PartKind, above: string | null): number => {
    const key = `${kind} ${above}`;
    const place = counter.get(key) ?? 0;
    counter.set(key, place + 1);
    return place;
  };
  return {
    heading: plan.headings.map(({ id, level, marker, text, span }) => {
      const above = tree.parentOf(id);
      const words = { title: text, body: text, marker, span, units: [], due: null };
      return part(
        `heading`,
        id,
        words,
        above,
        tree.pathTo(above),
        placeIn('heading', above),
        new Set([`level ${level}`]),
      );
    }),
    item: plan.items.map((item) => {
      const words = {
        title: item.title,
        body: bodyOf(item),
        marker: item.marker,
        span: item.span,
        units: item.assignments.map(({ unit, fullName, role }) => `${role} ${fullName ?? unit}`).toSorted(),
        due: item.due === null ? null : (item.due.date ?? plain(item.due.text)),
      };
      return part(
        'item',
        item.id,
        words,
        item.section,
        tree.pathTo(item.section),
        placeIn('item', item.section),
        actsOf(item),
      );
    }),
    target: plan.targets.map((target) => {
      const above = target.id.replace(/-t\d+$/, '');
      const words = {
        title: target.subject,
        body: target.text,
        marker: '',
        span: target.span,
        units: [],
        due: dueOf(target),
      };
      const path = tree.pathTo(plan.items.find(({ id }) => id === above)?.section ?? above);
      return part(
        'target',
        target.id,
        words,
        above,
        path,
        placeIn('target', above),
        new Set([target.unit ?? target.kind]),
      );
    }),
  };
}

function part(
  kind: PartKind,
  id: string,
  words: Pick<Part, 'title' | 'body' | 'marker' | 'span' | 'units' | 'due'>,
  above: string | null,
  path: readonly string[],
  place: number,
  acts: ReadonlySet<string>,
): Part {
  return {
    kind,
    id,
    ...words,
    above,
    path,
    place,
    grams: gramsOf(words.body),
    titleGrams: gramsOf(words.title),
    pathGrams: gramsOf(path.join('')),
    acts,
    quantities: quantitiesOf(words.body),
  };
}

/** An item without the words that only say who and by when; the pieces of an annex have their place in the annex. */
function bodyOf({ text, span, annex, pieces, assignments, due }: Item): string {
  const apart = pieces.filter((piece) => piece.class === 'units' || piece.class === 'due');
  const spans = apart.length > 0 ? apart.map((piece) => piece.span) : assignments.map((each) => each.span);
  const holes = due === null ? spans : [...spans, due.span];
  const from = (annex?.span ?? span).end - text.length;
  let body = '';
  let at = 0;
  for (const hole of holes.toSorted((one, other) => one.start - other.start)) {
    body += text.slice(at, Math.max(at, hole.start - from));
    at = Math.max(at, hole.end - from);
    // 2025年底前，新建…: with the time the comma goes that parted it from the work.
    if (/^$|[。；：:，、\s]$/.test(body)) at += /^[，,、；;]*/.exec(text.slice(at))?.[0].length ?? 0;
  }
  return body + text.slice(at);
}

function actsOf({ actions }: Item): ReadonlySet<string> {
  return new Set(actions.flatMap(({ verb, object }) => [`verb ${verb}`, ...gramsOf(object)]));
}

function dueOf({ horizon }: Target): string | null {
  if (horizon === null) return null;
  return horizon.date ?? (horizon.year === null ? plain(horizon.text) : String(horizon.year));
}

/** Every quantity as the document writes it, and numbers that count nothing known. */
function quantitiesOf(text: string): ReadonlySet<string> {
  const plainText = plain(text);
  return new Set(
    readQuantities(plainText, 0, plainText.length).map(
      ({ low, high, unit }) => `${low}${high === null ? '' : `-${high}`} ${unit.text}`,
    ),
  );
}

/** What stands above what. */
class HeadingTree {
  readonly #above = new Map<string, string | null>();
  readonly #text = new Map<string, string>();

  constructor({ headings }: CompiledPlan) {
    const open: { readonly id: string; readonly level: number }[] = [];
    for (const { id, level, text } of headings) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      this.#above.set(id, open.at(-1)?.id ?? null);
      this.#text.set(id, text);
      open.push({ id, level });
    }
  }

  parentOf(id: string): string | null {
    return this.#above.get(id) ?? null;
  }

  /** The texts from the chapter down to the heading itself. */
  pathTo(id: string | null): readonly string[] {
    if (id === null || !this.#text.has(id)) return [];
    return [...this.pathTo(this.parentOf(id)), this.#text.get(id) ?? ''];
  }
}
