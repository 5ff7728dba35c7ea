import type { Alarm } from '../../cluster/alarm-kinds.ts';

/** The alarms of each cluster, by label; clusters in the order of their surest alarm. */
export function alarmsByLabel(alarms: readonly Alarm[]): ReadonlyMap<number, readonly Alarm[]> {
  const byLabel = new Map<number, Alarm[]>();
  for (const alarm of [...alarms].sort((a, b) => b.sureness - a.sureness)) {
    const known = byLabel.get(alarm.cluster);
    if (known) known.push(alarm);
    else byLabel.set(alarm.cluster, [alarm]);
  }
  return byLabel;
}
