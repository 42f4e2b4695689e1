import type { BackupState } from './backup-state.ts';

/**
 * The state of a backup for monitors, in the text format of OpenMetrics 1.0. What there is none of yet is left out, so that an
 * alarm asks for its absence. Pure.
 * @param state null: the server keeps no backup
 */
export function openMetrics(state: BackupState | null): string {
  const seconds = (at: string | null): number | null => (at === null ? null : Date.parse(at) / 1000);
  const truth = (is: boolean | undefined): number | null => (is === undefined ? null : Number(is));
  const drill = state?.drill ?? null;
  const gauges: readonly (readonly [
    name: string,
    unit: string | null,
    help: string,
    value: number | null,
  ])[] = [
    ['kept', null, 'Whether the server keeps a backup.', Number(state !== null)],
    ['encrypted', null, 'Whether new backups are encrypted.', truth(state?.encrypted)],
    ['base_timestamp_seconds', 'seconds', 'When the last base was begun.', seconds(state?.base ?? null)],
    [
      'reach_timestamp_seconds',
      'seconds',
      'The last moment that can be restored.',
      seconds(state?.reach ?? null),
    ],
    ['wal_lag_bytes', 'bytes', 'WAL that is not in the backup yet.', state?.lag ?? null],
    ['drill_timestamp_seconds', 'seconds', 'When a restore was practised last.', seconds(drill?.at ?? null)],
    ['drill_holds', null, 'Whether the last drill found all as it was.', truth(drill?.holds)],
    ['drill_rpo_seconds', 'seconds', 'Time before the loss that would have been gone.', drill?.rpo ?? null],
    ['drill_rto_seconds', 'seconds', 'How long the restore took.', drill?.rto ?? null],
  ];
  const lines = gauges.flatMap(([short, unit, help, value]) => {
    const name = `yuheng_backup_${short}`;
    if (value === null) return [];
    return [
      `# TYPE ${name} gauge`,
      ...(unit === null ? [] : [`# UNIT ${name} ${unit}`]),
      `# HELP ${name} ${help}`,
      `${name} ${value}`,
    ];
  });
  return `${[...lines, '# EOF'].join('\n')}\n`;
}
