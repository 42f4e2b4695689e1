import { cover } from '@yuheng/network/cover';
import { seeded, syntheticCity } from './synthetic-city.ts';

/** Cells of 10 m along a side: 25 km. */
const side = 2500;
const moves = 200;

/** Best server and SINR of a whole city on two threads, then single sites moved about. */
export async function benchCity(count: number, say: (line: string) => void): Promise<void> {
  const { terrain, sites, settings } = syntheticCity(side, count);
  const [start, before] = [performance.now(), process.cpuUsage()];
  const coverage = await cover(terrain, settings, sites, { workers: 2 });
  coverage.rasters();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1000;
  const cpu = (user + system) / 1e6;
  say(
    `city (synthetic): ${count} sites, ${side * side} pixels of 10 m, best server and SINR on 2 threads: ` +
      `${wall.toFixed(1)} s wall, ${cpu.toFixed(1)} CPU s (${(cpu / 2).toFixed(1)} s on two idle cores)`,
  );
  const next = seeded(2);
  const [grabbed, dragged]: [number[], number[]] = [[], []];
  const [grabbedCpu, draggedCpu]: [number[], number[]] = [[], []];
  for (let move = 0; move < moves; move += 1) {
    const site = coverage.sites[Math.trunc(next() * count)];
    if (site === undefined) continue;
    const within = (value: number) => Math.min(Math.max(value + 300 * (next() - 0.5), 0), 10 * (side - 1));
    for (const [times, cpuTimes] of [
      [grabbed, grabbedCpu],
      [dragged, draggedCpu],
    ] as const) {
      const to = { x: within(site.x), y: within(site.y) };
      const [begin, used] = [performance.now(), process.cpuUsage()];
      coverage.move(site.id, to);
      times.push(performance.now() - begin);
      const spent = process.cpuUsage(used);
      cpuTimes.push((spent.user + spent.system) / 1000);
    }
  }
  say(`one site moved, first time: ${percentiles(grabbed)} wall, ${percentiles(grabbedCpu)} CPU`);
  say(`the same site dragged on: ${percentiles(dragged)} wall, ${percentiles(draggedCpu)} CPU`);
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(1);
  return `p50 ${rank(0.5)} ms, p95 ${rank(0.95)} ms`;
}
