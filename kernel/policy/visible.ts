import type { Entity, Fact } from '../facts/model/entity.ts';
import { compileSelection } from '../facts/query/decide.ts';
import type { Allowed, Selection } from '../facts/selection.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Narrowing } from './cedar/narrowing.ts';
import type { Policy } from './policy.ts';
import { attributeResource, entityResource } from './resources.ts';

/** What somebody may see of the facts of a tenant. */
export interface Visible {
  /** The selection with what its rows must hold besides. @throws Problem policy.withheld where it asks about attributes that are withheld */
  narrow(selection: Selection): Selection;
  /** The entity without what is withheld; null where it may not be seen at all. It must be whole. */
  see(entity: Entity): Entity | null;
  /** Of one that may be seen: what of it may be shown. */
  strip(entity: Entity): Entity;
  /** Is this attribute withheld, of entities of these types; without types: of any that may have it. */
  hides(attribute: string, types?: readonly string[]): boolean;
  /** May facts about it be written? */
  mayWrite(entity: Entity): boolean;
}

/**
 * That nothing is asked about what is withheld.
 * @throws Problem policy.withheld
 */
export function demandAsked(
  visible: Visible,
  { q, geo, order }: { readonly [name in 'q' | 'geo' | 'order']?: Selection[name] | null | undefined },
): void {
  visible.narrow({ ...(q == null ? {} : { q }), ...(geo ? { geo } : {}), ...(order ? { order } : {}) });
}

/** @returns null for whoever sees and may write everything there */
export function visibleTo(
  policy: Policy,
  actor: Actor,
  tenant: string | null,
  options: {
    /** By name. */
    readonly entityTypes: Pick<ReadonlyMap<string, unknown>, 'keys'>;
    /** Writing counts as well: what operations write on their own account nobody decides again. */
    readonly writing: boolean;
  },
): Visible | null {
  const rows = policy.rows(actor, 'facts.read', 'Entity', tenant);
  const attributes = policy.rows(actor, 'facts.read-attribute', 'Attribute', tenant);
  const written = options.writing ? policy.rows(actor, 'facts.write', 'Entity', tenant) : 'every';
  // Who may write nothing is refused where it is asked for.
  if (rows === 'every' && attributes === 'every' && typeof written === 'string') return null;

  const known = new Map<string, boolean>();
  const hidesOf = (attribute: string, types: readonly string[]): boolean => {
    const key = JSON.stringify([attribute, types]);
    const found =
      known.get(key) ??
      !(typeof attributes === 'string'
        ? attributes === 'every'
        : attributes.holds(attributeResource(attribute, types, tenant)));
    known.set(key, found);
    return found;
  };
  const hides = (attribute: string, types?: readonly string[]): boolean => {
    if (attributes === 'every') return false;
    if (types) return hidesOf(attribute, types);
    return (
      hidesOf(attribute, []) || [...options.entityTypes.keys()].some((type) => hidesOf(attribute, [type]))
    );
  };
  const sees = holding(rows, tenant);
  const allowed = allowedOf(rows, tenant);
  const strip = (entity: Entity): Entity => (attributes === 'every' ? entity : without(entity, hidesOf));

  return {
    hides,
    mayWrite: holding(written, tenant),
    narrow(selection) {
      const compiled = compileSelection(selection);
      const ordered = (selection.order ?? []).flatMap(({ path }) => path.slice(0, 1));
      for (const name of [...compiled.reads, ...ordered]) {
        const withheld = selection.types ? selection.types.some((type) => hides(name, [type])) : hides(name);
        if (withheld) throw new Problem('policy.withheld', { attribute: name });
      }
      // What the linked entity says is not for everybody either.
      const [link] = compiled.links;
      if (link) throw new Problem('policy.withheld', { attribute: link.attribute });
      const { attributes: wanted, types } = selection;
      const shown = wanted?.filter(
        (name) =>
          !(types ?? [undefined]).some((type) => hides(name, type === undefined ? undefined : [type])),
      );
      return {
        ...selection,
        ...(allowed === null ? {} : { allowed }),
        ...(shown === undefined ? {} : { attributes: shown }),
        // Nothing is left to be shown of anything.
        ...(shown?.length === 0 && wanted?.length !== 0 ? { ids: [] } : {}),
      };
    },
    see: (entity) => (sees(entity) ? strip(entity) : null),
    strip,
  };
}

function holding(rows: Narrowing, tenant: string | null): (entity: Entity) => boolean {
  if (typeof rows === 'string') return () => rows === 'every';
  return (entity) => rows.holds(entityResource(entity, tenant, rows.tags));
}

/** What a first look into the store can leave out, and what decides on the rest; null: nothing is left out. */
export function allowedOf(rows: Narrowing, tenant: string | null): Allowed | null {
  if (rows === 'every') return null;
  if (rows === 'none') return { holds: () => false, reads: new Set(), types: [], equalities: [] };
  const types = rows.groups.find(({ type }) => type === 'EntityType')?.ids;
  return {
    holds: holding(rows, tenant),
    reads: rows.tags,
    ...(types === undefined ? {} : { types }),
    equalities: rows.equalities.map(({ tag, values }) => ({
      attribute: tag,
      // Tags are texts of whatever the value is.
      values: values.flatMap((text) => [
        text,
        ...(isNumber(text) ? [Number(text)] : []),
        ...TRUTHS.filter((one) => String(one) === text),
      ]),
    })),
  };
}

const TRUTHS = [true, false];
const isNumber = (text: string): boolean => text !== '' && String(Number(text)) === text;

function without(entity: Entity, hides: (attribute: string, types: readonly string[]) => boolean): Entity {
  const kept = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !hides(name, entity.types)));
  const { others, ...rest } = entity;
  const shown = others === undefined ? {} : kept<readonly Fact[]>(others);
  return {
    ...rest,
    facts: kept<Fact>(entity.facts),
    ...(Object.keys(shown).length === 0 ? {} : { others: shown }),
  };
}
