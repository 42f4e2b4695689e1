import pg from 'pg';
import { readFileSync } from 'node:fs';
import { shardOf } from './kernel/facts/store/shard.ts';
import { sensorId } from './bench/facts/made-request.ts';
const lines = readFileSync('/tmp/wt-clause/data/postgres/postmaster.pid','utf8').split('\n');
const c = new pg.Client({host: lines[4], port: Number(lines[3]), user: 'yuheng', database: 'yuheng'});
await c.connect();
const w = JSON.stringify(Array.from({length:64},(_, i)=>({sid: shardOf(sensorId(i*70)), id: sensorId(i*70), needs:['level']})));
const q = `select e.id, e.types, e.version, e.present, e.created_at, e.modified_at,
       case when wanted.needs is null then e.doc
         else (select coalesce(jsonb_object_agg(name, e.doc -> name), '{}') from unnest(wanted.needs) name where e.doc ? name)
       end as doc
     from jsonb_to_recordset($2::jsonb) as wanted (sid smallint, id text, needs text[])
     join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id
     order by e.sid, e.id for update of e`;

const t = async (name, text, values) => { let best = 1e9, sum = 0; for (let i = 0; i < 40; i++) { const a = performance.now(); await c.query({ name, text, values }); const d = performance.now() - a; best = Math.min(best, d); if (i > 9) sum += d; } console.log(name, 'best', best.toFixed(2), 'avg', (sum / 30).toFixed(2)); };
await t('one', 'select 1 where $1::int is not null', [1]);
await t('full', q, [1, w]);
await t('nolock', q.replace('for update of e', ''), [1, w]);
await t('noagg', q.replace(/case when[\s\S]*end as doc/, '1 as doc'), [1, w]);
await t('noagg-nolock', q.replace(/case when[\s\S]*end as doc/, '1 as doc').replace('for update of e', ''), [1, w]);
await t('rs', 'select count(*) from jsonb_to_recordset($2::jsonb) as wanted (sid smallint, id text, needs text[]) where $1::int is not null', [1, w]);
await t('arrow', q.replace(/case when[\s\S]*end as doc/, `jsonb_build_object('level', e.doc -> 'level') as doc`), [1, w]);
await c.query(`set plan_cache_mode = force_custom_plan`);
await t('full', q, [1, w]);
await c.end();
