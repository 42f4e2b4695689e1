/** What servers that are killed subscribe to, one for each endpoint, and how soon they try again. */
export const killedSubscription = (uri: string) => ({
  id: `urn:ngsi-ld:Subscription:killed:${new URL(uri).port}`,
  type: 'Subscription',
  entities: [{ type: 'Thing' }],
  notification: { endpoint: { uri, accept: 'application/json' } },
});
export const killedPace = { pause: { first: 5, most: 50 }, patienceMs: 3_600_000 };
