import { benchBriefing } from '@yuheng/bench/briefing';
import { benchContext } from '@yuheng/bench/context';
import { benchContradictions } from '@yuheng/bench/contradictions';
import { benchCoverage } from '@yuheng/bench/coverage';
import { benchFacts } from '@yuheng/bench/facts';
import { benchForecast } from '@yuheng/bench/forecast';
import { benchFoundation } from '@yuheng/bench/foundation';
import { benchFuzz } from '@yuheng/bench/fuzz';
import { benchGuarded } from '@yuheng/bench/guarded';
import { benchIntake } from '@yuheng/bench/intake';
import { benchMeasures } from '@yuheng/bench/measures';
import { benchPlan, developmentSet } from '@yuheng/bench/plan';
import { benchPolicy } from '@yuheng/bench/policy';
import { benchRecovery } from '@yuheng/bench/recovery';
import { benchSelect } from '@yuheng/bench/select';
import { benchSiege } from '@yuheng/bench/siege';
import { benchSitePlan } from '@yuheng/bench/site-plan';
import { benchTamper } from '@yuheng/bench/tamper';
import { parseFlags, parsePort } from '../flags.ts';
import { UsageError } from '../usage-error.ts';

const PORT = 4869;

/**
 * `yuheng bench [--runs N] [--port N]`: figures as ratios against a baseline of the same run.
 * `yuheng bench plan [FOLDER] [--runs N] [--differences]`: the plan compiler against its development set, or another
 * folder of marked plans with subfolders as in plan/dev-set.
 * `yuheng bench intake [--runs N] [--pages N]`: a long PDF from bytes to plan, and files that mean harm.
 * `yuheng bench coverage [--runs N] [--sites N]`: the coverage engine against SPLAT! where it is installed, and a city.
 * `yuheng bench select [--seconds N]`: selection on public set covering problems, N CPU seconds for each at most.
 * `yuheng bench site-plan [--seconds N] [--seed N]`: one plan of sites for three operators of the synthetic city, against three.
 * `yuheng bench forecast [FOLDER] [--runs N]`: forecasts against what came, on N made series of each kind, and on CSV files of a folder.
 * `yuheng bench briefing [--runs N]`: a month's briefing of 64 tasks and 40 units, as Word document, workbook and page.
 * `yuheng bench contradictions [--runs N] [--differences]`: planted contradictions that are found, over N seeds of each set.
 * `yuheng bench context [--runs N]`: expansion and compaction of NGSI-LD entities against jsonld.js.
 * `yuheng bench facts [--entities N] [--runs N] [--port N]`: rates of the broker beside those of the same PostgreSQL and
 * of a bare HTTP handler; `runs` are the seconds that each figure is measured for. `--subscriptions N` measures notifications
 * instead, with so many subscriptions on record.
 * `yuheng bench measures [--rows N] [--measures N] [--runs N] [--data DIR]`: so many measures in 18 cities over N facts, in full and after each
 * of so many changes. Exit code 1 when a figure is not what it has to be.
 * `yuheng bench tamper [--rows N] [--runs N] [--seed N]`: N changes behind the back of the house among so many rows; whether the walk
 * names each. Exit code 1 when it did not.
 * `yuheng bench siege [--seconds N] [--runs N] [--port N]`: what ordinary users wait while 1,000 wrong passwords come at once,
 * and while N connections (10,000 unless told) send a byte a second. Exit code 1 where it is more than twice as long.
 * `yuheng bench recovery [--rows N] [--runs N]`: N facts with their backup kept, restored beside while they are written to: what would
 * be lost, how long it takes. Exit code 1 where either is more than a minute, or something is not as it was.
 * `yuheng bench policy [--runs N] [--rows N]`: N decisions at so many policies, beside Cedar's own.
 * `yuheng bench guarded [--entities N] [--runs N] [--port N]`: rates of the broker with accounts and 1,000 policies of the house, beside
 * those without; `runs` are the seconds that each figure is measured for in each of three rounds.
 * `yuheng bench fuzz [--runs N] [--seed N] [--port N]`: N mutated requests over all routes and methods: no fault of the
 * server, no hang, no growth of its memory. Exit code 1 when there was one.
 */
export async function bench(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(
    args,
    [
      'runs',
      'port',
      'pages',
      'sites',
      'entities',
      'seconds',
      'seed',
      'subscriptions',
      'rows',
      'measures',
      'data',
    ],
    ['differences'],
    3,
  );
  const [name = 'foundation', folder, ...more] = rest;
  const usual = usualRuns.get(name);
  const runs = Number(flags['runs'] ?? usual);
  const pages = Number(flags['pages'] ?? 100);
  const sites = Number(flags['sites'] ?? 3000);
  const entities = Number(flags['entities'] ?? 100_000);
  const rows = Number(flags['rows'] ?? 1_000_000);
  const measures = Number(flags['measures'] ?? 1000);
  const subscriptions = flags['subscriptions'] === undefined ? null : Number(flags['subscriptions']);
  const seconds = Number(flags['seconds'] ?? (name === 'site-plan' ? 120 : 10));
  const seed = Number(flags['seed'] ?? 1);
  const whole = [runs, rows, measures, pages, sites, entities, seconds, seed, subscriptions ?? 1].every(
    (count) => Number.isInteger(count) && count >= 1,
  );
  const extra = more.length > 0 || (folder !== undefined && name !== 'plan' && name !== 'forecast');
  if (usual === undefined || extra || !whole || sites > 20_000) throw new UsageError('usage.bench');
  const say = (line: string) => console.log(line);
  switch (name) {
    case 'plan':
      benchPlan({ folder: folder ?? developmentSet, runs, differences: on.has('differences'), say });
      break;
    case 'intake':
      await benchIntake({ pages, runs, say });
      break;
    case 'briefing':
      await benchBriefing({ runs, say });
      break;
    case 'contradictions':
      benchContradictions({ runs, differences: on.has('differences'), say });
      break;
    case 'context':
      await benchContext({ runs, say });
      break;
    case 'facts':
      await benchFacts({
        entities,
        subscriptions,
        seconds: runs,
        connections: 64,
        port: parsePort(flags['port'], PORT),
        say,
      });
      break;
    case 'fuzz':
      return (await benchFuzz({ runs, port: parsePort(flags['port'], PORT), seed, say })) ? 0 : 1;
    case 'measures':
      return (await benchMeasures({ facts: rows, measures, changes: runs, data: flags['data'] ?? null, say }))
        ? 0
        : 1;
    case 'siege': {
      const fine = await benchSiege({
        seconds,
        connections: runs,
        passwords: 1000,
        port: parsePort(flags['port'], PORT),
        say,
      });
      return fine ? 0 : 1;
    }
    case 'recovery':
      return (await benchRecovery({ rows, runs, say })) ? 0 : 1;
    case 'tamper':
      return (await benchTamper({ rows, mutations: runs, singles: 3, seed, say })) ? 0 : 1;
    case 'policy':
      await benchPolicy({ policies: flags['rows'] === undefined ? 1000 : rows, runs, say });
      break;
    case 'guarded':
      await benchGuarded({
        entities,
        seconds: runs,
        connections: 64,
        port: parsePort(flags['port'], PORT),
        say,
      });
      break;
    case 'coverage':
      await benchCoverage({ runs, sites, say });
      break;
    case 'forecast':
      benchForecast({ folder: folder ?? null, runs, say });
      break;
    case 'select':
      await benchSelect({ seconds, say });
      break;
    case 'site-plan':
      await benchSitePlan({ seconds, seed, say });
      break;
    default:
      await benchFoundation({ runs, port: parsePort(flags['port'], PORT), say });
  }
  return 0;
}

/** How often each is measured where nobody says. */
const usualRuns: ReadonlyMap<string, number> = new Map([
  ['foundation', 300],
  ['plan', 20],
  ['intake', 20],
  ['coverage', 5],
  ['select', 1],
  ['site-plan', 1],
  ['forecast', 100],
  ['briefing', 10],
  ['contradictions', 40],
  ['context', 500],
  ['facts', 10],
  ['guarded', 5],
  ['fuzz', 100_000],
  ['measures', 100],
  ['siege', 10_000],
  ['recovery', 3],
  ['tamper', 1000],
  ['policy', 100_000],
]);
