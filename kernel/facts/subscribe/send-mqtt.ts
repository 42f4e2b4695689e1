import type { MqttClient } from 'mqtt';
import { connectMqtt } from '../../outbound/connect-mqtt.ts';
import { OutboundError } from '../../outbound/pinned-address.ts';
import { type Message, mayBePrivate, type Outbound } from './outbound.ts';

export interface MqttWay {
  readonly qos: 0 | 1 | 2;
  readonly version: 4 | 5;
}

/**
 * Notifications by MQTT (clause 7.2): the topic is the path of the endpoint, the payload holds the headers as metadata beside
 * the body. One connection for each broker, user and version; it is made again for the next notification after a failure, so
 * that the lane's pauses hold for it as well.
 */
export class MqttSender {
  readonly #outbound: Outbound;
  readonly #clients = new Map<string, Promise<MqttClient>>();

  constructor(outbound: Outbound) {
    this.#outbound = outbound;
  }

  /** @throws OutboundError */
  async send(url: URL, { headers, body }: Message, way: MqttWay, timeoutMs: number): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs);
    const key = `${url.protocol}//${url.username}:${url.password}@${url.host} ${way.version}`;
    const known = this.#clients.get(key);
    const client: Promise<MqttClient> =
      known ??
      this.#connect(url, way, timeoutMs, signal, () => {
        if (this.#clients.get(key) === client) this.#clients.delete(key);
      });
    this.#clients.set(key, client);
    try {
      const payload = `{"metadata":${JSON.stringify(headers)},"body":${body}}`;
      const topic = decodeURIComponent(url.pathname.slice(1));
      await within((await client).publishAsync(topic, payload, { qos: way.qos }), signal);
    } catch (error) {
      if (this.#clients.get(key) === client) this.#clients.delete(key);
      client.then((one) => one.end(true)).catch(() => undefined);
      if (error instanceof OutboundError) throw error;
      throw new OutboundError(signal.aborted ? 'timeout' : 'unreachable');
    }
  }

  abort(): void {
    for (const client of this.#clients.values()) client.then((one) => one.end(true)).catch(() => undefined);
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values())
      await client.then((one) => one.endAsync(true)).catch(() => undefined);
    this.#clients.clear();
  }

  async #connect(
    url: URL,
    way: MqttWay,
    timeoutMs: number,
    signal: AbortSignal,
    gone: () => void,
  ): Promise<MqttClient> {
    const client = await connectMqtt(url, {
      version: way.version,
      private: mayBePrivate(url, this.#outbound),
      lookup: this.#outbound.lookup,
      timeoutMs,
      signal,
    });
    client.on('error', () => undefined);
    // A broker that went away is connected to anew, before a notification is written to nobody.
    client.once('close', gone);
    return client;
  }
}

async function within<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new OutboundError('timeout'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
