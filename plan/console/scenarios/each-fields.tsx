import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import type { LineDraft } from './line-draft.ts';
import { PairsField } from './pairs-field.tsx';
import { useLineWords } from './use-line-words.ts';

/** For each of which things there is a new one: the projects of an adopted site plan, the sites of one that is not. */
export function EachFields({
  draft,
  onChange,
}: {
  readonly draft: LineDraft;
  readonly onChange: (change: Partial<LineDraft>) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { types, typeOf } = useLineWords();
  return (
    <>
      <Select
        label={t('scenario.each.source')}
        value={draft.source}
        choices={[
          { value: '', text: t('scenario.pair.choose') },
          ...types.map(({ name, title }) => ({ value: name, text: title[language] })),
        ]}
        onChange={(source) => onChange({ source, sourceFilter: [], count: '' })}
      />
      {draft.source !== '' && (
        <PairsField
          title={t('scenario.filter')}
          type={typeOf(draft.source)}
          pairs={draft.sourceFilter}
          onChange={(sourceFilter) => onChange({ sourceFilter })}
        />
      )}
    </>
  );
}
