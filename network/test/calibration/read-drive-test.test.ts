import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRecords } from '@yuheng/kernel/csv-records';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { readDriveTest } from '../../calibration/read-drive-test.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('records come back as they were written', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r\n', ' ', '站') });
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (table) => {
      const text = table.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
      assert.deepEqual(
        [...csvRecords(`\uFEFF${text}`)].map(({ fields }) => fields),
        table,
      );
    }),
  );
});

test('columns are known by their names, in Chinese too, whatever stands beside them', () => {
  const text = '时间,经度,纬度,小区,RSRP\r\n1,113.65,34.76,c1,-91.5\r\n\r\n2,113.66,34.77,c2,-100\r\n';
  assert.deepEqual(readDriveTest('a.csv', text), [
    { longitude: 113.65, latitude: 34.76, cell: 'c1', level: -91.5, line: 2 },
    { longitude: 113.66, latitude: 34.77, cell: 'c2', level: -100, line: 4 },
  ]);
});

test('what is wrong is said with its line', () => {
  const fault = (text: string, line: number, reason: string) =>
    assert.throws(
      () => readDriveTest('a.csv', text),
      (error) =>
        error instanceof Problem &&
        error.code === 'network.bad-drive-test' &&
        error.values['line'] === line &&
        error.values['reason'] === reason,
    );
  fault('', 1, 'longitude?');
  fault('lon,lat,dbm\n', 1, 'cell?');
  fault('lon,lat,cell,dbm\n1,2,c,-90\n1,91,c,-90\n', 3, 'latitude = 91');
  fault('lon,lat,cell,dbm\n1,2,"c\nd",-90\n1,2,c,\n', 4, 'level = ');
  fault('lon,lat,cell,dbm\n1,2,,-90\n', 2, 'cell?');
  fault('lon,lat,cell,dbm\nNaN,2,c,-90\n', 2, 'longitude = NaN');
});

test('any text is a drive test or a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        readDriveTest('a.csv', `lon,lat,cell,dbm\n${text}`);
      } catch (error) {
        assert.ok(error instanceof Problem);
      }
    }),
  );
});
