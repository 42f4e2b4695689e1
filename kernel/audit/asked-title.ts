import Type from 'typebox';
import type { Registry } from '../packs/registry.ts';

/** What an operation is called; null: it was no operation of a pack (NGSI-LD, OAuth). */
export const AskedTitle = Type.Union([
  Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  Type.Null(),
]);

/** @param asked a route as the log tells it: `POST:/api/identity/add-key`, or the operation alone */
export function askedTitle(registry: Registry, asked: string): { 'zh-CN': string; en: string } | null {
  const path = asked.replace(/^[A-Z]+:\/api\//, '');
  if (!registry.operations.has(path)) return null;
  const [pack = '', name = ''] = path.split('/');
  const { 'zh-CN': chinese, en } = registry.text(pack, `operations.${name}`);
  return { 'zh-CN': chinese, en };
}
