import type { Kernel } from '@yuheng/kernel/kernel';
import { measureView } from '@yuheng/kernel/measure-view';
import type { Text } from '@yuheng/kernel/messages';
import { titleFrom } from '../board/plan-view.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { both, type Say } from './field-text.ts';

/** What differences are told with. */
export interface Words {
  readonly say: Say;
  /** The title of a measure by its code. */
  readonly measure: (code: string) => Text;
}

export function wordsOf({ registry, measures }: Kernel): Words {
  const titles = new Map(
    measures.known().map((one) => [one.definition.code, measureView(registry, one).title]),
  );
  return {
    say: (key, values) => registry.text('plan', key, values),
    measure: (code) => titles.get(code) ?? both(code),
  };
}

/** Several texts in one line. Pure. */
export function listed(texts: readonly Text[], say: Say): Text {
  const joined = (language: keyof Text) =>
    texts.map((text) => text[language]).join(say('list.comma')[language]);
  return { 'zh-CN': joined('zh-CN'), en: joined('en') };
}

/** A version of a plan: its title, number and date. Pure. */
export function planName(
  plan: Pick<PlanRecord, 'source'>,
  programme: Pick<PlanRecord['programme'], 'title' | 'documentNumber' | 'issueDate'>,
): Text {
  const { title, documentNumber, issueDate } = programme;
  const parts = [titleFrom(title, plan.source.name), documentNumber, issueDate];
  return both(parts.filter((part) => part !== null).join(' · '));
}
