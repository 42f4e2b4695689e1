import type { Text } from '../packs/messages.ts';
import type { Registry } from '../packs/registry.ts';
import { rowTypeOf } from './schema.ts';

/** What an operation or something done with rows is called; null for permissions and verbs, which are known by their names. */
export function actionTitle(
  action: string,
  { operations, text }: Pick<Registry, 'operations' | 'text'>,
): Text | null {
  const known = operations.get(action);
  if (known) return text(known.pack, `operations.${known.operation.name}`);
  return rowTypeOf(action) === undefined ? null : text('kernel', `policy.action.${action}`);
}
