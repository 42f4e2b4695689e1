import type { BriefingSource } from '@yuheng/plan/briefing-write';

/** Who issues the made briefing. */
export const madeIssuer = '演练省统筹办公室';

type Plan = BriefingSource['board']['plans'][number];
type Target = Plan['targets'][number];

const AT = '2026-11-27T02:00:00.000Z';
const SPAN = { start: 0, end: 0 };

/** A board with tasks spread over units, every fifth overdue and every third done, and targets that are measured. */
export function madeBriefingSource(tasks: number, units: number): BriefingSource {
  const standing = new Map<
    string,
    BriefingSource['tasks'] extends ReadonlyMap<string, infer One> ? One : never
  >();
  const views = Array.from({ length: tasks }, (_, index) => {
    const id = `plan:i${index}`;
    const done = index % 3 === 0;
    const late = !done && index % 5 === 0;
    standing.set(id, {
      state: done ? 'done' : 'working',
      signed: '2026-11-03',
      reported: done ? '2026-11-18' : null,
      closed: done ? '2026-11-20' : null,
      due: late ? '2026-10-31' : '2026-12-31',
      stepDue: null,
      progress: done ? `第${index + 1}项工程已通过验收，资料齐全。` : null,
      standing: done ? 'done' : late ? 'overdue' : 'normal',
      days: late ? 27 : null,
    });
    return {
      id,
      marker: `${index + 1}.`,
      title: `建设第${index + 1}批数字化示范工程`,
      text: `建设第${index + 1}批数字化示范工程，形成可复制推广的经验。`,
      span: SPAN,
      units: [
        { unit: `第${(index % units) + 1}责任局`, role: 'lead' },
        { unit: `第${((index + 7) % units) + 1}责任局`, role: 'participate' },
      ],
      unitless: false,
      due: late ? '2026-10-31' : '2026-12-31',
      case: {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        state: 'working',
        dueAt: null,
        finalDueAt: null,
        notice: null,
      },
    };
  });
  const targets = Array.from({ length: 23 }, (_, index) => madeTarget(index));
  const lamps = { normal: 23, warning: 0, unlikely: 0, overdue: 0, none: 0 };
  const plan: Plan = {
    id: 'plan',
    document: 'document',
    title: '数字产业发展行动计划（合成）',
    documentNumber: null,
    issuer: '演练省人民政府办公厅',
    issueDate: '2025-01-10',
    state: 'live',
    amends: null,
    previous: null,
    successor: null,
    importedAt: AT,
    importedBy: 'user:bench',
    source: { name: 'plan.txt', sha256: '', characters: 0 },
    synthetic: true,
    sections: [{ id: 'plan:s1', level: 1, marker: '一、', text: '主要任务', span: SPAN, tasks: views }],
    targets,
    gaps: [],
    confirmation: { things: 0, open: 0 },
    counts: { tasks, tasksDone: 0, targets: 23, numericTargets: 23, measuredTargets: 23, lamps },
  };
  return {
    board: { plans: [plan], at: AT },
    tasks: standing,
    units: new Map([['made', 'C62']]),
    contradictions: [],
  };
}

function madeTarget(index: number): Target {
  return {
    id: `plan:t${index}`,
    plan: 'plan',
    kind: 'numeric',
    subject: `数字化示范工程（第${index + 1}类）`,
    quote: `建成${100 + index}个示范工程`,
    comparator: '>=',
    goal: { base: 100 + index, shown: 100 + index },
    stretch: null,
    unit: '个',
    quantity: 'level',
    yearly: false,
    decimals: 0,
    due: '2027-12-31',
    dueEarliest: null,
    required: null,
    forecast: null,
    measure: { code: 'made', version: 1 },
    reading: {
      measurement: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
      quantity: { base: 60 + index, shown: 60 + index },
      at: AT,
      tier: 'A',
      facts: 60 + index,
      synthetic: true,
    },
    trend: [],
    lamp: 'normal',
    reason: { key: 'on-pace', values: {} },
    span: SPAN,
    earlier: [],
    threshold: null,
    quality: { checked: 0, failed: [] },
  };
}
