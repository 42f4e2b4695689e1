import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { area, type CoverageHouse, coverageHouse } from './coverage-house.ts';

const [first, second] = ['urn:ngsi-ld:BaseStation:s0', 'urn:ngsi-ld:BaseStation:s3'];

/** A coverage of four stations, asked over HTTP only. */
describe('coverage over HTTP', { timeout: 120_000 }, () => {
  let house: CoverageHouse;
  let suggested: Record<string, unknown>;
  let kept = '';
  let run = '';

  before(async () => {
    house = await coverageHouse();
  });
  after(() => house[Symbol.asyncDispose]());

  it('draws up a case from stations on air, and says what it assumed', async () => {
    const { status, body } = await house.get('suggest-case', { place: area });
    assert.equal(status, 200);
    suggested = body;
    const given = body['case'] as { sites: { id: string; height: number }[]; carrier: { frequency: number } };
    assert.deepEqual(
      given.sites.map(({ id, height }) => [id.slice(-2), height]),
      [
        ['s0', 30],
        ['s1', 31],
        ['s2', 32],
        ['s3', 33],
      ],
    );
    assert.equal(given.carrier.frequency, 3500);
    assert.deepEqual(body['assumed'], ['azimuths', 'antenna', 'power', 'shared-band']);
    assert.equal(
      (await house.get('suggest-case', { place: 'urn:x:nothing' })).body.code,
      'network.area-not-found',
    );
  });

  it('keeps it, computes it in a job, and tells what came of it', async () => {
    const { name, case: given, area: polygon, assumed } = suggested;
    const saved = await house.post('save-case', {
      name,
      case: given,
      area: polygon,
      assumed,
      model: '38901',
      terrain: 'synthetic',
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    kept = String(saved.body['case']);
    const asked = await house.post('start-run', { case: kept });
    run = String(asked.body['run']);
    const job = await house.ended(String(asked.body['job']));
    assert.equal(job['state'], 'done', JSON.stringify(job));
    const { body } = await house.get('read-run', { run });
    const summary = body['summary'] as Record<string, number> & {
      shares: { pixels: number; level: { share: number }[] };
    };
    assert.equal(summary['sites'], 4);
    assert.equal(summary['cells'], 12);
    assert.equal(summary['calibration'], null);
    assert.match(String(body['inputHash']), /^[0-9a-f]{64}$/);
    assert.equal(
      (summary['served'] ?? 0) +
        (summary['holes'] ?? 0) +
        (summary['unknown'] ?? 0) +
        (summary['unheard'] ?? 0),
      summary['pixels'],
    );
    const shares = summary.shares.level.map(({ share }) => share);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => b - a),
    );
    assert.ok(shares.every((share) => share > 0 && share <= 1));
    const read = await house.get('read-case', { case: kept });
    assert.equal(read.body['synthetic'], true);
    assert.equal((read.body['names'] as Record<string, string>)[first], '0号基站');
  });

  it('computes the same case to the same hash and shares again', async () => {
    const asked = await house.post('start-run', { case: kept });
    await house.ended(String(asked.body['job']));
    const again = (await house.get('read-run', { run: String(asked.body['run']) })).body;
    const earlier = (await house.get('read-run', { run })).body;
    assert.equal(again['inputHash'], earlier['inputHash']);
    const shares = (body: Record<string, unknown>) => (body['summary'] as { shares: unknown }).shares;
    assert.deepEqual(shares(again), shares(earlier));
  });

  it('shows it as a picture with its corners, in colours and never as numbers of cells', async () => {
    for (const layer of ['level', 'sinr', 'server']) {
      const { body } = await house.get('read-picture', { run, layer });
      const { image, width, height } = body['picture'] as { image: string; width: number; height: number };
      const png = Buffer.from(image.split(',')[1] ?? '', 'base64');
      assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20), png[25]], [width, height, 3]);
      const [[west = 0, north = 0] = [], , [east = 0, south = 0] = []] = body['corners'] as number[][];
      assert.ok(west < 113.612 && east > 113.626 && south < 34.731 && north > 34.742);
      assert.equal((body['legend'] as unknown[]).length, { level: 8, sinr: 7, server: 0 }[layer]);
    }
  });

  it('tries a move: patches, other shares, and back again to the same picture', async () => {
    const whole = async () => (await house.get('read-picture', { run, layer: 'level' })).body['picture'];
    const unmoved = await whole();
    const changes = JSON.stringify([{ site: first, longitude: 113.62, latitude: 34.736 }]);
    const { status, body } = await house.get('read-move', { run, layer: 'level', changes });
    assert.equal(status, 200, JSON.stringify(body));
    assert.ok((body['patches'] as unknown[]).length >= 1);
    // East of all others, its reach goes on over the edge of what was computed; between them it does not.
    assert.deepEqual(body['cut'], [first]);
    const between = JSON.stringify([{ site: first, longitude: 113.616, latitude: 34.735 }]);
    const inside = await house.get('read-move', { run, layer: 'level', changes: between });
    assert.deepEqual(inside.body['cut'], []);
    const summary = (await house.get('read-run', { run })).body['summary'] as { shares: unknown };
    assert.notDeepEqual(body['shares'], summary.shares);
    const tried = (await house.get('read-picture', { run, layer: 'level', changes })).body['picture'];
    assert.notDeepEqual(tried, unmoved);
    assert.deepEqual(await whole(), unmoved);
    const back = await house.get('read-move', { run, layer: 'level' });
    assert.deepEqual(back.body['shares'], summary.shares);
  });

  it('tries another azimuth, tilt and power as well', async () => {
    const changes = JSON.stringify([{ site: first, cells: [{ id: '1', azimuth: 60, tilt: 10, power: 40 }] }]);
    const { body } = await house.get('read-move', { run, layer: 'level', changes });
    const plain = await house.get('read-move', { run, layer: 'level' });
    assert.notDeepEqual(body['shares'], plain.body['shares']);
  });

  it('explains a place: lines of the budget make the level, the profile goes from the mast to the terminal', async () => {
    for (const [longitude, latitude] of [
      [113.6165, 34.7345],
      [113.6182, 34.7378],
      [113.6131, 34.7331],
    ] as const)
      for (const server of [0, 2]) {
        const { status, body } = await house.get('read-pixel', { run, longitude, latitude, server });
        assert.equal(status, 200, JSON.stringify(body));
        const servers = body['servers'] as { site: string; cell: string; level: number }[];
        const path = body['path'] as {
          site: string;
          spacing: number;
          distance: number;
          ground: number[];
          antenna: number;
          budget: { name: string; value: number; sum: boolean }[];
        };
        const chosen = servers[server];
        assert.equal(path.site, chosen?.site);
        const level = path.budget.at(-1);
        assert.equal(level?.name, 'level');
        assert.ok(
          Math.abs((level?.value ?? 0) - (chosen?.level ?? 0)) < 0.02,
          JSON.stringify([path.budget, chosen]),
        );
        const sum = path.budget.filter((line) => !line.sum).reduce((all, { value }) => all + value, 0);
        assert.ok(Math.abs(sum - (level?.value ?? 0)) < 1e-9);
        assert.ok(Math.abs(path.spacing * (path.ground.length - 1) - path.distance) < 1e-6);
        assert.ok(path.antenna > (path.ground[0] ?? 0) + 29);
      }
    const outside = await house.get('read-pixel', { run, longitude: 100, latitude: 30 });
    assert.equal(outside.body.code, 'network.place-outside-run');
  });

  it('tells exposure: a volume for each antenna, and only places that are over', async () => {
    const { body } = await house.get('read-exposure', { run });
    assert.equal((body['antennas'] as unknown[]).length, 12);
    assert.ok((body['places'] as number) > 4);
    assert.equal(body['share'], 0.2);
    for (const one of body['exceeded'] as { ratio: number; siteRatio: number }[])
      assert.ok(one.ratio > 1 || one.siteRatio > 0.2);
  });

  it('gives files with their names and types', async () => {
    const starts = {
      tif: 'II*',
      csv: 'longitude,latitude',
      geojson: '{"type":"FeatureCollection"',
      kml: '<?xml',
      pmtiles: 'PMTiles\u0003',
    };
    for (const [format, start] of Object.entries(starts)) {
      const { name, media, bytes } = await house.file('export-coverage', { run, format });
      assert.equal(name, `中心城区.${format}`);
      assert.match(media, /tiff|csv|geo\+json|kml|pmtiles/);
      assert.ok(bytes.toString('latin1').startsWith(start));
    }
    const { body } = await house.get('read-contours', { run, from: -100 });
    assert.equal((body['features'] as unknown[]).length, 1);
  });

  it('keeps a change as a case of its own', async () => {
    const changes = [{ site: second, height: 45 }];
    const { body } = await house.post('change-case', { case: kept, name: '加高', changes });
    const read = await house.get('read-case', { case: String(body['case']) });
    assert.equal(read.body['parent'], kept);
    const { sites } = read.body['given'] as { sites: { id: string; height: number }[] };
    assert.equal(sites.find(({ id }) => id === second)?.height, 45);
    const { cases } = (await house.get('list-cases')).body as unknown as {
      cases: { id: string; sites: number }[];
    };
    assert.deepEqual(
      cases.map(({ id, sites: count }) => [id === kept, count]),
      [
        [false, 4],
        [true, 4],
      ],
    );
  });

  it('refuses what cannot be, with a code for each', async () => {
    const { name, case: given } = suggested;
    const save = (more: object, how: object = {}) =>
      house.post('save-case', {
        name,
        case: { ...(given as object), ...more },
        model: '38901',
        terrain: 'synthetic',
        ...how,
      });
    const codes = async (answers: readonly Promise<{ body: { code?: string } }>[]) =>
      (await Promise.all(answers)).map(({ body }) => body.code);
    assert.deepEqual(
      await codes([
        save({ cell: 0 }),
        save({ carrier: { frequency: 3500, bandwidth: 33, spacing: 30 } }),
        save({ reach: 90_000 }),
        save({ buildings: 'houses.geojson' }),
        save({ buildings: '../../etc/passwd' }, { terrain: 'folder' }),
        save({}, { terrain: 'folder' }),
        save({ p1812: undefined }, { model: 'p1812' }),
        save({}, { model: 'tea-leaves' }),
        house.get('read-move', { run, layer: 'level', changes: '[{"site":"nobody"}]' }),
        house.get('read-move', { run, layer: 'level', changes: '[{"site":' }),
        house.get('read-move', {
          run,
          layer: 'level',
          changes: JSON.stringify([{ site: first, longitude: 10 }]),
        }),
        house.get('read-move', {
          run,
          layer: 'level',
          changes: JSON.stringify([{ site: first, cells: [{ id: '9', tilt: 3 }] }]),
        }),
        house.get('read-picture', { run: '00000000-0000-7000-8000-000000000000', layer: 'level' }),
      ]),
      [
        'network.bad-case',
        'network.bad-carrier',
        'network.area-too-large',
        'network.file-without-folder',
        'network.file-elsewhere',
        'network.no-terrain-folder',
        'network.bad-case',
        'http.bad-input',
        'network.unknown-site',
        'network.bad-changes',
        'network.site-outside-terrain',
        'network.unknown-cell',
        'network.run-not-found',
      ],
    );
  });

  it('a site without ground ends its job with the code of what is wrong', async () => {
    const { case: given } = suggested as { case: { sites: { longitude: number }[] } };
    const far = {
      ...given,
      sites: given.sites.map((site, index) => ({ ...site, longitude: index === 0 ? 113.2 : site.longitude })),
    };
    const saved = await house.post('save-case', {
      name: '远',
      case: { ...far, cell: 50 },
      model: '38901',
      terrain: 'synthetic',
    });
    const asked = await house.post('start-run', { case: String(saved.body['case']) });
    const job = await house.ended(String(asked.body['job']));
    assert.equal(job['state'], 'failed');
    assert.equal((job['problem'] as { code: string }).code, 'network.site-without-terrain');
    const read = await house.get('read-picture', { run: String(asked.body['run']), layer: 'level' });
    assert.equal(read.body.code, 'network.run-not-finished');
  });
});
