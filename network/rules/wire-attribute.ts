/** A property in normalised form (ETSI GS CIM 009 V1.9.1, clause 4.5.2). */
export function property(
  value: unknown,
  more: { readonly unitCode?: string; readonly observedAt?: string } = {},
) {
  return { type: 'Property', value, ...more };
}

/** A relationship in normalised form (clause 4.5.3). */
export function relationship(object: string, more: { readonly observedAt?: string } = {}) {
  return { type: 'Relationship', object, ...more };
}
