import { useQuery } from '@tanstack/react-query';
import { entityQuery, historyQuery, typeOf } from '@yuheng/console/data/facts';
import { FactDetail } from '@yuheng/console/evidence/fact-detail';
import { formatFact } from '@yuheng/console/text/format-fact';
import { useLanguage, useName, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import { Icon } from '@yuheng/console/ui/icon';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import type { WireAttribute, WireEntity } from '@yuheng/kernel/facts-model';
import { useEffect, useState } from 'react';
import styles from './entity-card.module.css';

/** An entity with its facts; each fact opens to its source and history. */
export function EntityCard({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText('plan');
  const name = useName();
  const { data, error, refetch } = useQuery(entityQuery(id));
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onClose]);
  const type = data === undefined ? '' : typeOf(data);
  const title = data === undefined ? '' : nameOf(data);
  return (
    <section className={styles['card']} aria-label={title} data-testid="entity-card">
      <header>
        <div>
          <p className={styles['type']}>{name(`entities.${type}.title`, t(`map.layer.${type}`))}</p>
          <h2>{title}</h2>
        </div>
        <button type="button" onClick={onClose} aria-label={t('drawer.close')} className={styles['close']}>
          <Icon name="close" />
        </button>
      </header>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {data !== undefined && (
        <ul>
          {attributesOf(data).map(([attribute, fact]) => (
            <FactLine key={attribute} entity={id} type={type} attribute={attribute} fact={fact} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FactLine({
  entity,
  type,
  attribute,
  fact,
}: {
  readonly entity: string;
  readonly type: string;
  readonly attribute: string;
  readonly fact: WireAttribute;
}) {
  const name = useName();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <button type="button" className={styles['fact']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{name(`entities.${type}.attributes.${attribute}`, attribute)}</span>
        <FactValue type={type} attribute={attribute} fact={fact} />
      </button>
      {open && <Source entity={entity} attribute={attribute} />}
    </li>
  );
}

function FactValue({
  type,
  attribute,
  fact,
}: {
  readonly type: string;
  readonly attribute: string;
  readonly fact: WireAttribute;
}) {
  const name = useName();
  const { language } = useLanguage();
  const { object, value = null, unitCode = null } = fact;
  if (typeof object === 'string') return <RelatedName id={object} />;
  const shown = formatFact(
    { kind: fact.type, entityType: type, attribute, value: object ?? value, unitCode },
    language,
    name,
  );
  return typeof value === 'number' ? (
    <Figure {...shown} size="small" />
  ) : (
    <span className={styles['text']}>{shown.figure}</span>
  );
}

/** The name of the entity that a relationship points to; an id says nothing to a person. */
function RelatedName({ id }: { readonly id: string }) {
  const { data } = useQuery(entityQuery(id));
  return <span className={styles['text']}>{data === undefined ? '…' : nameOf(data)}</span>;
}

function Source({ entity, attribute }: { readonly entity: string; readonly attribute: string }) {
  const { data, error, refetch } = useQuery(historyQuery(entity, attribute));
  const newest = data?.facts[0];
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles['source']}>
      {newest === undefined ? <Skeleton /> : <FactDetail fact={newest} />}
    </div>
  );
}

function attributesOf(entity: WireEntity): readonly (readonly [string, WireAttribute])[] {
  return Object.entries(entity).flatMap(([attribute, value]) =>
    typeof value === 'object' && !Array.isArray(value) && 'type' in value && attribute !== 'name'
      ? [[attribute, value as WireAttribute] as const]
      : [],
  );
}

function nameOf(entity: WireEntity): string {
  const name = entity['name'];
  return typeof name === 'object' && 'value' in name && typeof name.value === 'string' ? name.value : '';
}
