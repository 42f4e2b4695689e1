import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';

const HIDDEN = '***';

/** What a subscription says of its notifications, without what lets its receiver know who is asking: keys and passwords. */
export function withoutSecrets(notification: JsonObject): JsonObject {
  const { endpoint } = notification;
  if (!isObject(endpoint)) return notification;
  const { uri, receiverInfo } = endpoint;
  return {
    ...notification,
    endpoint: {
      ...endpoint,
      ...(typeof uri === 'string' ? { uri: withoutUser(uri) } : {}),
      ...(Array.isArray(receiverInfo) ? { receiverInfo: receiverInfo.map(hidden) } : {}),
    },
  };
}

function withoutUser(uri: string): string {
  const url = URL.parse(uri);
  if (!url || (url.username === '' && url.password === '')) return uri;
  url.username = HIDDEN;
  url.password = '';
  return url.href;
}

const hidden = (pair: Json): Json => (isObject(pair) ? { ...pair, value: HIDDEN } : HIDDEN);
