// The load generator, a process of its own: takes a plan as its argument and writes the result to standard output.
import { summarise } from '../samples.ts';
import { HttpConnection } from './http-connection.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { madeRequest } from './made-request.ts';

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan;
const times: number[] = [];
const statuses: Record<string, number> = {};
const first = plan.first ?? 0;
let next = 0;

const connections = await Promise.all(
  Array.from({ length: plan.connections }, () => HttpConnection.open(plan.port, plan.key)),
);
const cpu = process.cpuUsage();
const start = performance.now();
const end = start + (plan.seconds ?? Number.POSITIVE_INFINITY) * 1000;
await Promise.all(connections.map(work));
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
const { p50, p99 } = summarise(times);
const result: LoadResult = { requests: times.length, seconds, p50, p99, statuses, cpu: user + system };
process.stdout.write(JSON.stringify(result));

async function work(connection: HttpConnection): Promise<void> {
  while (next < (plan.requests ?? Number.POSITIVE_INFINITY) && performance.now() < end) {
    const request = madeRequest(plan, first + next++);
    const asked = performance.now();
    const status = await connection.ask(request);
    times.push(performance.now() - asked);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  connection.close();
}
