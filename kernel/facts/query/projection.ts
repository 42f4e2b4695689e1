import { Problem } from '../../http/problem.ts';

/**
 * Members of an entity, each with those of the entities that it links to (`locatedAt{name}`), or null where nothing is said
 * of them (ETSI GS CIM 009 V1.9.1, clause 4.21).
 */
export type Projection = ReadonlyMap<string, Projection | null>;

const NAME = /[^\s,|;(){}]+/y;
const DEPTH_LIMIT = 16;
const LENGTH_LIMIT = 8192;

/**
 * `id,locatedAt{name|inCountry{name}}`.
 * @param nameOf of a name in the request's words, as it is stored
 * @throws Problem facts.bad-query with the position of the fault, and what nameOf throws
 */
export function parseProjection(text: string, nameOf: (name: string) => string): Projection {
  let position = 0;
  const fail = (expected: string): never => {
    throw new Problem('facts.bad-query', { position, expected });
  };
  const take = (signs: string): boolean => {
    const found = position < text.length && signs.includes(text.charAt(position));
    if (found) position += 1;
    return found;
  };
  const members = (depth: number): Projection => {
    if (depth > DEPTH_LIMIT) fail(`depth <= ${DEPTH_LIMIT}`);
    const found = new Map<string, Projection | null>();
    do {
      NAME.lastIndex = position;
      const written = NAME.exec(text)?.[0] ?? fail('name');
      position += written.length;
      const name = nameOf(written);
      const inner = take('{') ? members(depth + 1) : null;
      if (inner && !take('}')) fail(', | }');
      found.set(name, inner);
    } while (take(',|'));
    return found;
  };
  if (text.length > LENGTH_LIMIT) fail(`<= ${LENGTH_LIMIT}`);
  const projection = members(0);
  if (position < text.length) fail(', | {');
  return projection;
}

/** What is shown of an entity: only `pick`, and nothing of `omit`. */
export interface Shown {
  readonly pick?: Projection | undefined;
  readonly omit?: Projection | undefined;
}

/** A member of which only linked members are left out is itself shown. */
export function shows({ pick, omit }: Shown, name: string): boolean {
  return (!pick || pick.has(name)) && omit?.get(name) !== null;
}

/** What is shown of the entities that an attribute links to. */
export function shownBehind({ pick, omit }: Shown, name: string): Shown {
  return { pick: pick?.get(name) ?? undefined, omit: omit?.get(name) ?? undefined };
}
