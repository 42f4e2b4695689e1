import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publicLimit, strictestDensity } from '../../exposure/public-limit.ts';
import { indoorExposure } from '../../indoor/indoor-exposure.ts';
import { indoorBuilder } from '../../rules/indoor-builder.ts';
import { hall, headAt } from './indoor-sample.ts';

describe('exposure under indoor antennas', () => {
  const limit = strictestDensity(publicLimit(3500));
  const only = (design: Parameters<typeof indoorExposure>[0]) => {
    const [first] = indoorExposure(design);
    assert.ok(first);
    return first;
  };

  it('is the power through a sphere up to the head, over the limit of GB 8702', () => {
    // 20 dBm are 0.1 W; from 3 m down to 1.7 m.
    const alone = only(hall({ parts: [headAt(5, 5)] }));
    assert.ok(Math.abs(alone.ratio - 0.1 / (4 * Math.PI * 1.3 ** 2) / limit) < 1e-12);
    assert.equal(alone.eirp, 20);
    assert.ok(Math.abs(0.1 / (4 * Math.PI * alone.reach ** 2) - limit) < 1e-9);
  });

  it('counts all paths and the neighbours of its floor', () => {
    const alone = only(hall({ parts: [headAt(5, 5)] })).ratio;
    assert.ok(Math.abs(only(hall({ parts: [headAt(5, 5)], paths: 4 })).ratio - 4 * alone) < 1e-12);
    const both = hall({ parts: [headAt(5, 5), headAt(5, 5, { id: 'I' })] });
    assert.ok(Math.abs(only(both).ratio - 2 * alone) < 1e-12);
    const above = hall({ parts: [headAt(5, 5), headAt(5, 5, { id: 'I', floor: 1 })], floors: 2 });
    assert.ok(Math.abs(only(above).ratio - alone) < 1e-12);
  });
});

describe('who builds an indoor system', () => {
  it('is the tower company in public transport and key buildings, the operators elsewhere', () => {
    assert.equal(indoorBuilder({ venue: 'transport', keyBuilding: false }), 'tower');
    assert.equal(indoorBuilder({ venue: 'hospital', keyBuilding: true }), 'tower');
    assert.equal(indoorBuilder({ venue: 'hospital', keyBuilding: false }), 'operator');
    assert.equal(indoorBuilder({ venue: 'residential', keyBuilding: false }), 'operator');
  });
});
