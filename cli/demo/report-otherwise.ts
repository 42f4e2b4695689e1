import { callOperation, createClient } from '@yuheng/kernel/client';
import type { pack as plan } from '@yuheng/plan/pack';

type Server = Parameters<typeof callOperation>[0];

/** A zone of the world whose works have stood still for four months. */
const STILL = {
  kind: 'fact' as const,
  entity: 'urn:ngsi-ld:DemonstrationZone:5g-05',
  attribute: 'progress',
};

/**
 * Some units report what is not recorded, so that the demo has contradictions to show; one says of the same works honestly that they
 * stand still. What was said before is not said again.
 */
export async function reportOtherwise(server: Server): Promise<void> {
  const plans = createClient<typeof plan>(server, 'plan');
  const { plans: views } = await plans['read-board']({});
  const tasks = views.flatMap(({ sections }) => sections.flatMap((section) => section.tasks));
  // The first two have said that they are behind, and what they cannot settle.
  const working = tasks.filter((task) => task.case?.state === 'working').slice(2);
  const targets = views.flatMap((view) => view.targets);
  const measured = (subject: RegExp) => {
    const found = targets.find((target) => subject.test(target.subject) && target.reading !== null);
    return found?.reading ? [{ kind: 'measurement' as const, id: found.reading.measurement }] : [];
  };
  const size = targets.find(({ subject }) => /5G.*(?:规模|产值|收入)/.test(subject));
  const zones = targets.find(({ subject }) => /示范区/.test(subject));
  const overstated = Math.round((size?.reading?.quantity.shown ?? 0) * 1.18);
  const reports = [
    { text: '示范区建设按计划推进，责任单位加强调度，施工正常。', evidence: [STILL], of: null },
    { text: '受审批影响，近几个月建设无新进展，批复后按计划推进。', evidence: [STILL], of: null },
    {
      text: `截至目前，${size?.subject ?? ''}达到${overstated}${size?.unit ?? ''}，总体进展顺利。`,
      evidence: measured(/5G.*(?:规模|产值|收入)/),
      of: null,
    },
    {
      text: '人工智能应用示范区建设目标已提前完成。',
      evidence: measured(/示范区/),
      of: zones?.plan ?? null,
    },
  ];
  const free = new Set(working);
  for (const { of, ...report } of reports) {
    const task = [...free].find(({ id }) => of === null || id.startsWith(`${of}:`));
    if (task?.case == null || report.evidence.length === 0) continue;
    free.delete(task);
    if (!(await hasReported(server, task.case.id)))
      await plans['give-feedback']({ task: task.id, kind: 'on-plan', ...report });
  }
}

async function hasReported(server: Server, id: string): Promise<boolean> {
  const { journal } = (await callOperation(server, 'cases', 'read-case', { id })) as {
    readonly journal: readonly { readonly transition: string }[];
  };
  return journal.some(({ transition }) => transition === 'feedback');
}
