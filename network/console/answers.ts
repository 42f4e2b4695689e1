import type { Client } from '@yuheng/kernel/client';
import type { pack } from '../pack.ts';

type Operations = Client<typeof pack>;

/** What an operation of the network answers, as the pack itself defines it. */
export type Answer<Name extends keyof Operations> = Awaited<ReturnType<Operations[Name]>>;
