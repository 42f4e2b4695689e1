import type { Json } from '../model/entity.ts';
import { keyValuesOf } from '../model/key-values.ts';
import { Members, refuse } from '../model/read-members.ts';
import type { Endpoint, NotificationParams } from './subscription.ts';

const KNOWN =
  'attributes pick omit format sysAttrs showChanges endpoint join joinLevel onlyIds status timesSent timesFailed lastNotification lastSuccess lastFailure'.split(
    ' ',
  );
const ENDPOINT = ['uri', 'accept', 'receiverInfo', 'notifierInfo', 'timeout', 'cooldown'];
const ACCEPT = ['application/json', 'application/ld+json', 'application/geo+json'] as const;
const SCHEMES = new Set(['http:', 'https:', 'mqtt:', 'mqtts:']);

/** What a notification says and where it goes (clauses 5.2.14, 5.2.15). @throws Problem facts.bad-subscription */
export function parseNotification(value: Json | undefined): NotificationParams {
  const members = new Members(value, 'notification', KNOWN);
  const format = members.oneOf('format', ['normalized', 'concise', 'keyValues', 'simplified']);
  const [attributes, pick, omit] = ['attributes', 'pick', 'omit'].map((name) => members.texts(name));
  if (attributes && (pick || omit)) refuse('notification.attributes', pick ?? omit);
  const both = pick?.find((name) => omit?.includes(name));
  if (both !== undefined) refuse('notification.omit', both);
  const join = members.oneOf('join', ['flat', 'inline', '@none']);
  const joinLevel = members.amount('joinLevel');
  if (joinLevel !== undefined && !Number.isInteger(joinLevel)) refuse('notification.joinLevel', joinLevel);
  const params: NotificationParams = {
    format: format === 'simplified' ? 'keyValues' : (format ?? 'normalized'),
    sysAttrs: members.flag('sysAttrs') ?? false,
    showChanges: members.flag('showChanges') ?? false,
    endpoint: endpointOf(members.raw('endpoint')),
    ...(join === undefined || join === '@none' ? {} : { join }),
    ...(joinLevel === undefined ? {} : { joinLevel }),
    ...(attributes ? { attributes } : {}),
    ...(pick ? { pick } : {}),
    ...(omit ? { omit } : {}),
  };
  // A bare value has no place for the one before it.
  if (params.showChanges && params.format === 'keyValues') refuse('notification.showChanges', 'keyValues');
  return params;
}

function endpointOf(value: Json | undefined): Endpoint {
  const members = new Members(value, 'notification.endpoint', ENDPOINT);
  const uri = members.text('uri');
  const url = uri === undefined ? null : URL.parse(uri);
  if (uri === undefined || !url || !SCHEMES.has(url.protocol) || url.hostname === '')
    return members.refuseScheme('uri', 'http://, https://, mqtt://, mqtts://');
  // The topic is the path; nothing can be published to one with wildcards (MQTT 5.0, section 4.7.1).
  if (url.protocol.startsWith('mqtt') && (url.pathname.length < 2 || /[+#]|%2b|%23/i.test(uri)))
    refuse(members.at('uri'), uri);
  const timeout = members.amount('timeout');
  const cooldown = members.amount('cooldown');
  return {
    uri,
    accept: members.oneOf('accept', ACCEPT) ?? 'application/json',
    receiverInfo: keyValuesOf(members, 'receiverInfo'),
    notifierInfo: keyValuesOf(members, 'notifierInfo'),
    ...(timeout === undefined ? {} : { timeout }),
    ...(cooldown === undefined ? {} : { cooldown }),
  };
}
