import type { Compiled, Span } from '@yuheng/plan/compiled';
import { type DocumentText, type Locator, locate } from '@yuheng/plan/locate';

/**
 * The compiled plans with where they stand in the original: a `locator` beside the span of every heading, item and
 * target, and in `source` what kind of document it is.
 */
export function withPlaces(compiled: Compiled, document: DocumentText) {
  const place = <T extends { readonly span: Span }>(part: T): T & { readonly locator: Locator | null } => ({
    ...part,
    locator: locate(document, part.span),
  });
  const { media, encoding, images, notes } = document;
  return {
    source: { ...compiled.source, media, encoding, images, notes },
    plans: compiled.plans.map((plan) => ({
      ...place(plan),
      headings: plan.headings.map(place),
      items: plan.items.map(place),
      targets: plan.targets.map(place),
    })),
  };
}
