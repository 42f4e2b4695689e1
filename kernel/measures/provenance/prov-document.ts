/**
 * A document of PROV-JSON (W3C member submission of 24 April 2013), the JSON form of PROV-DM and with it of PROV-O: record
 * id -> its attributes, by the kind of record. Only the kinds that evidence needs.
 */
export interface ProvDocument {
  readonly prefix: Readonly<Record<string, string>>;
  readonly entity: ProvRecords;
  readonly activity: ProvRecords;
  readonly agent: ProvRecords;
  readonly used: ProvRecords;
  readonly wasGeneratedBy: ProvRecords;
  readonly wasAssociatedWith: ProvRecords;
  readonly wasAttributedTo: ProvRecords;
  readonly actedOnBehalfOf: ProvRecords;
  readonly hadPrimarySource: ProvRecords;
}

export type ProvRecords = Readonly<Record<string, ProvAttributes>>;
export type ProvAttributes = Readonly<Record<string, ProvValue>>;
/** A text, a name (`prov:type`: `{$: 'prov:Person', type: 'xsd:QName'}`), or a typed value. */
export type ProvValue = string | { readonly $: string; readonly type: string };

/** Namespace of what is ours in it. */
export const NAMESPACE = 'urn:yuheng:prov:';

/** A qualified name with our prefix; what PROV-N does not take in a local name is percent-encoded. */
export function nameOf(kind: string, ...parts: readonly (string | number)[]): string {
  const safe = parts.map((part) =>
    encodeURIComponent(part).replaceAll(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );
  return `yh:${[kind, ...safe].join('/')}`;
}

export const qualified = (name: string): ProvValue => ({ $: name, type: 'xsd:QName' });
export const typed = (
  value: string | number | boolean,
  type: 'double' | 'integer' | 'boolean',
): ProvValue => ({
  $: String(value),
  type: `xsd:${type}`,
});
