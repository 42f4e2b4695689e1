import Type from 'typebox';
import type { Registry } from '../packs/registry.ts';

/** What an operation is called, or the stream of events; null: it was an interface of another kind (NGSI-LD, OAuth). */
export const AskedTitle = Type.Union([
  Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  Type.Null(),
]);

/** The route of server-sent events. */
const EVENTS = 'events';

/** @param asked a route as the log tells it: `POST:/api/identity/add-key`, or the operation alone */
export function askedTitle(registry: Registry, asked: string): { 'zh-CN': string; en: string } | null {
  const path = asked.replace(/^[A-Z]+:\/api\//, '');
  const [pack = '', name = ''] = path.split('/');
  if (path !== EVENTS && !registry.operations.has(path)) return null;
  const { 'zh-CN': chinese, en } =
    path === EVENTS
      ? registry.text('kernel', 'audit.asked.events')
      : registry.text(pack, `operations.${name}`);
  return { 'zh-CN': chinese, en };
}
