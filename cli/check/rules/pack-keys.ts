import type { Pack } from '@yuheng/kernel/pack';

/** The messages that a pack owes by what it defines. */
export function packKeys(pack: Pack): readonly string[] {
  return [
    'title',
    ...pack.pages.map(({ id }) => `pages.${id}`),
    ...pack.operations.map(({ name }) => `operations.${name}`),
    ...pack.proposals.map(({ name }) => `proposals.${name.slice(name.indexOf('.') + 1)}`),
    ...pack.jobs.map(({ name }) => `jobs.${name}`),
    ...pack.measures.flatMap(({ code }) => [`measures.${code}.title`, `measures.${code}.definition`]),
    ...pack.entities.flatMap(({ name, attributes }) => [
      `entities.${name}.title`,
      ...Object.entries(attributes).flatMap(([attribute, type]) => [
        `entities.${name}.attributes.${attribute}`,
        ...('oneOf' in type && type.oneOf ? type.oneOf : []).map(
          (value) => `entities.${name}.values.${attribute}.${value}`,
        ),
      ]),
    ]),
    ...pack.cases.flatMap(({ name, states, transitions }) => [
      `cases.${name}.title`,
      ...Object.keys(states).map((state) => `cases.${name}.states.${state}`),
      ...Object.keys(transitions).map((transition) => `cases.${name}.transitions.${transition}`),
    ]),
    ...Object.keys(pack.errors).map((code) => `errors.${code}`),
  ];
}
