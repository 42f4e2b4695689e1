import type { CompiledPlan, Target } from '../../compile/compiled.ts';

/** A compiled plan in the few words that a gold file keeps and a person can check against the text. */
export function summary(plan: CompiledPlan) {
  const { title, documentNumber, issuer, issueDate } = plan;
  return {
    title,
    documentNumber,
    issuer,
    issueDate,
    headings: plan.headings.map(({ level, marker, text }) => `${level} ${marker} ${text}`),
    items: plan.items.map((item) => ({
      id: item.id,
      title: item.title,
      units: item.assignments.map(({ unit, role }) => `${role} ${unit}`),
      due: item.due?.date ?? null,
    })),
    targets: plan.targets.map(target),
    numbers: plan.numbers.map(({ text, class: kind }) => `${text} ${kind}`),
    gaps: plan.gaps.map(({ kind, detail }) => `${kind} ${detail}`.trim()),
  };
}

function target({
  id,
  subject,
  comparator,
  value,
  low,
  high,
  unit,
  quantity,
  horizon,
  scope,
}: Target): string {
  if (comparator === null) return `${id} | ${subject} | ${horizon?.text ?? 'undated'}`;
  const number = comparator === 'range' ? `${low}..${high}` : `${comparator} ${value}`;
  const when = horizon === null ? 'undated' : (horizon.date ?? horizon.year ?? horizon.text);
  return [id, subject, `${number} ${unit} ${quantity}`, when, ...(scope === null ? [] : [scope])].join(' | ');
}
