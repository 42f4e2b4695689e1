import { memoryOf } from './processes.ts';

/** A process gives back what a burst needed within so many milliseconds. */
export const AT_REST_MS = 15_000;

export async function sayMemory(pid: number, say: (line: string) => void): Promise<void> {
  const loaded = await memoryOf(pid);
  await new Promise((resolve) => setTimeout(resolve, AT_REST_MS));
  const { now } = await memoryOf(pid);
  say(`server: at most ${loaded.most.toFixed(0)} MB resident, ${now.toFixed(0)} MB at rest afterwards`);
}
