import type { Text } from '@yuheng/kernel/messages';
import type { FieldChange } from '../confirm/decision.ts';
import type { HorizonFields, UnitFields } from '../confirm/fields.ts';
import { valueKey } from '../confirm/value-key.ts';

export type Say = (key: string, values?: Readonly<Record<string, string | number | Text>>) => Text;

/** The value of a field of a plan, an item or a target, in words; null where it is empty. Pure. */
export function fieldText(value: FieldChange['after'], say: Say): Text | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return both(String(value));
  if (Array.isArray(value)) {
    const units = (value as readonly UnitFields[]).map(
      ({ unit, role }) => [say(`role.${role}`), unit] as const,
    );
    if (units.length === 0) return null;
    const joined = (language: keyof Text) =>
      units.map(([role, unit]) => `${role[language]} ${unit}`).join(say('list.comma')[language]);
    return { 'zh-CN': joined('zh-CN'), en: joined('en') };
  }
  if (typeof value === 'object') {
    const { kind, date, year, minYears, maxYears } = value as HorizonFields;
    if (kind === 'absolute') return both(date ?? String(year ?? ''));
    return say('confirm.horizon.years', { from: minYears ?? 0, to: maxYears ?? 0 });
  }
  const key = valueKey(String(value));
  const words = say(key);
  return words.en === key ? both(String(value)) : words;
}

/** The same in both languages: a number, a name. */
export function both(text: string): Text {
  return { 'zh-CN': text, en: text };
}
