export const SECRET = 'Bearer of-a-secret';
export const uri = 'https://user:password@receiver.example/path';
/** Documents that hold secrets. */
export const subscription = (id: string) => ({
  id,
  type: 'Subscription',
  entities: [{ type: 'T' }],
  notification: {
    endpoint: {
      uri,
      receiverInfo: [
        { key: 'Authorization', value: SECRET },
        { key: 'X-Other', value: 'second' },
      ],
      notifierInfo: [{ key: 'MQTT-QoS', value: '1' }],
    },
  },
});
export const source = (id: string) => ({
  id,
  type: 'ContextSourceRegistration',
  endpoint: 'https://user:password@source.example',
  information: [{ entities: [{ type: 'T' }] }],
  contextSourceInfo: [
    { key: 'Authorization', value: SECRET },
    { key: 'accept', value: 'application/ld+json' },
  ],
});
