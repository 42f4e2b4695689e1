import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { useState } from 'react';
import { type Attendance, attendanceKinds } from '../../meetings/minutes/minutes.ts';
import styles from './desk.module.css';

/** Who was there, was excused, sat in: by unit, with names. */
export function AttendanceFields({
  attendance,
  onChange,
}: {
  readonly attendance: Attendance;
  readonly onChange: (attendance: Attendance) => void;
}) {
  const t = useText('plan');
  const [unit, setUnit] = useState('');
  const change = (at: number, part: Partial<Attendance[number]>): void =>
    onChange(attendance.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <details className={styles['attendance']}>
      <summary>{t('minutes.attendance', { count: attendance.length })}</summary>
      <ul>
        {attendance.map(({ unit: name, names, as }, index) => (
          <li key={name}>
            <span>{name}</span>
            <Select
              label={t('minutes.attendance.as', { unit: name })}
              labelHidden
              value={as}
              choices={attendanceKinds.map((value) => ({ value, text: t(`minutes.${value}`) }))}
              onChange={(value) =>
                change(index, { as: attendanceKinds.find((one) => one === value) ?? 'present' })
              }
            />
            <Field
              label={t('minutes.attendance.names', { unit: name })}
              labelHidden
              placeholder={t('minutes.attendance.who')}
              maxLength={200}
              value={names}
              onChange={(event) => change(index, { names: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <p className={styles['end']}>
        <Field
          label={t('minutes.attendance.more')}
          maxLength={80}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        />
        <Button
          small
          disabled={unit.trim() === '' || attendance.some((one) => one.unit === unit.trim())}
          onClick={() => {
            onChange([...attendance, { unit: unit.trim(), names: '', as: 'observing' }]);
            setUnit('');
          }}
        >
          {t('minutes.attendance.add')}
        </Button>
      </p>
    </details>
  );
}
