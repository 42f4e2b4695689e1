import { useQuery } from '@tanstack/react-query';
import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { formatNumber } from '@yuheng/console/text/format-number';
import { unitName } from '@yuheng/console/text/format-quantity';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { boardQuery } from '../board-query.ts';
import { attributeOf, pairsOf } from './pairs.ts';
import { type AttributeView, type Line, type TypeView, typesQuery } from './scenario-query.ts';

type Which = Extract<Line, { kind: 'patch' }>['which'];

/** Words for the lines of scenarios and for what stands in them. */
export function useLineWords() {
  const t = useText('plan');
  const { language } = useLanguage();
  const areas = useAreaNames();
  const types = useQuery(typesQuery).data?.types ?? [];
  const plans = useQuery(boardQuery).data?.plans ?? [];
  const typeOf = (name: string): TypeView | undefined => types.find((type) => type.name === name);
  const typeWords = (name: string): string => typeOf(name)?.title[language] ?? name;
  const comma = t('list.comma');
  const number = (value: number) => formatNumber(value, language, 4);

  const valueWords = (attribute: AttributeView | undefined, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => valueWords(attribute, one)).join(comma);
    if (value === true || value === 'true') return t('fact.yes');
    if (value === false || value === 'false') return t('fact.no');
    const coded = attribute?.oneOf.find((one) => one.value === value);
    if (coded !== undefined) return coded.title[language];
    if (attribute?.kind === 'Relationship')
      return areas(String(value)) ?? String(value).split(':').at(-1) ?? '';
    if (attribute?.value === 'number') {
      const unit = attribute.unitCode === null ? '' : unitName(attribute.unitCode, t);
      return `${number(Number(value))}${unit === '' ? '' : ` ${unit}`}`;
    }
    return typeof value === 'object' ? '…' : String(value);
  };

  const pairWords = (type: TypeView | undefined, name: string, value: unknown): string => {
    const attribute = attributeOf(type, name);
    return t('scenario.line.is', {
      attribute: attribute?.title[language] ?? name,
      value: valueWords(attribute, value),
    });
  };

  const attributeWords = (type: string, attributes: { readonly [name: string]: unknown }): string =>
    Object.entries(attributes)
      .map(([name, said]) => {
        const one = said as { readonly value?: unknown; readonly object?: unknown } | null;
        return pairWords(typeOf(type), name, one?.value ?? one?.object ?? said);
      })
      .join(comma);

  const whichWords = ({ type, q, ids, limit }: Which): string => {
    const declared = typeOf(type);
    const pairs = pairsOf(q);
    const words =
      pairs === null
        ? (q ?? '')
        : pairs.map((one) => pairWords(declared, one.attribute, one.value)).join(comma);
    const fits = ids === undefined ? words : t('scenario.line.named', { count: number(ids.length) });
    const named = fits === '' ? typeWords(type) : t('scenario.line.which', { type: typeWords(type), fits });
    return limit === undefined
      ? t('scenario.line.every', { which: named })
      : t('scenario.line.first', { count: number(limit), which: named });
  };

  const whenWords = ({ from, perMonth }: { readonly from: string; readonly perMonth?: number }): string =>
    perMonth === undefined
      ? t('scenario.line.on', { day: formatDate(from) })
      : t('scenario.line.monthly', { day: formatDate(from), count: number(perMonth) });

  const caseWords = (id: string): string =>
    plans
      .flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks))
      .find((task) => task.case?.id === id)?.title ?? t('scenario.line.task');

  const lineWords = (line: Line): string => {
    switch (line.kind) {
      case 'create': {
        const said = attributeWords(line.type, line.attributes);
        const type = typeWords(line.type);
        return t(said === '' ? 'scenario.line.create' : 'scenario.line.create.as', {
          count: number(line.count),
          type,
          said,
          when: whenWords(line),
        });
      }
      case 'each':
        return t('scenario.line.each', {
          which: whichWords(line.which),
          type: typeWords(line.type),
          said: attributeWords(line.type, line.attributes),
          when: whenWords(line),
        });
      case 'patch': {
        const times = Object.entries(line.scale ?? {}).map(([name, factor]) =>
          t('scenario.line.times', {
            attribute: attributeOf(typeOf(line.which.type), name)?.title[language] ?? name,
            factor: number(factor),
          }),
        );
        const said = [attributeWords(line.which.type, line.attributes), ...times].filter((one) => one !== '');
        return t('scenario.line.patch', {
          which: whichWords(line.which),
          said: said.join(comma),
          when: whenWords(line),
        });
      }
      case 'delete':
        return t('scenario.line.delete', { which: whichWords(line.which), when: whenWords(line) });
      case 'rows':
        return t('scenario.line.rows', { count: number(line.rows.length), type: typeWords(line.type) });
      case 'shift':
        return t('scenario.line.shift', {
          task: caseWords(line.case),
          days: number(line.workingDays),
          when: whenWords(line),
        });
      case 'move':
        return t('scenario.line.move', { task: caseWords(line.case), when: whenWords(line) });
    }
  };
  return { lineWords, typeWords, typeOf, valueWords, pairWords, types };
}
