// Loaded before a test file with properties: each run of `npm test` tries the same cases, so that a failure is one of
// the change and not of the day. `npm test -- --random` looks for new ones; fast-check prints the seed of what it finds.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: 20_261_126 });
