import type { CaseStep } from '@yuheng/kernel/case-step';
import type { MeetingRow } from '../store/meeting-store.ts';

/** What the entity of a meeting says beside its state. */
export function aboutMeeting(
  { kind, startsAt }: Pick<MeetingRow, 'kind' | 'startsAt'>,
  at: string,
): NonNullable<CaseStep['about']> {
  const property = (value: string) => ({
    kind: 'Property' as const,
    value,
    unitCode: null,
    observedAt: at,
  });
  return new Map([
    ['kind', property(kind)],
    ['startsAt', property(new Date(startsAt).toISOString())],
  ]);
}
