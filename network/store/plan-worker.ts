import { parentPort, workerData } from 'node:worker_threads';
import { checkPlan } from '../site-plan/check/check-plan.ts';
import { planSites } from '../site-plan/plan-sites.ts';
import { separatePlans } from '../site-plan/share/separate-plans.ts';
import type { PlanTask, PlanTold } from './plan-apart.ts';

const { problem, seed, seconds, alone } = workerData as PlanTask;
const tell = (told: PlanTold) => parentPort?.postMessage(told, []);
const total = Math.ceil(seconds);
const progress = (step: string) => (told: { readonly seconds: number }) =>
  tell({ kind: 'progress', done: Math.min(total, Math.round(told.seconds)), total, step });

const plan = await planSites(problem, { seed, seconds, onProgress: progress('planning') });
const [fault] = checkPlan(problem, plan);
if (fault !== undefined) throw new Error(`the checker refuses the plan: ${JSON.stringify(fault)}`);
const gain = alone
  ? await separatePlans(problem, plan, { seed, seconds, onProgress: progress('comparing') })
  : null;
tell({ kind: 'done', result: { plan, gain } });
