import { shorten } from '../model/shorten.ts';
import { badParameters } from '../query/bad-parameters.ts';
import { type Projection, parseProjection, type Shown } from '../query/projection.ts';
import { nameOf, type Query, type StoredName } from './selection-of-query.ts';

/** `pick` and `omit`, which exclude `attrs` and each other's members (ETSI GS CIM 009 V1.9.1, clause 4.21). @throws Problem facts.bad-query */
export function shownOfQuery({ pick, omit, attrs }: Query, stored: StoredName): Shown {
  const parsed = (text: string): Projection => parseProjection(text, (name) => nameOf(name, stored));
  const shown: Shown = {
    ...(pick === undefined ? {} : { pick: parsed(pick) }),
    ...(omit === undefined ? {} : { omit: parsed(omit) }),
  };
  if (attrs && (shown.pick || shown.omit)) throw badParameters('attrs | pick, omit');
  const twice = shown.pick && shown.omit && sharedName(shown.pick, shown.omit);
  if (twice !== undefined) throw badParameters(`pick ∌ ${shorten(twice)}`);
  return shown;
}

/** A member that is both picked and left out. */
function sharedName(pick: Projection, omit: Projection): string | undefined {
  for (const [name, inner] of pick) {
    if (!omit.has(name)) continue;
    const other = omit.get(name);
    if (!other) return name;
    const shared = inner ? sharedName(inner, other) : undefined;
    if (shared !== undefined) return shared;
  }
  return undefined;
}
