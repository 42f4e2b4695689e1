import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { assertVerbatim } from './verbatim.ts';

function compiled(...lines: string[]) {
  const text = `Alder Bay Harbour Action Plan\nMarch 2024\n${lines.join('\n')}\n`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  const [plan] = result.plans;
  assert.ok(plan);
  return {
    headings: plan.headings.map(({ marker, text: words }) => [marker, words]),
    items: plan.items.map(({ marker, title }) => [marker, title]),
    units: plan.items.map(({ assignments }) => assignments.map(({ unit, role }) => `${role} ${unit}`)),
    dues: plan.items.map(({ due }) => due?.date ?? null),
    actions: plan.items.flatMap(({ actions }) => actions.map(({ span }) => text.slice(span.start, span.end))),
    targets: plan.targets.map(({ comparator, value, unit }) => [comparator, value, unit]),
  };
}

const head = 'Timeline\tEffect on noise\tLead Agency\tPartner Agency';

for (const [above, below] of [
  ['Goal', 'Strategy'],
  ['Objective', 'Action'],
  ['Priority', 'Initiative'],
  ['Goal', 'Recommendation'],
]) {
  test(`cards of ${above} and ${below}: the first heads, the last is work with the units of its row`, () => {
    const { headings, items, units } = compiled(
      `${above}\tQuiet water: Keep engines off the inner basin`,
      'Target\tFewer complaints from the quays.',
      `${below}\tInstall shore power at the ferry berth.`,
      head,
      'Short-term\tLarge\tPort Office\tSailing Club, Harbour Police',
      `${below}\tTrain skippers in slow manoeuvres.`,
      head,
      'Long-term\tSmall\tAlder Bay Regional Waterways and Fisheries Authority\tNot applicable',
      `${above}\tClean shore: Leave nothing on the beach`,
      `${below}\tPlace bins at each slipway.`,
      head,
      'Short-term\tSmall\tPort Office\tn/a',
    );
    assert.deepEqual(headings, [
      [above, 'Quiet water: Keep engines off the inner basin'],
      [above, 'Clean shore: Leave nothing on the beach'],
    ]);
    assert.deepEqual(
      items.map(([marker]) => marker),
      [below, below, below],
    );
    assert.deepEqual(units, [
      ['lead Port Office', 'participate Sailing Club', 'participate Harbour Police'],
      ['lead Alder Bay Regional Waterways and Fisheries Authority'],
      ['lead Port Office'],
    ]);
  });
}

test('the columns of a card may stand in any order, or each in a line of its own', () => {
  const { units, dues } = compiled(
    'Goal\tQuiet water',
    'Action\tInstall shore power at the ferry berth.',
    'Partners\tLead Department\tDeadline',
    'Sailing Club\tPort Office\tJune 2026',
    'Action\tTrain skippers in slow manoeuvres.',
    'Lead agency\tHarbour Police',
    'Timeline\tDecember 2027',
  );
  assert.deepEqual(units, [['participate Sailing Club', 'lead Port Office'], ['lead Harbour Police']]);
  assert.deepEqual(dues, ['2026-06-30', '2027-12-31']);
});

test('a name before a dash heads the command of a card', () => {
  const { actions } = compiled(
    'Goal\tQuiet water',
    'Strategy\tShore power – Install sockets at the ferry berth.',
    'Strategy\tSlow boats - Train skippers in slow manoeuvres.',
  );
  assert.deepEqual(actions, ['Install sockets at the ferry berth', 'Train skippers in slow manoeuvres']);
});

test('one line with a label and a tab makes no plan of cards', () => {
  const { items } = compiled('Actions', '1. Install shore power.', '2. Train skippers.', 'Goal\tQuiet water');
  assert.equal(items.length, 2);
});

test('the aim beside a task says by when it is due', () => {
  const { dues, actions, targets } = compiled(
    'Actions\tTarget\tKPI\tFrequency',
    'Port lead: Install shore power\tSockets at all berths by 2027\tberths with sockets\tannual',
    'Cut engine hours\tReduce idling to <30% by end of 2028; <10% by 2031\tshare of idling\tannual',
    'Plant reeds along the mole\tReeds along the whole mole\tmetres planted\tannual',
  );
  assert.deepEqual(dues, ['2027-12-31', '2031-12-31', null]);
  assert.ok(actions.includes('Install shore power'));
  assert.deepEqual(
    targets.map(([comparator, value]) => [comparator, value]),
    [
      ['<', 30],
      ['<', 10],
    ],
  );
});
