import { useQuery } from '@tanstack/react-query';
import { type Measure, measuresQuery } from '../data/measures.ts';
import { useLanguage, useName, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import styles from './assurance.module.css';
import { newRule, type RuleDraft, type RuleKind, ruleKinds, ruleNumbers } from './rule-draft.ts';

/** One rule as fields: what it demands, of which facts, within which numbers. */
export function RuleFields({
  draft,
  measure,
  onChange,
  onRemove,
}: {
  readonly draft: RuleDraft;
  readonly measure: Measure;
  readonly onChange: (draft: RuleDraft) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const ofFacts = draft.kind !== 'jump' && draft.kind !== 'consistent';
  return (
    <fieldset className={styles['rule']} data-testid="rule">
      <legend className="visually-hidden">{t(`quality.kind.${draft.kind}`)}</legend>
      <div className={styles['fields']}>
        <Select
          label={t('quality.kind')}
          value={draft.kind}
          choices={ruleKinds.map((kind) => ({ value: kind, text: t(`quality.kind.${kind}`) }))}
          onChange={(kind) => onChange(newRule(draft.key, kind as RuleKind, measure.select))}
        />
        {ofFacts && <OfFacts draft={draft} measure={measure} onChange={onChange} />}
        {draft.kind === 'consistent' && <Other draft={draft} measure={measure} onChange={onChange} />}
        {ruleNumbers[draft.kind].map((name) => (
          <Field
            key={name}
            label={t(`quality.number.${name}`)}
            inputMode="decimal"
            size={8}
            value={draft.numbers[name] ?? ''}
            onChange={({ target }) =>
              onChange({ ...draft, numbers: { ...draft.numbers, [name]: target.value } })
            }
            data-testid={`rule-${name}`}
          />
        ))}
      </div>
      <p className={styles['foot']}>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={draft.grey}
            onChange={({ target }) => onChange({ ...draft, grey: target.checked })}
          />
          {t('quality.makes-grey')}
        </label>
        <Button small look="quiet" onClick={onRemove} data-testid="withdraw-rule">
          {t('quality.withdraw')}
        </Button>
      </p>
    </fieldset>
  );
}

interface Part {
  readonly draft: RuleDraft;
  readonly measure: Measure;
  readonly onChange: (draft: RuleDraft) => void;
}

/** A selection of the measure, and the attributes of it that are looked at. */
function OfFacts({ draft, measure: { select }, onChange }: Part) {
  const t = useText();
  const name = useName();
  const types = (selection: string): readonly string[] => select[selection]?.types ?? [];
  const attributes = select[draft.selection]?.attributes ?? [];
  const titleOf = (attribute: string): string => {
    const [type = ''] = types(draft.selection);
    return name(`entities.${type}.attributes.${attribute}`, attribute);
  };
  const choose = (attribute: string): void => {
    const chosen = draft.attributes.includes(attribute)
      ? draft.attributes.filter((one) => one !== attribute)
      : [...draft.attributes, attribute];
    onChange({ ...draft, attributes: chosen });
  };
  return (
    <>
      <Select
        label={t('quality.selection')}
        value={draft.selection}
        choices={Object.keys(select).map((selection) => ({
          value: selection,
          text: types(selection)
            .map((type) => name(`entities.${type}.title`, type))
            .join(' · '),
        }))}
        onChange={(selection) =>
          onChange({
            ...draft,
            selection,
            attributes: (select[selection]?.attributes ?? []).slice(0, 1),
          })
        }
      />
      {draft.kind === 'unique' ? (
        <fieldset className={styles['several']}>
          <legend>{t('quality.attributes')}</legend>
          {attributes.map((attribute) => (
            <label key={attribute} className={styles['check']}>
              <input
                type="checkbox"
                checked={draft.attributes.includes(attribute)}
                onChange={() => choose(attribute)}
              />
              {titleOf(attribute)}
            </label>
          ))}
        </fieldset>
      ) : (
        <Select
          label={t('quality.attribute')}
          value={draft.attributes[0] ?? ''}
          choices={attributes.map((attribute) => ({ value: attribute, text: titleOf(attribute) }))}
          onChange={(attribute) => onChange({ ...draft, attributes: [attribute] })}
        />
      )}
    </>
  );
}

/** Another measure in the same unit. */
function Other({ draft, measure, onChange }: Part) {
  const t = useText();
  const { language } = useLanguage();
  const all = useQuery(measuresQuery).data?.measures ?? [];
  const others = all.filter(({ code, unit }) => unit === measure.unit && code !== measure.code);
  return (
    <Select
      label={t('quality.other')}
      value={draft.with}
      choices={[
        { value: '', text: t('quality.choose') },
        ...others.map(({ code, title }) => ({ value: code, text: title[language] })),
      ]}
      onChange={(other) => onChange({ ...draft, with: other })}
    />
  );
}
