import { LiveEvents } from './live-events.ts';
import { type Summary, summarise, timed } from './samples.ts';

/** A fact that moves a figure. */
export interface Patch {
  readonly measure: string;
  readonly entity: string;
  readonly attribute: string;
  /** The value of the n-th patch: each differs from the one before, so each moves the evidence. */
  readonly value: (run: number) => { readonly value: unknown; readonly unitCode?: string };
}

/** From sending a fact (`PATCH …/attrs`) until the new figure has reached an open board by server-sent events. */
export async function measurePatch(base: string, patch: Patch, runs: number): Promise<Summary> {
  const events = await LiveEvents.open(base);
  const path = `/ngsi-ld/v1/entities/${encodeURIComponent(patch.entity)}/attrs`;
  try {
    const send = async (run: number): Promise<void> => {
      const figure = events.figure(patch.measure);
      const observedAt = new Date().toISOString();
      const response = await fetch(`${base}${path}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ [patch.attribute]: { type: 'Property', ...patch.value(run), observedAt } }),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await figure;
    };
    await timed(10, send);
    return summarise(await timed(runs, (run) => send(run + 10)));
  } finally {
    events.close();
  }
}
