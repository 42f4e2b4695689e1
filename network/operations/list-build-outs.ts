import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { buildStages } from '../entities/site-stage.ts';
import { textOf } from '../rules/fact-values.ts';
import { caseIdOf, projectOf } from '../store/build-outs.ts';
import { readStages, stageId } from '../store/stage-facts.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const text = Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '^[^"\\\\]*$' }));

/** Site projects with their stages, for a ledger or a timeline; ordered by id, a page at a time. */
export const listBuildOuts = defineOperation({
  name: 'list-build-outs',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    city: text,
    state: text,
    owner: text,
    /** Only those whose present stage is due no later than this time. */
    dueBefore: Type.Optional(Type.String({ format: 'date-time' })),
    after: text,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Type.Object({
    buildOuts: Type.Array(
      Type.Object({
        /** To go on behind it. */
        id: Type.String(),
        case: Type.String(),
        project: Type.String(),
        name: Type.String(),
        state: Type.String(),
        owner: Nullable,
        openedAt: Nullable,
        dueAt: Nullable,
        closedAt: Nullable,
        stages: Type.Array(
          Type.Object({
            stage: Type.String(),
            enteredAt: Type.String(),
            leftAt: Nullable,
            days: Type.Union([Type.Number(), Type.Null()]),
          }),
        ),
        transitions: Type.Array(Type.String()),
      }),
    ),
  }),
  async handle({ city, state, owner, dueBefore, after, limit = 100 }, { kernel }) {
    const terms = Object.entries({ city, state, owner }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=="${value}"`],
    );
    if (dueBefore !== undefined) terms.push(`dueAt<="${dueBefore}"`);
    const { entities } = await kernel.facts.query({
      types: ['SiteBuildOut'],
      q: ['project', ...terms].join(';'),
      limit,
      ...(after === undefined ? {} : { after }),
    });
    const projects = entities.map(projectOf);
    const [{ entities: named }, stages, cases] = await Promise.all([
      projects.length === 0
        ? { entities: [] }
        : kernel.facts.query({ types: ['SiteProject'], ids: projects, attributes: ['name'] }),
      readStages(
        kernel.facts,
        projects.flatMap((project) => buildStages.map((stage) => stageId(project, stage))),
      ),
      kernel.cases.find(entities.map(({ id }) => caseIdOf(id))),
    ]);
    const names = new Map(named.map((entity) => [entity.id, textOf(entity, 'name')]));
    const known = new Map(cases.map((item) => [item.id, item]));
    return {
      buildOuts: entities.map((entity) => {
        const project = projectOf(entity);
        const item = known.get(caseIdOf(entity.id));
        return {
          id: entity.id,
          case: caseIdOf(entity.id),
          project,
          name: names.get(project) ?? project,
          state: textOf(entity, 'state') ?? '',
          owner: textOf(entity, 'owner'),
          openedAt: textOf(entity, 'openedAt'),
          dueAt: textOf(entity, 'dueAt'),
          closedAt: textOf(entity, 'closedAt'),
          stages: buildStages.flatMap((stage) => {
            const record = stages.get(stageId(project, stage));
            return record === undefined ? [] : [{ ...record }];
          }),
          transitions: item === undefined ? [] : [...kernel.cases.transitions(item)],
        };
      }),
    };
  },
});
