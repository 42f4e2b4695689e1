import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { isGeometry } from '../model/geometry.ts';
import { isObject } from '../model/is-object.ts';
import { HOLDERS, isKind, NGSI_NULL } from '../model/kinds.ts';
import { asMembers } from './merge-statement.ts';

/** What a merge says of all its attributes together (ETSI GS CIM 009 V1.9.1, clause 5.6.17.3). */
export interface Merging {
  /** Attributes are values themselves (clause 4.5.4). */
  readonly simplified: boolean;
  /** When those were observed that had such a time already and say no other one. */
  readonly observedAt?: string;
  /** The language of texts for what is there in several. */
  readonly lang?: string;
}

/** Members that say in the simplified form which kind it is. */
const SAYING = new Map(
  Object.entries(HOLDERS)
    .filter(([, holder]) => holder !== 'value' && holder !== 'object')
    .map(([kind, holder]) => [holder, kind] as const),
);

/**
 * What is said of one instance, with what is said of all of them. Pure.
 * @returns normalised or concise
 * @throws Problem facts.wrong-kind for a simplified value of another kind
 */
export function mergedTogether(
  { name, datasetId }: { readonly name: string; readonly datasetId: string | undefined },
  before: JsonObject | null,
  content: Json,
  { simplified, observedAt, lang }: Merging,
): Json {
  if (content === NGSI_NULL) return content;
  const of = datasetId === undefined ? {} : { datasetId };
  const whole = simplified ? { ...ofSimplified(name, before, content), ...of } : content;
  if (!before) return whole;
  const patch = inLanguage(before, asMembers(before, whole), lang);
  const isTold = observedAt === undefined || before['observedAt'] === undefined;
  return isTold || Object.hasOwn(patch, 'observedAt') ? patch : { ...patch, observedAt };
}

/** Instances of a simplified attribute (clause 4.5.4): a list is a value. */
export function simplifiedInstances(content: Json): readonly { datasetId?: string; content: Json }[] {
  const { dataset, ...others } = isObject(content) ? content : {};
  if (!isObject(dataset) || Object.keys(others).length > 0) return [{ content }];
  return Object.entries(dataset).map(([datasetId, one]) =>
    datasetId === '@none' ? { content: one } : { datasetId, content: one },
  );
}

function ofSimplified(name: string, before: JsonObject | null, content: Json): JsonObject {
  const kind = before?.['type'];
  const said = kindOf(content);
  if (said !== undefined && isKind(kind) && said !== kind)
    throw new Problem('facts.wrong-kind', { where: name, expected: kind, got: said });
  if (said !== undefined && isObject(content)) return { ...content, type: said };
  if (isKind(kind)) return { type: kind, [HOLDERS[kind]]: content };
  return { type: isGeometry(content) ? 'GeoProperty' : 'Property', value: content };
}

/** The kind that a value says: in whole, or by the only member that such values have. */
function kindOf(content: Json): string | undefined {
  if (!isObject(content)) return undefined;
  const { type } = content;
  if (isKind(type)) return type;
  const [only = '', ...more] = Object.keys(content);
  return more.length === 0 ? SAYING.get(only) : undefined;
}

/** A text, or several, for what is there in several languages. */
function inLanguage(before: JsonObject, patch: JsonObject, lang: string | undefined): JsonObject {
  if (lang === undefined || before['type'] !== 'LanguageProperty') return patch;
  const { type: _, value, languageMap, ...rest } = patch;
  const texts = languageMap ?? value;
  if (!isText(texts)) return patch;
  return { ...rest, languageMap: { [lang]: texts } };
}

const isText = (value: Json | undefined): value is Json =>
  typeof value === 'string'
    ? value !== NGSI_NULL
    : Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
