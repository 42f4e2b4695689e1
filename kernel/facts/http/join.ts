import { Problem } from '../../http/problem.ts';
import type { Facts } from '../facts.ts';
import type { Entity, Fact, Json } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { targetsOfFact } from '../model/targets-of-fact.ts';
import { badParameters } from '../query/bad-parameters.ts';
import { shownBehind, shows } from '../query/projection.ts';
import { whole } from './page-of-query.ts';
import { type Representation, represent } from './represent.ts';
import type { Query } from './selection-of-query.ts';

/** Linked entities in an answer (ETSI GS CIM 009 V1.9.1, clause 4.5.23). */
export interface Join {
  /** Inside the relationships, or beside the entities. */
  readonly form: 'inline' | 'flat';
  /** So many relationships away at most. */
  readonly level: number;
  /** Of these the asker knows already. */
  readonly containedBy: ReadonlySet<string>;
}

type Document = Readonly<Record<string, Json>>;

const LEVELS = 16;
/** Of one answer; whoever needs more asks for fewer entities or levels. */
const MOST = 10_000;

/** `join`, `joinLevel`, `containedBy`; null: nothing is joined. @throws Problem facts.bad-query, facts.bad-page, facts.bad-id */
export function joinOfQuery({ join = '@none', joinLevel, containedBy }: Query): Join | null {
  if (join !== 'inline' && join !== 'flat' && join !== '@none')
    throw badParameters('join=inline | flat | @none');
  if (join === '@none') {
    if (joinLevel !== undefined || containedBy !== undefined)
      throw badParameters('join + joinLevel, containedBy');
    return null;
  }
  const level = whole(joinLevel, 1, LEVELS, 'joinLevel', 1);
  return { form: join, level, containedBy: new Set(containedBy?.split(',').map(parseId) ?? []) };
}

/** The entities on the wire, with those that they link to. */
export async function representJoined(
  entities: readonly Entity[],
  as: Representation,
  join: Join,
  facts: Pick<Facts, 'get'>,
): Promise<readonly Document[]> {
  const found = await readLinked(entities, as, join, facts);
  if (join.form === 'flat')
    return [
      ...entities.map((one) => represent(one, as)),
      ...found.map(([one, shown]) => represent(one, shown)),
    ];
  const known = new Map([...entities, ...found.map(([one]) => one)].map((one) => [one.id, one]));
  let room = MOST;
  const inside = (
    entity: Entity,
    shown: Representation,
    level: number,
    above: ReadonlySet<string>,
  ): Document =>
    represent(entity, shown, (attribute, uri) => {
      const target = level === 0 || above.has(uri) || join.containedBy.has(uri) ? undefined : known.get(uri);
      if (!target) return null;
      room -= 1;
      if (room < 0) throw new Problem('facts.too-many-linked', { limit: MOST });
      return inside(target, behind(shown, attribute), level - 1, new Set([...above, uri]));
    });
  return entities.map((one) => inside(one, as, join.level, new Set([one.id])));
}

/** Linked entities and how they are told: level by level, those of one level together; each once, so that circles end. */
async function readLinked(
  entities: readonly Entity[],
  as: Representation,
  { level: levels, containedBy }: Join,
  facts: Pick<Facts, 'get'>,
): Promise<readonly (readonly [Entity, Representation])[]> {
  const asked = new Set(entities.map(({ id }) => id));
  const most = asked.size + MOST;
  const all: (readonly [Entity, Representation])[] = [];
  let step: readonly (readonly [Entity, Representation])[] = entities.map((one) => [one, as]);
  for (let level = 0; level < levels && step.length > 0; level += 1) {
    const wanted = new Map<string, Representation>();
    for (const [entity, shown] of step)
      for (const fact of shownRelationships(entity, shown))
        for (const uri of targetsOfFact(fact))
          if (!asked.has(uri) && !containedBy.has(uri) && !wanted.has(uri))
            wanted.set(uri, behind(shown, fact.attribute));
    for (const uri of wanted.keys()) asked.add(uri);
    if (asked.size > most) throw new Problem('facts.too-many-linked', { limit: MOST });
    const found = await Promise.all(
      [...wanted].map(async ([uri, shown]) => [await facts.get(uri), shown] as const),
    );
    step = found.filter((one): one is readonly [Entity, Representation] => one[0] !== null);
    all.push(...step);
  }
  return all;
}

function shownRelationships({ facts, others = {} }: Entity, as: Representation): readonly Fact[] {
  return [...Object.values(facts), ...Object.values(others).flat()].filter(({ attribute }) =>
    shows(as, attribute),
  );
}

/** How the entities are told that an attribute links to. */
function behind({ pick, omit, ...rest }: Representation, attribute: string): Representation {
  return { ...rest, ...shownBehind({ pick, omit }, attribute) };
}
