/** How a context came to be kept (ETSI GS CIM 009 V1.9.1, clause 5.13.1). */
export const CONTEXT_KINDS = ['Cached', 'Hosted', 'ImplicitlyCreated'] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** What is told of a context that is kept (clause 5.13.3.5). Times as ISO 8601 in UTC. */
export interface ContextEntry {
  /** By which it is asked for here. */
  readonly name: string;
  /** Where it came from; null: it is served here. */
  readonly url: string | null;
  readonly kind: ContextKind;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsage: string | null;
  /** null: not counted. */
  readonly hits: number | null;
}
