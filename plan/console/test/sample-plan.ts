import type { Plan, Section, Target, Task } from '../plan-parts.ts';

/** Small plans for tests. */
export function plan(parts: Partial<Plan>): Plan {
  return {
    id: 'plan-1',
    document: 'document-1',
    title: '测试方案',
    documentNumber: null,
    issuer: null,
    issueDate: null,
    state: 'live',
    amends: null,
    previous: null,
    successor: null,
    importedAt: '2026-11-22T00:00:00Z',
    importedBy: 'user:test',
    source: { name: 'test.txt', sha256: '', characters: 0 },
    synthetic: false,
    sections: [],
    targets: [],
    gaps: [],
    confirmation: { things: 0, open: 0 },
    counts: {
      tasks: 0,
      tasksDone: 0,
      targets: 0,
      numericTargets: 0,
      measuredTargets: 0,
      lamps: { normal: 0, warning: 0, unlikely: 0, overdue: 0, none: 0 },
    },
    ...parts,
  };
}

export function section(id: string, level: number, text: string, start: number, tasks: Task[]): Section {
  return { id, level, marker: '', text, span: { start, end: start + text.length }, tasks };
}

export function task(id: string, title: string, units: readonly string[]): Task {
  return {
    id,
    marker: '1.',
    title,
    text: title,
    span: { start: 0, end: title.length },
    units: units.map((unit) => ({ unit, role: 'lead' })),
    unitless: units.length === 0,
    due: null,
    case: null,
  };
}

export function target(id: string, parts: Partial<Target> = {}): Target {
  return {
    id,
    plan: 'plan-1',
    kind: 'numeric',
    subject: '目标',
    quote: '目标',
    comparator: '>=',
    goal: { base: 10, shown: 10 },
    stretch: null,
    unit: '个',
    quantity: 'level',
    yearly: false,
    decimals: 0,
    due: null,
    dueEarliest: null,
    required: null,
    forecast: null,
    measure: null,
    reading: null,
    trend: [],
    lamp: 'none',
    reason: { key: 'no-measure', values: {} },
    span: { start: 0, end: 2 },
    earlier: [],
    threshold: null,
    quality: { checked: 0, failed: [] },
    ...parts,
  };
}
