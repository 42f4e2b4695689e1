/** The measurement events of a server, as an open board receives them. */
export class LiveEvents {
  readonly #abort = new AbortController();
  readonly #waiting = new Map<string, () => void>();

  /** Connects and waits for the greeting. */
  static async open(base: string): Promise<LiveEvents> {
    const events = new LiveEvents();
    const response = await fetch(`${base}/api/events`, { signal: events.#abort.signal });
    if (!response.body) throw new Error('no event stream');
    const greeted = events.#next('hello');
    void events.#read(response.body).catch((error: unknown) => {
      if (!events.#abort.signal.aborted) throw error;
    });
    await greeted;
    return events;
  }

  /** Resolves when the measure's next figure has arrived. */
  figure(measure: string): Promise<void> {
    return this.#next(measure);
  }

  close(): void {
    this.#abort.abort();
  }

  #next(name: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(name, resolve));
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#tell(block);
    }
  }

  #tell(block: string): void {
    const type = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    const name = type === 'measurement' && data ? (JSON.parse(data) as { measure: string }).measure : type;
    if (name === undefined) return;
    this.#waiting.get(name)?.();
    this.#waiting.delete(name);
  }
}
