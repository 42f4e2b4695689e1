import type { Claims } from './read-claims.ts';
import type { ProviderSettings } from './settings.ts';

/** How a sign-in is not as strong as its settings want it; the message is the claim. */
export class TooWeak extends Error {}

/**
 * Whether somebody signed in at the provider as it was asked: the class (`acr`) is one of those that are named, and all the
 * means (`amr`, RFC 8176) are among its own. What an ID token does not say is not so (OpenID Connect Core 1.0, section 2).
 * @returns the claim that says too little, or null
 */
export function strengthFault(
  { acr, amr }: Claims,
  wanted: Pick<ProviderSettings, 'acr' | 'amr'>,
): 'acr' | 'amr' | null {
  if (wanted.acr !== undefined && (typeof acr !== 'string' || !wanted.acr.includes(acr))) return 'acr';
  const means: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return (wanted.amr ?? []).every((each) => means.includes(each)) ? null : 'amr';
}
