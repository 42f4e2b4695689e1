import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/database.ts';
import { RowPage } from './row-page.ts';
import { walkRows } from './rows.ts';
import type { RowsTask, RowsTold } from './rows-apart.ts';

/**
 * Characters of pages that may be on their way: rows are hashed while the other thread still reads the log, but those of a large
 * database are not to lie in memory.
 */
const LIMIT = 200_000_000;

/** Counts what is on its way. */
class Ahead {
  #characters = 0;
  #goOn: () => void = () => undefined;

  /** Resolves when more may follow. */
  async sent(characters: number): Promise<void> {
    this.#characters += characters;
    if (this.#characters >= LIMIT) await new Promise<void>((resolve) => (this.#goOn = resolve));
  }

  taken(characters: number): void {
    this.#characters -= characters;
    if (this.#characters < LIMIT) this.#goOn();
  }
}

const { url, snapshot } = workerData as RowsTask;
const tell = (told: RowsTold): void => parentPort?.postMessage(told, []);
const ahead = new Ahead();
parentPort?.on('message', (characters: number) => ahead.taken(characters));

const database = await openDatabase({ url, poolSize: 1 });
try {
  const page = new RowPage();
  const count = await database.transaction(
    async (tx) => {
      await tx.query(`set transaction snapshot '${snapshot}'`);
      return walkRows(tx, {
        found: (tenant, word, key, digest, sequence = null, claim = null) =>
          page.add(tenant, word, key, digest, sequence, claim),
        async page() {
          const text = page.take();
          tell({ kind: 'page', text });
          await ahead.sent(text.length);
        },
      });
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  tell({ kind: 'page', text: page.take() });
  tell({ kind: 'done', count });
} finally {
  await database.close();
  parentPort?.close();
}
