import assert from 'node:assert/strict';
import type { Compiled, Span } from '../../compile/compiled.ts';

/** Every quote of a compiled document re-reads letter for letter at its span, and every id is used once. */
export function assertVerbatim(text: string, { plans }: Compiled): void {
  const same = (quote: string, { start, end }: Span) => {
    assert.ok(start >= 0 && start <= end && end <= text.length, `span ${start}–${end} of ${text.length}`);
    assert.equal(text.slice(start, end), quote);
  };
  for (const plan of plans) {
    const ids = [...plan.headings, ...plan.items, ...plan.targets].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const item of plan.items) {
      for (const { unit, span } of item.assignments) same(unit, span);
      if (item.due !== null) same(item.due.text, item.due.span);
      assert.ok(item.text.includes(item.title));
    }
    for (const { horizon, milestones, subject, text: quote } of plan.targets) {
      if (horizon !== null) same(horizon.text, horizon.span);
      for (const milestone of milestones) same(milestone.text, milestone.span);
      assert.ok(text.includes(subject) && subject !== '' && text.includes(quote));
    }
    for (const { text: quote, span } of [
      ...plan.headings,
      ...plan.items,
      ...plan.targets,
      ...plan.numbers,
      ...plan.references,
    ]) {
      same(quote, span);
    }
    for (const { detail, span } of plan.gaps) {
      if (span !== null) assert.ok(text.slice(span.start, span.end).includes(detail));
    }
  }
}
