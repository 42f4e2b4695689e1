import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, common, divided, literalOf, multiplied, unitOf } from '../unit.ts';

describe('units', () => {
  it('are products of powers: speed times time is a length, a kilometre by a kilometre an area', () => {
    assert.equal(codeOf(multiplied(unitOf('MTS'), unitOf('SEC'))), 'MTR');
    assert.equal(codeOf(multiplied(unitOf('KMT'), unitOf('KMT'))), 'KMK');
    assert.equal(codeOf(multiplied(unitOf('KWT'), unitOf('HUR'))), 'KWH');
    assert.equal(codeOf(divided(unitOf('IE'), unitOf('IE'))), 'C62');
  });

  it('that no code names are written with those of their parts', () => {
    assert.equal(codeOf(divided(unitOf('CNY'), unitOf('MTK'))), 'CNY/MTR.MTR');
    assert.equal(codeOf(divided(unitOf('C62'), unitOf('KMK'))), '0.000001 C62/MTR.MTR');
    assert.deepEqual(unitOf('CNY/MTK'), divided(unitOf('CNY'), unitOf('MTK')));
  });

  it('can be added when they count the same, a plain factor may have converted one of them', () => {
    const metres = multiplied(literalOf(1000), unitOf('KMT'));
    assert.equal(codeOf(common(metres, unitOf('MTR')) ?? unitOf('?')), 'MTR');
    assert.equal(common(unitOf('KMT'), unitOf('MTR')), null);
    assert.equal(common(unitOf('MTR'), unitOf('IE')), null);
    assert.equal(common(unitOf('CNY'), unitOf('USD')), null);
  });
});
