import { readFile } from 'node:fs/promises';
import { type EvidenceBundle, verifyEvidence } from '@yuheng/kernel/measures-verify';
import { coded } from '../coded.ts';
import { InputError } from '../input-error.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/** `yuheng verify FILE`: checks an exported evidence bundle offline. Exit code 1 when something in it does not hold. */
export async function verify(args: readonly string[]): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) throw new UsageError('usage.verify');
  const bundle = await readBundle(file);
  const faults = verifyEvidence(bundle);
  const { measure, value, at, facts } = bundle.measurement;
  if (faults.length === 0) {
    console.log(both('verify.holds', { measure, value: value ?? '—', at, facts }));
    return 0;
  }
  console.error(coded('cli.verify.broken', both('verify.broken', { measure, faults: faults.length })));
  for (const { code, detail } of faults)
    console.error(`  ${coded(`cli.verify.${code}`, both(`verify.${code}`))}: ${detail}`);
  return 1;
}

async function readBundle(file: string): Promise<EvidenceBundle> {
  let bundle: unknown;
  try {
    bundle = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError('usage.unreadable', { file, reason: (error as Error).message });
  }
  const { format, measurement } = (bundle ?? {}) as { format?: unknown; measurement?: unknown };
  if (format !== 'yuheng-evidence/2' || typeof measurement !== 'object' || measurement === null) {
    throw new InputError('usage.not-a-bundle', { file });
  }
  return bundle as EvidenceBundle;
}
