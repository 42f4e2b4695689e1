import { Worker } from 'node:worker_threads';
import { tellPage } from './row-page.ts';
import type { RowSink } from './row-sink.ts';
import type { RowCount } from './rows.ts';

export interface RowsTask {
  readonly url: string;
  /** Of `pg_export_snapshot`: rows are seen as that transaction sees them. */
  readonly snapshot: string;
}

export type RowsTold =
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'done'; readonly count: RowCount };

/** `walkRows` in a thread of its own, which begins at once; what it found is told when it is asked for. */
export class RowsApart {
  readonly #worker: Worker;
  readonly #pages: string[] = [];
  readonly #ended: Promise<RowCount>;
  #wake: () => void = () => undefined;
  #over = false;

  constructor(task: RowsTask) {
    this.#worker = new Worker(new URL('./rows-worker.ts', import.meta.url), { workerData: task });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.on('message', (told: RowsTold) => {
        if (told.kind === 'page') this.#pages.push(told.text);
        else resolve(told.count);
        this.#wake();
      });
      this.#worker.once('error', reject);
      this.#worker.once('exit', (code) => reject(new Error(`the walk of the rows ended with ${code}`)));
    });
    // Whoever asks for the rows is told of it then.
    this.#ended
      .catch(() => undefined)
      .finally(() => {
        this.#over = true;
        this.#wake();
      });
  }

  /** @throws what the thread ended with */
  async tell(sink: Pick<RowSink, 'found'>): Promise<RowCount> {
    for (;;) {
      const text = this.#pages.shift();
      if (text !== undefined) {
        tellPage(text, sink);
        this.#worker.postMessage(text.length, []);
      } else if (this.#over) return this.#ended;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}
