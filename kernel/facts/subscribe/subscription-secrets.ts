import type { SealedTable } from '../../crypto/sealed-documents.ts';
import { changeAddress, changePairs } from '../model/change-secrets.ts';
import { isObject } from '../model/is-object.ts';

const NONE: ReadonlySet<string> = new Set();
/** How it is sent, which is no secret (clause 5.2.22). */
const WAYS: ReadonlySet<string> = new Set(['MQTT-QoS', 'MQTT-Version']);

/** What lets the receiver of notifications know who is telling: headers, and what the address says of a user. */
export const sealedSubscriptions: SealedTable = {
  purpose: 'subscriptions',
  table: 'facts.subscription',
  column: 'definition',
  secrets(document, change) {
    const { notification } = document;
    if (!isObject(notification) || !isObject(notification['endpoint'])) return document;
    const { endpoint } = notification;
    return {
      ...document,
      notification: {
        ...notification,
        endpoint: {
          ...endpoint,
          ...changeAddress(endpoint['uri'], 'uri', change),
          ...changePairs(endpoint['receiverInfo'], 'receiverInfo', change, NONE),
          ...changePairs(endpoint['notifierInfo'], 'notifierInfo', change, WAYS),
        },
      },
    };
  },
};
