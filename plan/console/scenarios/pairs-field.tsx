import { useQuery } from '@tanstack/react-query';
import { areasQuery, useAreaNames } from '@yuheng/console/data/use-area-names';
import { unitName } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { type Choice, Select } from '@yuheng/console/ui/select';
import { askable, attributeOf, type Pair } from './pairs.ts';
import type { AttributeView, TypeView } from './scenario-query.ts';
import styles from './scenarios.module.css';

/** Attributes with what they are to be, one below the other; `times`: numbers may be multiplied instead. */
export function PairsField({
  title,
  type,
  pairs,
  times = false,
  onChange,
}: {
  readonly title: string;
  readonly type: TypeView | undefined;
  readonly pairs: readonly Pair[];
  readonly times?: boolean;
  readonly onChange: (pairs: readonly Pair[]) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const free = askable(type).filter(({ name }) => !pairs.some(({ attribute }) => attribute === name));
  const put = (index: number, pair: Pair | null) =>
    onChange(pairs.flatMap((one, at) => (at === index ? (pair === null ? [] : [pair]) : [one])));
  return (
    <fieldset className={styles['pairs']}>
      <legend>{title}</legend>
      {pairs.map((pair, index) => {
        const attribute = attributeOf(type, pair.attribute);
        const isNumber = attribute?.value === 'number';
        return (
          <div key={pair.attribute} className={styles['pair']}>
            {times && isNumber && (
              <Select
                label={t('scenario.how')}
                value={pair.how ?? 'set'}
                choices={[
                  { value: 'set', text: t('scenario.how.set') },
                  { value: 'times', text: t('scenario.how.times') },
                ]}
                onChange={(how) => put(index, { ...pair, how: how === 'times' ? 'times' : 'set' })}
              />
            )}
            <ValueField
              attribute={attribute}
              name={attribute?.title[language] ?? pair.attribute}
              bare={pair.how === 'times'}
              value={pair.value}
              onChange={(value) => put(index, { ...pair, value })}
            />
            <Button small look="quiet" onClick={() => put(index, null)}>
              {t('scenario.pair.drop')}
            </Button>
          </div>
        );
      })}
      {free.length > 0 && (
        <Select
          label={t('scenario.pair.add')}
          value=""
          choices={[
            { value: '', text: t('scenario.pair.choose') },
            ...free.map(({ name, title: words }) => ({ value: name, text: words[language] })),
          ]}
          onChange={(name) => {
            const attribute = attributeOf(type, name);
            if (attribute !== undefined) onChange([...pairs, { attribute: name, value: firstOf(attribute) }]);
          }}
        />
      )}
    </fieldset>
  );
}

function firstOf({ oneOf, value }: AttributeView): string {
  return oneOf[0]?.value ?? (value === 'boolean' ? 'true' : '');
}

function ValueField({
  attribute,
  name,
  bare,
  value,
  onChange,
}: {
  readonly attribute: AttributeView | undefined;
  readonly name: string;
  readonly bare: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText('plan');
  const choices = useChoices(attribute);
  if (choices !== null) return <Select label={name} value={value} choices={choices} onChange={onChange} />;
  const isNumber = attribute?.value === 'number';
  const unit = attribute?.unitCode == null || bare ? '' : unitName(attribute.unitCode, t);
  return (
    <Field
      label={unit === '' ? name : t('scenario.value.unit', { name, unit })}
      type={isNumber ? 'number' : 'text'}
      {...(isNumber ? { step: 'any' } : {})}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** What can be chosen; null where it is written. */
function useChoices(attribute: AttributeView | undefined): readonly Choice[] | null {
  const t = useText('plan');
  const { language } = useLanguage();
  const areas = useQuery(areasQuery).data ?? [];
  const names = useAreaNames();
  if (attribute === undefined) return null;
  if (attribute.oneOf.length > 0)
    return attribute.oneOf.map(({ value, title }) => ({ value, text: title[language] }));
  if (attribute.value === 'boolean')
    return [
      { value: 'true', text: t('fact.yes') },
      { value: 'false', text: t('fact.no') },
    ];
  // Of relationships the pages know cities alone by name.
  if (attribute.kind !== 'Relationship' || attribute.name !== 'city' || areas.length === 0) return null;
  return [
    { value: '', text: t('scenario.any') },
    ...areas.map(({ id }) => ({ value: id, text: names(id) ?? id })),
  ];
}
