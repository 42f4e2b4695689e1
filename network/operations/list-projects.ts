import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { textOf } from '../rules/fact-values.ts';
import { casesOf } from '../store/build-outs.ts';
import { projectProgress } from '../store/project-progress.ts';
import { readProjectStages } from '../store/stage-facts.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

/** Site projects with the stages that are on record, whether a case follows them or not; ordered by id, a page at a time. */
export const listProjects = defineOperation({
  name: 'list-projects',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    city: Type.Optional(Type.String({ pattern: '^[^\\s"\\\\]+$', maxLength: 500 })),
    /** Only ids behind this one: the last of the page before. */
    after: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Type.Object({
    projects: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Text,
        construction: Text,
        city: Text,
        synthetic: Type.Boolean(),
        /** Null: no case follows it. */
        case: Type.Union([
          Type.Object({ id: Type.String(), owner: Text, transitions: Type.Array(Type.String()) }),
          Type.Null(),
        ]),
        /** A stage, `handedOver` or `stopped`; null where nothing is on record. */
        state: Text,
        /** When the present stage is due, by its case or else by the working days that it may take. */
        dueAt: Text,
        overdue: Type.Boolean(),
        stages: Type.Array(
          Type.Object({
            stage: Type.String(),
            enteredAt: Type.String(),
            leftAt: Text,
            days: Type.Union([Type.Number(), Type.Null()]),
            dueAt: Type.String(),
            late: Type.Boolean(),
          }),
        ),
      }),
    ),
  }),
  async handle({ city, after, limit = 100 }, { kernel }) {
    const { entities } = await kernel.facts.query({
      types: ['SiteProject'],
      ...(city === undefined ? {} : { q: `city=="${city}"` }),
      ...(after === undefined ? {} : { after }),
      limit,
    });
    const ids = entities.map(({ id }) => id);
    const [stages, known] = await Promise.all([readProjectStages(kernel.facts, ids), casesOf(kernel, ids)]);
    const cases = new Map((await kernel.cases.find([...known.values()])).map((item) => [item.id, item]));
    const now = kernel.clock().toISOString();
    return {
      projects: entities.map((entity) => {
        const followed = cases.get(known.get(entity.id) ?? '');
        const progress = projectProgress(stages.get(entity.id) ?? [], followed ?? null, now);
        return {
          id: entity.id,
          name: textOf(entity, 'name'),
          construction: textOf(entity, 'construction'),
          city: textOf(entity, 'city'),
          synthetic: Object.values(entity.facts).some(({ by }) => by.synthetic),
          case:
            followed === undefined
              ? null
              : {
                  id: followed.id,
                  owner: followed.owner,
                  transitions: [...kernel.cases.transitions(followed)],
                },
          ...progress,
          stages: progress.stages.map((stage) => ({ ...stage })),
        };
      }),
    };
  },
});
