import type { CompiledPlan } from '../../compile/compiled.ts';
import { gramsOf, likeness } from './grams.ts';

/** Below this a plan is not offered as the previous version. */
const likely = 0.55;

export interface PreviousVersion {
  readonly id: string;
  /** 0 … 1 */
  readonly score: number;
}

/**
 * Live plans of which a draft may be a new version, the likeliest first: titles, headings, issuer, and a title that says
 * so (修订, 调整). A person decides.
 */
export function previousVersions(
  draft: CompiledPlan,
  live: readonly { readonly id: string; readonly compiled: CompiledPlan }[],
): readonly PreviousVersion[] {
  return live
    .map(({ id, compiled }) => ({ id, score: likelihood(draft, compiled) }))
    .filter(({ score }) => score >= likely)
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

function likelihood(draft: CompiledPlan, live: CompiledPlan): number {
  const headings = likeness(gramsOf(headingsOf(draft)), gramsOf(headingsOf(live)));
  const number = draft.documentNumber !== null && draft.documentNumber === live.documentNumber ? 0.2 : 0;
  if (draft.title === null || live.title === null) return Math.min(1, headings + number);
  const title = likeness(gramsOf(bare(draft.title)), gramsOf(bare(live.title)));
  return Math.min(1, 0.5 * title + 0.5 * headings + number);
}

function headingsOf({ headings }: CompiledPlan): string {
  return headings.map(({ text }) => text).join('\n');
}

/** A title without the words that make a version of it. */
function bare(title: string): string {
  return title.replaceAll(/（[^）]*(?:修订|调整|版|稿)[^）]*）|修订|调整后?的?/g, '');
}
