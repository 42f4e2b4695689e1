import type { JournalEntry } from '@yuheng/console/data/cases';
import type { Text } from '@yuheng/console/text/text-context';

/** What a line of a task's journal says was done. */
export function journalWords({ transition, to, detail }: JournalEntry, t: Text): string {
  if (transition === 'revise') return t('task.revised');
  if (transition === 'answer') return t('task.answered');
  if (transition === 'feedback') return t('task.feedback', { kind: t(`feedback.${String(detail['kind'])}`) });
  if (transition === 'notify')
    return t('task.notified', {
      level: t(`notice.level.${String(detail['level'])}`),
      rule: t(`cases.PlanTask.notices.${String(detail['rule'])}`),
      party: t(`notice.party.${String(detail['party'])}`),
    });
  return t(`cases.PlanTask.states.${to}`);
}
