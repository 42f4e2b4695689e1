import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { isName, parseId, parseTypes } from '../model/parse-name.ts';
import type { Members } from '../model/read-members.ts';
import { shorten } from '../model/shorten.ts';
import { withoutUndefined } from '../model/without-undefined.ts';
import { safePattern } from '../query/safe-pattern.ts';
import type { EntityInfo, RegistrationInfo } from './registration.ts';

const NAMES = ['propertyNames', 'relationshipNames'];

/** What a source may know (clauses 5.2.8, 5.2.10). @throws Problem facts.bad-registration, facts.bad-name, facts.bad-pattern */
export function parseInformation(members: Members): readonly RegistrationInfo[] {
  const list = members.list('information') ?? members.refuse('information');
  return list.map((one, at) => infoOf(one, `information[${at}]`, members));
}

function infoOf(value: Json, where: string, members: Members): RegistrationInfo {
  const info = members.inside(value, where, ['entities', ...NAMES]);
  const entities = info.list('entities')?.map((one, at) => entityInfoOf(one, `entities[${at}]`, info));
  const attributes = NAMES.flatMap((name) => namesOf(info, name));
  if (!entities && attributes.length === 0) info.refuse('entities');
  return { ...(entities ? { entities } : {}), attributes: attributes.length === 0 ? null : attributes };
}

function entityInfoOf(value: Json, where: string, info: Members): EntityInfo {
  const entity = info.inside(value, where, ['id', 'idPattern', 'type']);
  const types = parseTypes(entity.texts('type') ?? entity.refuse('type'));
  const id = entity.text('id');
  if (id !== undefined) parseId(id);
  const idPattern = entity.text('idPattern');
  if (idPattern !== undefined) safePattern(idPattern);
  return withoutUndefined({ types, id, idPattern });
}

function namesOf(info: Members, member: string): readonly string[] {
  const names = info.texts(member) ?? [];
  for (const name of names) if (!isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  return names;
}
