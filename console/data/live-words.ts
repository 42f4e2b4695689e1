/** What a page tells the worker that holds the stream. */
export type PageWord = 'join' | 'leave' | 'signed-out';

/** Milliseconds between two signs of life of the worker. */
export const aliveEvery = 10_000;
