import { writeSync } from 'node:fs';
import { statementsOf } from '../../../test/stated.ts';
import { testActor } from '../../../test/test-kernel.ts';
import type { Facts } from '../../facts.ts';

/** Many write at once, for as long as this process lives; each write is said once it is acknowledged. */
export async function writeFacts(
  facts: Facts,
  {
    writers,
    entities,
    round,
  }: { readonly writers: number; readonly entities: number; readonly round: string },
): Promise<void> {
  const by = testActor();
  const write = async (writer: number): Promise<never> => {
    for (let turn = 0; ; turn += 1) {
      const id = `urn:killed:${(writer * 7 + turn) % entities}`;
      const value = `${round}-${writer}-${turn}`;
      const statements = statementsOf({ value });
      const { audit } = await facts.write([{ op: 'upsert', id, types: ['Thing'], statements }], by);
      writeSync(1, `${id} ${value} ${audit.sequence} ${audit.hash}\n`);
    }
  };
  // The database may be killed first: then there is nothing more to say.
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))).catch((error: unknown) => {
    writeSync(1, `ended: ${error}\n`);
    process.exit(1);
  });
}
