import { type EvidenceBundle, verifyEvidence } from '@yuheng/kernel/measures-verify';
import { openHead } from '@yuheng/kernel/signed-head';
import { openDatabase } from '@yuheng/kernel/store';
import { type OutsideHead, type WalkFault, walkDatabase } from '@yuheng/kernel/walk';
import { coded } from '../coded.ts';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { readJson } from '../read-json.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/** Rows that are named, at most; of the others there is a count. */
const NAMED = 1000;

/**
 * `yuheng verify FILE`: checks an exported evidence bundle offline.
 * `yuheng verify --data DIR | --database-url URL [--head FILE]`: holds every row of the database against the log, and the log
 * against a head of it that was kept elsewhere.
 * Exit code 1 when something does not hold.
 */
export async function verify(args: readonly string[]): Promise<number> {
  const { flags, rest } = parseFlags(args, ['data', 'database-url', 'head'], [], 1);
  const [file] = rest;
  const { data, 'database-url': url } = flags;
  const asked = [file, data, url].filter((one) => one !== undefined);
  if (asked.length !== 1 || (file !== undefined && flags['head'] !== undefined))
    throw new UsageError('usage.verify');
  if (file !== undefined) return verifyFile(file);
  const heads = flags['head'] === undefined ? [] : await readHeads(flags['head']);
  return verifyDatabase(url === undefined ? { data: data ?? '' } : { url }, heads);
}

async function verifyFile(file: string): Promise<number> {
  const bundle = await readBundle(file);
  const faults = verifyEvidence(bundle);
  const { measure, value, at, facts } = bundle.measurement;
  if (faults.length === 0) {
    console.log(
      both('verify.holds', { measure, value: value ?? '—', at, facts, key: bundle.proof?.vkey ?? '—' }),
    );
    return 0;
  }
  console.error(coded('cli.verify.broken', both('verify.broken', { measure, faults: faults.length })));
  for (const { code, detail } of faults)
    console.error(`  ${coded(`cli.verify.${code}`, both(`verify.${code}`))}: ${detail}`);
  return 1;
}

async function verifyDatabase(
  where: { readonly data: string } | { readonly url: string },
  heads: readonly OutsideHead[],
): Promise<number> {
  const database = await openDatabase(where);
  try {
    let faults = 0;
    const tell = (fault: WalkFault): void => {
      faults += 1;
      if (faults > NAMED) return;
      const { kind, table, key } = fault;
      const entry = 'sequence' in fault && fault.sequence !== null ? fault.sequence : '—';
      const told = both(`verify.${kind}`, { table, key, entry });
      console.error(`  ${coded(`cli.verify.${kind}`, told)}`);
    };
    const count = await walkDatabase(database, tell, heads);
    const { entries, history, current, measurements, journal } = count;
    const figures = { entries, history, current, measurements, journal };
    if (faults === 0) console.log(both('verify.database', figures));
    else console.error(coded('cli.verify.tampered', both('verify.tampered', { faults, entries })));
    return faults === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

/**
 * Heads of logs as they were kept: what `read-checkpoint` or `list-heads` answered, or an evidence bundle, which holds one.
 * @throws InputError as `readJson`; usage.not-a-head: there is none, or its key did not sign it
 */
async function readHeads(file: string): Promise<readonly OutsideHead[]> {
  const said = ((await readJson(file)) ?? {}) as { readonly heads?: unknown; readonly proof?: unknown };
  const heads = Array.isArray(said.heads) ? (said.heads as readonly unknown[]) : [said.proof ?? said];
  const opened = heads.map((one) => {
    const { checkpoint, vkey } = (one ?? {}) as { readonly checkpoint?: unknown; readonly vkey?: unknown };
    const head =
      typeof checkpoint === 'string' && typeof vkey === 'string' ? openHead(checkpoint, vkey) : null;
    if (!head) throw new InputError('usage.not-a-head', { file });
    return { tenant: Number(head.origin.split('/').at(-1)), size: head.size, root: head.root };
  });
  if (opened.length === 0) throw new InputError('usage.not-a-head', { file });
  return opened;
}

async function readBundle(file: string): Promise<EvidenceBundle> {
  const bundle = await readJson(file);
  const { format, measurement } = (bundle ?? {}) as { format?: unknown; measurement?: unknown };
  if (format !== 'yuheng-evidence/2' || typeof measurement !== 'object' || measurement === null) {
    throw new InputError('usage.not-a-bundle', { file });
  }
  return bundle as EvidenceBundle;
}
