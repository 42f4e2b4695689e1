import type { DocumentText } from '../intake/document-text.ts';
import type { Compiled, CompiledPlan, Gap } from './compiled.ts';

const named = 3;

/**
 * A document without any words is one plan all the same: of its images nothing is known but where they are. The one gap
 * for all of them is filled in by hand, like an annex.
 */
export function withImagePlan(
  compiled: Compiled,
  { text, images }: Pick<DocumentText, 'text' | 'images'>,
): Compiled {
  const [first, last] = [images[0], images.at(-1)];
  if (compiled.plans.length > 0 || first === undefined || last === undefined) return compiled;
  const names = images.map(({ name }) => name);
  const detail = names.length <= named ? names.join('、') : `${first.name} … ${last.name}`;
  const missing = (kind: Gap['kind']): Gap => ({ kind, detail: '', span: null });
  const plan: CompiledPlan = {
    id: 'p1',
    title: null,
    documentNumber: null,
    issuer: null,
    issueDate: null,
    span: { start: 0, end: text.length },
    headings: [],
    items: [],
    targets: [],
    numbers: [],
    instruments: [],
    mechanisms: [],
    references: [],
    gaps: [
      missing('missing-title'),
      missing('missing-number'),
      missing('missing-date'),
      { kind: 'unreadable-image', detail, span: { start: first.at, end: last.at + last.name.length } },
    ],
    coverage: { total: 0, classes: {} },
  };
  return { ...compiled, plans: [plan] };
}
