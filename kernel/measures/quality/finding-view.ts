import Type, { type Static } from 'typebox';
import type { Text } from '../../packs/messages.ts';
import type { Registry } from '../../packs/registry.ts';
import type { KnownMeasure } from '../defined-measures.ts';
import type { MeasureDefinition } from '../definition.ts';
import { TextView } from '../measure-view.ts';
import { type Finding, standingAt } from './finding.ts';
import type { QualityRule } from './rule.ts';

/** What a rule demands, and what was found, in words. */
export const FindingView = Type.Object({
  kind: Type.String(),
  standing: Type.Enum(['met', 'failed', 'unchecked']),
  /** While it fails nothing can be judged by the figure. */
  grey: Type.Boolean(),
  demand: TextView,
  found: TextView,
  /** The first entities that are at fault. */
  examples: Type.Array(Type.String()),
});
export type FindingView = Static<typeof FindingView>;

/** How words are found: texts, and measures by their code. */
export interface FindingWords {
  readonly registry: Registry;
  readonly find: (code: string) => KnownMeasure | null;
}

/** A finding as it stands at a time. */
export function findingView(
  words: FindingWords,
  definition: MeasureDefinition,
  finding: Finding,
  now: string,
): FindingView {
  const { rule, values } = finding;
  const standing = standingAt(finding, now);
  const text = (key: string, given = {}): Text => words.registry.text('measures', `quality.${key}`, given);
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === Number.MAX_SAFE_INTEGER ? '∞' : String(Number(value.toFixed(1))),
    ]),
  );
  return {
    kind: rule.kind,
    standing,
    grey: rule.grey === true,
    demand: demandText(words, definition, rule),
    found:
      standing === 'unchecked' ? text(`unchecked.${rule.kind}`) : text(foundKey(finding, standing), shown),
    examples: [...finding.examples],
  };
}

/** What was fresh when it was measured is told otherwise once it has grown old. */
function foundKey({ rule, standing: then }: Finding, standing: Finding['standing']): string {
  return rule.kind === 'timely' && then === 'met' && standing === 'failed' ? 'aged' : `found.${rule.kind}`;
}

/** What a rule demands, in words. */
export function demandText(words: FindingWords, definition: MeasureDefinition, rule: QualityRule): Text {
  const text = (key: string, given: Parameters<Registry['text']>[2]): Text =>
    words.registry.text('measures', `quality.demand.${key}`, given);
  switch (rule.kind) {
    case 'jump':
      return text('jump', { percent: rule.percent });
    case 'consistent': {
      const other = words.find(rule.with);
      const title =
        other && (other.texts?.title ?? words.registry.text(other.pack, `measures.${rule.with}.title`));
      return text('consistent', { other: title ?? rule.with, percent: rule.percent });
    }
    case 'unique': {
      const { thing, attributes } = named(words.registry, definition, rule.selection, rule.attributes);
      return text('unique', { thing, attributes });
    }
    case 'range': {
      const { thing, attributes } = named(words.registry, definition, rule.selection, [rule.attribute]);
      const side = rule.minimum === undefined ? '-below' : rule.maximum === undefined ? '-above' : '';
      const { minimum = 0, maximum = 0 } = rule;
      return text(`range${side}`, { thing, attribute: attributes, minimum, maximum });
    }
    case 'timely': {
      const { thing, attributes } = named(words.registry, definition, rule.selection, [rule.attribute]);
      return text('timely', { thing, attribute: attributes, days: rule.days, atLeast: rule.atLeast });
    }
    case 'complete': {
      const { thing, attributes } = named(words.registry, definition, rule.selection, [rule.attribute]);
      const { expected, atLeast } = rule;
      return expected === undefined
        ? text('complete', { thing, attribute: attributes, atLeast })
        : text('complete-of', { thing, attribute: attributes, atLeast, expected });
    }
  }
}

/** What a selection and its attributes are called. */
function named(
  registry: Registry,
  { select }: MeasureDefinition,
  selection: string,
  attributes: readonly string[],
): { readonly thing: Text; readonly attributes: Text } {
  const [type = ''] = select[selection]?.types ?? [];
  const pack = registry.packs.find(({ entities }) => entities.some(({ name }) => name === type));
  const title = (key: string, plain: string): Text =>
    pack === undefined ? { 'zh-CN': plain, en: plain } : registry.text(pack.id, `entities.${type}.${key}`);
  const all = attributes.map((attribute) =>
    Object.hasOwn(registry.entityTypes.get(type)?.attributes ?? {}, attribute)
      ? title(`attributes.${attribute}`, attribute)
      : { 'zh-CN': attribute, en: attribute },
  );
  const comma = registry.text('measures', 'quality.comma');
  const joined = (language: keyof Text) => all.map((one) => one[language]).join(comma[language]);
  return {
    thing: title('title', selection),
    attributes: { 'zh-CN': joined('zh-CN'), en: joined('en') },
  };
}
