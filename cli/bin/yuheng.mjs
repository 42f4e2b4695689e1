#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runNode } from '../runtime/run-node.mjs';

process.exitCode = await runNode(
  fileURLToPath(new URL('../yuheng.ts', import.meta.url)),
  process.argv.slice(2),
);
