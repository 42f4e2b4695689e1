import { type CompiledAnnex, placeAnnex } from './compile-annex.ts';
import type { CompiledPlan, Filled, Gap, Target } from './compiled.ts';

export interface FilledPlan {
  readonly plan: CompiledPlan;
  readonly added: CompiledAnnex;
}

/**
 * The plan with the content of one of its gaps: a heading where the gap is, and what the annex says below it. What was
 * filled in before at the same place goes. A plan that is nothing but images also takes title, number, issuer and date.
 */
export function fillPlan(
  compiled: CompiledPlan,
  gap: Gap,
  filled: Filled,
  content: CompiledAnnex,
): FilledPlan {
  const before = gap.filled === undefined ? compiled : withoutAnnex(compiled, gap.filled.document);
  const at = gap.span ?? { start: 0, end: 0 };
  const id = `${compiled.id}-a${nextNumber(before)}`;
  const annex = placeAnnex(content, { id, at, document: filled.document });
  const added = { ...annex, targets: annex.targets.map((target) => withHorizon(target, before)) };
  const whole = { document: filled.document, span: { start: 0, end: content.characters } };
  const heading = { id, level: 1, marker: '', text: gap.detail, span: at, annex: whole };
  const plan: CompiledPlan = {
    ...before,
    ...(isImages(compiled) && added.head),
    headings: [...before.headings, heading, ...added.headings],
    items: [...before.items, ...added.items],
    targets: [...before.targets, ...added.targets],
    gaps: [...before.gaps.map((one) => (one === gap ? { ...one, filled } : one)), ...added.gaps],
  };
  return { plan, added };
}

/** Work of an annex that names no time takes the plan's, as the plan's own work does; a quota of each year has none. */
function withHorizon(target: Target, { horizon }: CompiledPlan): Target {
  const open = target.horizon === null && horizon != null && !/[每逐]年/.test(target.text);
  return open ? { ...target, horizon } : target;
}

/** Ids of everything in a plan that came from one document that was filled in. */
export function partsOfAnnex({ items, targets }: CompiledPlan, document: string): readonly string[] {
  return [...items, ...targets].filter(({ annex }) => annex?.document === document).map(({ id }) => id);
}

/** The plan as it was before the gap was filled. */
export function withoutFill(compiled: CompiledPlan, gap: Gap): CompiledPlan {
  if (gap.filled === undefined) return compiled;
  const { filled: _filled, ...open } = gap;
  const plan = withoutAnnex(compiled, gap.filled.document);
  const head = { title: null, documentNumber: null, issuer: null, issueDate: null };
  return {
    ...plan,
    ...(isImages(compiled) && head),
    gaps: plan.gaps.map((one) => (one === gap ? open : one)),
  };
}

function withoutAnnex(plan: CompiledPlan, document: string): CompiledPlan {
  const own = <T extends { readonly annex?: { readonly document: string } }>(parts: readonly T[]): T[] =>
    parts.filter(({ annex }) => annex?.document !== document);
  return {
    ...plan,
    headings: own(plan.headings),
    items: own(plan.items),
    targets: own(plan.targets),
    gaps: own(plan.gaps),
  };
}

function nextNumber({ id, headings }: CompiledPlan): number {
  const prefix = `${id}-a`;
  const numbers = headings.map((heading) =>
    heading.id.startsWith(prefix) ? Number(/^\d+/.exec(heading.id.slice(prefix.length))?.[0] ?? 0) : 0,
  );
  return Math.max(0, ...numbers) + 1;
}

/** Without a word of its own. */
function isImages({ headings, items, targets, coverage }: CompiledPlan): boolean {
  const own = [...headings, ...items, ...targets].filter(({ annex }) => annex === undefined);
  return own.length === 0 && coverage.total === 0;
}
