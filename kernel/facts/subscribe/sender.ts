import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import { contextLink } from '../http/link-context.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import type { Message, Outbound } from './outbound.ts';
import { HttpSender } from './send-http.ts';
import { MqttSender, type MqttWay } from './send-mqtt.ts';
import type { NotificationParams } from './subscription.ts';

const TIMEOUT_MS = 5000;

/** Who is notified, how, and in the words of which context (the value of `@context`). */
export interface Addressed {
  readonly definition: {
    readonly notification: Pick<NotificationParams, 'endpoint'>;
    readonly ngsildConformance?: string;
  };
  readonly context: Json;
}

/** Sends notifications to wherever subscriptions want them. */
export class Sender {
  readonly #http: HttpSender;
  readonly #mqtt: MqttSender;

  constructor(outbound: Outbound) {
    this.#http = new HttpSender(outbound);
    this.#mqtt = new MqttSender(outbound);
  }

  /** Resolves once the endpoint has it. @throws OutboundError, Refused */
  send(to: Addressed, notification: JsonObject): Promise<void> {
    const { uri, timeout = TIMEOUT_MS, notifierInfo } = to.definition.notification.endpoint;
    const url = new URL(uri);
    const message = messageOf(to, notification);
    if (url.protocol === 'http:' || url.protocol === 'https:') return this.#http.send(url, message, timeout);
    const info = new Map(notifierInfo.map(({ key, value }) => [key, value]));
    const qos = Number(info.get('MQTT-QoS') ?? 0);
    const way: MqttWay = {
      qos: qos === 1 || qos === 2 ? qos : 0,
      version: info.get('MQTT-Version') === 'mqtt3.1.1' ? 4 : 5,
    };
    return this.#mqtt.send(url, message, way, timeout);
  }

  /** Breaks off what is under way. */
  abort(): void {
    this.#http.close();
    this.#mqtt.abort();
  }

  async close(): Promise<void> {
    this.#http.close();
    await this.#mqtt.close();
  }
}

/**
 * The context stands in the body where the endpoint asks for linked data, else a Link names it (clause 6.3.6). Names of headers
 * are written as the specification writes them: in metadata of MQTT their case matters.
 */
function messageOf({ definition, context }: Addressed, notification: JsonObject): Message {
  const { accept, receiverInfo } = definition.notification.endpoint;
  const linked = accept === 'application/ld+json';
  const [first] = Array.isArray(context) && context.length === 1 ? (context as string[]) : [context];
  return {
    headers: {
      'Content-Type': accept,
      ...(linked ? {} : { Link: contextLink(typeof first === 'string' ? first : CORE_CONTEXT_URL) }),
      ...Object.fromEntries(receiverInfo.map(({ key, value }) => [key, value])),
    },
    body: JSON.stringify(linked ? { ...notification, '@context': context } : notification),
  };
}
