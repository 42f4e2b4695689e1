import type { Text } from '../packs/messages.ts';

type Values = Readonly<Record<string, string | number>>;

/**
 * The values of a Problem about a case of a `type`, its state and step in the words of the pack that has the type: people
 * know 已报送, not `reported`. What has no words stays as it is.
 * @param words the text of a key of that pack; null where there is none
 */
export function withCaseWords(
  values: Values,
  words: (type: string, key: string) => Text | null,
): Readonly<Record<string, string | number | Text>> {
  const { type, state, transition } = values;
  if (typeof type !== 'string') return values;
  const told = (kind: 'states' | 'transitions', name: string | number | undefined) =>
    name === undefined ? null : words(type, `cases.${type}.${kind}.${name}`);
  const [stateWords, stepWords] = [told('states', state), told('transitions', transition)];
  return {
    ...values,
    ...(stateWords === null ? {} : { state: stateWords }),
    ...(stepWords === null ? {} : { transition: stepWords }),
  };
}
