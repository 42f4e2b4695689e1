import type { Members } from './read-members.ts';

/** A further header, or something else that the other side is to be told (ETSI GS CIM 009 V1.9.1, clause 5.2.22). */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** What a list of pairs says; they become headers. @throws Problem with the pair that cannot be one */
export function keyValuesOf(members: Members, name: string): readonly KeyValue[] {
  return (members.list(name) ?? []).map((one, at) => {
    const pair = members.inside(one, `${name}[${at}]`, ['key', 'value']);
    const key = pair.text('key');
    const value = pair.text('value');
    if (key === undefined || !/^[\w!#$%&'*+.^`|~-]+$/.test(key)) return pair.refuse('key');
    if (value === undefined || /[^\t\x20-\x7e\x80-\xff]/.test(value)) return pair.refuse('value');
    return { key, value };
  });
}
