import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import type { Sql } from '../../store/database.ts';
import type { DeliveryDraft } from './delivery-store.ts';
import type { Live } from './live-subscriptions.ts';
import { matchingSources } from './matching-sources.ts';
import { noSourceDraft, sourceDrafts } from './source-drafts.ts';
import { toldSource } from './told-source.ts';

/** All sources that match now, for a subscription with a `timeInterval` (ETSI GS CIM 009 V1.9.1, clause 5.11.7). */
export async function* periodicSourceDrafts(
  live: Live,
  { sql, sources, at }: { readonly sql: Sql; readonly sources: SealedDocuments; readonly at: Date },
): AsyncGenerator<DeliveryDraft> {
  const now = at.toISOString();
  const found = await matchingSources(sql, sources, live.definition, now);
  const told = found.map((one) => toldSource(one, 'newlyMatching', live));
  if (told.length > 0) yield* sourceDrafts(live, told, now);
  else yield noSourceDraft(live, now);
}
