/** A document as it comes over the wire. */
type Wire = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Relation -> its members that must be there -> what kind of record each names (PROV-JSON, section 3; PROV-DM, table 5). */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  used: { 'prov:activity': ['activity'], 'prov:entity': ['entity'] },
  wasGeneratedBy: { 'prov:entity': ['entity'], 'prov:activity': ['activity'] },
  wasAssociatedWith: { 'prov:activity': ['activity'], 'prov:agent': ['agent'], 'prov:plan': ['entity'] },
  wasAttributedTo: { 'prov:entity': ['entity'], 'prov:agent': ['agent'] },
  actedOnBehalfOf: { 'prov:delegate': ['agent'], 'prov:responsible': ['agent'] },
  hadPrimarySource: { 'prov:generatedEntity': ['entity'], 'prov:usedEntity': ['entity'] },
};
const ELEMENTS = ['entity', 'activity', 'agent'];
const NAME = /^[a-z]+:(?:[A-Za-z0-9/_.~-]|%[0-9A-F]{2})+$/;

/** What is wrong with the structure of a PROV-JSON document: names, prefixes, typed values, and what relations refer to. */
export function provFaults(document: Wire): readonly string[] {
  const prefixes = new Set(['prov', 'xsd', ...Object.keys(document['prefix'] ?? {})]);
  const faults: string[] = [];
  const isName = (name: string) => NAME.test(name) && prefixes.has(name.split(':')[0] ?? '');
  for (const [kind, records] of Object.entries(document)) {
    if (kind === 'prefix') continue;
    const wanted = REFERENCES[kind];
    if (!wanted && !ELEMENTS.includes(kind)) faults.push(`${kind} is no kind of record`);
    for (const [id, record] of Object.entries(records)) {
      if (wanted ? !/^_:[a-z0-9-]+$/.test(id) : !isName(id)) faults.push(`${kind} ${id} is no name`);
      for (const [name, value] of Object.entries(record as Record<string, unknown>)) {
        if (!isName(name)) faults.push(`${id}: ${name} is no name`);
        faults.push(...valueFaults(`${id} ${name}`, value, isName));
      }
      for (const [member, kinds] of Object.entries(wanted ?? {})) {
        const target = String((record as Record<string, unknown>)[member]);
        if (!kinds.some((each) => Object.hasOwn(document[each] ?? {}, target)))
          faults.push(`${id} ${member}: there is no ${target}`);
      }
    }
  }
  return faults;
}

function valueFaults(where: string, value: unknown, isName: (name: string) => boolean): readonly string[] {
  if (typeof value === 'string') return [];
  const { $: text, type } = (value ?? {}) as { $?: unknown; type?: unknown };
  if (typeof text !== 'string') return [`${where} has no value`];
  const fits =
    (type === 'xsd:QName' && isName(text)) ||
    (type === 'xsd:double' && Number.isFinite(Number(text))) ||
    (type === 'xsd:integer' && /^-?\d+$/.test(text)) ||
    (type === 'xsd:boolean' && /^(?:true|false)$/.test(text));
  return fits ? [] : [`${where}: ${text} is no ${String(type)}`];
}
