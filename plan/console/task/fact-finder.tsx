import { useQuery } from '@tanstack/react-query';
import { type PlainEntity, typeOf } from '@yuheng/console/data/facts';
import { measuresQuery } from '@yuheng/console/data/measures';
import { get } from '@yuheng/console/data/request';
import { useName, useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { useDeferredValue, useState } from 'react';
import type { Plan } from '../plan-parts.ts';
import styles from './task-acts.module.css';

/** A fact that is named as evidence, with the words that a person knows it by. */
export interface NamedFact {
  readonly entity: string;
  readonly attribute: string;
  readonly words: string;
}

/** As many as are looked over at once. */
const SHOWN = 8;

/** Finds a fact of what the plan is measured by: the kind of thing, its name, which of its attributes. */
export function FactFinder({
  plan,
  onFind,
}: {
  readonly plan: Plan;
  readonly onFind: (fact: NamedFact) => void;
}) {
  const t = useText('plan');
  const name = useName();
  const kinds = useKinds(plan);
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words.trim());
  const type = chosen ?? [...kinds.keys()][0] ?? '';
  const attributes = kinds.get(type) ?? [];
  const { data: found } = useQuery({
    queryKey: ['find-fact', type, sought],
    queryFn: ({ signal }) =>
      get<readonly PlainEntity[]>(
        '/ngsi-ld/v1/entities',
        { type, q: `name~="${patternOf(sought)}"`, options: 'keyValues', limit: SHOWN },
        signal,
      ),
    enabled: type !== '' && sought !== '',
  });
  if (kinds.size === 0) return null;
  return (
    <details className={styles['finder']} data-testid="fact-finder">
      <summary>{t('task.act.find-fact')}</summary>
      <div className={styles['find']}>
        <Select
          label={t('task.act.fact-kind')}
          value={type}
          choices={[...kinds.keys()].map((kind) => ({
            value: kind,
            text: name(`entities.${kind}.title`, kind),
          }))}
          onChange={setChosen}
        />
        <Field
          label={t('task.act.fact-name')}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          data-testid="fact-name"
        />
      </div>
      {found?.length === 0 && <p className={styles['soft']}>{t('task.act.fact-none')}</p>}
      <ul className={styles['found']}>
        {found?.map((entity) => (
          <li key={entity.id}>
            <strong>{labelOf(entity)}</strong>
            <Select
              label={t('task.act.fact-attribute')}
              labelHidden
              value=""
              choices={[
                { value: '', text: t('task.act.fact-attribute') },
                ...attributes
                  .filter((attribute) => entity[attribute] !== undefined)
                  .map((attribute) => ({
                    value: attribute,
                    text: name(`entities.${typeOf(entity)}.attributes.${attribute}`, attribute),
                  })),
              ]}
              onChange={(attribute) => {
                const title = name(`entities.${typeOf(entity)}.attributes.${attribute}`, attribute);
                onFind({
                  entity: entity.id,
                  attribute,
                  words: t('contradiction.of', { name: labelOf(entity), attribute: title }),
                });
                setWords('');
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The types that measures of the plan's targets select, with the attributes that these read. */
function useKinds(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const measures = useQuery(measuresQuery).data?.measures ?? [];
  const codes = new Set(plan.targets.flatMap(({ measure }) => measure?.code ?? []));
  const kinds = new Map<string, readonly string[]>();
  for (const { select } of measures.filter(({ code }) => codes.has(code)))
    for (const { types = [], attributes } of Object.values(select))
      for (const type of types) kinds.set(type, [...new Set([...(kinds.get(type) ?? []), ...attributes])]);
  return kinds;
}

function labelOf(entity: PlainEntity): string {
  const { name } = entity;
  return typeof name === 'string' ? name : entity.id.slice(entity.id.lastIndexOf(':') + 1);
}

/** What is typed is looked for as it is: signs of patterns and of the query have no meaning in it. */
function patternOf(words: string): string {
  return words.replaceAll('"', '').replaceAll(/[\\^$.*+?()[\]{}|]/g, '.');
}
