import { isIP } from 'node:net';
import type { IClientOptions, MqttClient } from 'mqtt';
import { type Lookup, pinnedAddress } from './pinned-address.ts';

/** A connection to a broker, at the very address that was looked at. @throws OutboundError, and what the broker answers */
export async function connectMqtt(
  url: URL,
  options: {
    readonly version: 4 | 5;
    /** May the broker have an address of this machine or network? */
    readonly private: boolean;
    readonly lookup: Lookup | undefined;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<MqttClient> {
  const host = await pinnedAddress(url, options);
  const secure = url.protocol === 'mqtts:';
  const how: IClientOptions = {
    host,
    port: Number(url.port) || (secure ? 8883 : 1883),
    protocol: secure ? 'mqtts' : 'mqtt',
    protocolVersion: options.version,
    reconnectPeriod: 0,
    connectTimeout: options.timeoutMs,
    ...(secure && !isIP(url.hostname) ? { servername: url.hostname } : {}),
    ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
  };
  // Loaded by the first who needs it.
  const { connectAsync } = await import('mqtt');
  return await connectAsync(how);
}
