import { useQuery } from '@tanstack/react-query';
import { entityQuery, typeOf } from '@yuheng/console/data/facts';
import { FactHistory } from '@yuheng/console/evidence/fact-history';
import { useName, useText } from '@yuheng/console/text/text-context';
import { useState } from 'react';
import styles from './task-acts.module.css';

/** A fact that a journal names, by the words that people know it by; its history unfolds below. */
export function EvidencedFact({
  entity,
  attribute,
}: {
  readonly entity: string;
  readonly attribute: string | undefined;
}) {
  const t = useText('plan');
  const name = useName();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(entityQuery(entity));
  const label = nameIn(data) ?? entity.slice(entity.lastIndexOf(':') + 1);
  if (attribute === undefined) return label;
  const type = data === undefined ? '' : typeOf(data);
  const words = t('contradiction.of', {
    name: label,
    attribute: name(`entities.${type}.attributes.${attribute}`, attribute),
  });
  return (
    <details
      className={styles['fact']}
      data-testid="evidenced-fact"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words}</summary>
      {open && <FactHistory entity={entity} attribute={attribute} />}
    </details>
  );
}

/** The name of an entity in its normalized form (ETSI GS CIM 009, 4.5.2); null where it has none, or more than one. */
function nameIn(entity: { readonly [attribute: string]: unknown } | undefined): string | null {
  const stated = entity?.['name'];
  const value = typeof stated === 'object' && stated !== null && 'value' in stated ? stated.value : null;
  return typeof value === 'string' ? value : null;
}
