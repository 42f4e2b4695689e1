import type { Case } from '@yuheng/kernel/cases';
import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { liveTask } from '../tasks/live-task.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

const Part = Type.Object({
  id: Type.String(),
  type: Type.String(),
  state: Type.String(),
  owner: Nullable,
  /** Of a milestone its name, of an issue its title, of a request for time its reason. */
  name: Type.String(),
  until: Nullable,
  dueAt: Nullable,
  notice: Nullable,
  closedAt: Nullable,
  /** The reason or resolution with which it ended. */
  ending: Nullable,
  transitions: Type.Array(Type.String()),
});

/** What belongs to a task: milestones, requests for more time, issues; and what the reader may do with each. */
export const readTask = defineOperation({
  name: 'read-task',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ task: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ owner: Nullable, participants: Type.Array(Type.String()), parts: Type.Array(Part) }),
  async handle({ task }, { kernel: { cases }, kernel, actor }) {
    const item = await liveTask(kernel, task);
    const types = ['PlanMilestone', 'PlanExtension', 'PlanIssue'];
    const parts = await cases.list({ types, parents: [item.id] });
    return {
      owner: item.owner,
      participants: [...item.participants],
      parts: await Promise.all(
        parts.map(async (part) => ({
          ...shown(part),
          ending: part.closedAt === null ? null : ((await cases.journal(part.id)).at(-1)?.note ?? null),
          transitions: [...cases.transitions(part, actor)],
        })),
      ),
    };
  },
});

function shown({ id, type, state, owner, data, dueAt, finalDueAt, notice, closedAt }: Case) {
  const name = String(data['name'] ?? data['title'] ?? data['reason'] ?? '');
  const until = typeof data['until'] === 'string' ? data['until'] : null;
  return { id, type, state, owner, name, until, dueAt: dueAt ?? finalDueAt, notice, closedAt };
}
