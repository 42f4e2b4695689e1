import type { Fact, JsonObject, Statement } from '../model/entity.ts';
import { HOLDERS } from '../model/kinds.ts';
import { parseStatement } from '../model/parse-statement.ts';
import { stated } from '../model/stated.ts';

/** What an instance of the past says after a correction: what the fragment does not say stays. Pure. @throws Problem of parseStatement */
export function restated(before: Fact, attribute: string, fragment: JsonObject): Statement {
  const { [HOLDERS[before.kind]]: held, ...rest } = stated(before);
  const says = Object.values(HOLDERS).some((holder) => Object.hasOwn(fragment, holder));
  const kept = says || held === undefined ? rest : { ...rest, [HOLDERS[before.kind]]: held };
  const { type, ...members } = kept;
  return parseStatement(attribute, {
    // A concise fragment may say another kind by its member alone.
    ...(says && !Object.hasOwn(fragment, HOLDERS[before.kind]) ? {} : { type }),
    ...members,
    ...fragment,
  });
}
