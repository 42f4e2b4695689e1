import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';

function compile(text: string): CompiledPlan {
  const [plan] = compileDocument(text, { name: 'plan', sha256: '' }).plans;
  assert.ok(plan !== undefined, text);
  return plan;
}

/** Units of the only item of a plan, and the verbs of its actions. */
function itemOf(sentence: string): { units: string[]; actors: string[]; verbs: string[] } {
  const [item] = compile(`River Towns Plan\n\nActions\nAction 1: ${sentence}\n`).items;
  assert.ok(item !== undefined, sentence);
  return {
    units: item.assignments.map(({ role, unit }) => `${role} ${unit}`),
    actors: item.actions.flatMap(({ actors }) => actors.map(({ name }) => name)),
    verbs: item.actions.map(({ modality, verb }) => `${modality} ${verb}`),
  };
}

/** Targets as `comparator value unit year`. */
function targetsOf(lines: string): string[] {
  return compile(
    `River Towns Plan\n\nOur targets\n${lines}\n\nActions\nAction 1: Open a mill.\n`,
  ).targets.map(
    ({ comparator, value, unit, horizon }) => `${comparator} ${value} ${unit} ${horizon?.year ?? '-'}`,
  );
}

test('recommendations that run on through numbered sections are the items', () => {
  const sections = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(sections, (counts) => {
      let number = 0;
      const lines = counts.flatMap((count, at) => [
        `1.${at + 1} Networks of district ${'ABCD'.charAt(at)}`,
        'Recommendations:',
        ...Array.from({ length: count }, () => {
          number += 1;
          return `${number}. Publish the register of wells in the valley.`;
        }),
      ]);
      const { headings, items } = compile(
        `River Towns Plan\n1. Build the foundations\n${lines.join('\n')}\n`,
      );
      assert.deepEqual(
        headings.map(({ marker }) => marker),
        ['1.', ...counts.map((_, at) => `1.${at + 1}`)],
      );
      assert.deepEqual(
        items.map(({ marker }) => marker),
        Array.from({ length: number }, (_, at) => `${at + 1}.`),
      );
    }),
    { numRuns: 30 },
  );
});

test('a label that says how a plan is divided heads, whatever the plan calls it', () => {
  for (const label of ['Dimension', 'Pillar', 'Theme', 'Strand', 'Mission', 'Domain']) {
    const { headings, items, targets } = compile(
      `River Towns Plan\n${label} 1: Skills\n${label} 2: Networks\nAction 2.1 Open a mill.\nAction 2.2 Close a mine.\n`,
    );
    assert.deepEqual(
      headings.map(({ marker }) => marker),
      [`${label} 1:`, `${label} 2:`],
    );
    assert.deepEqual([items.length, targets.length], [2, 0]);
  }
});

test('names between numbered actions head them', () => {
  const { headings, items } = compile(
    'River Towns Plan\nHow we will deliver\nSafe bridges\nA.1 Inspect every bridge.\nTiming: by June 2026\nOpen paths\nB.1 Mark the paths.\nB.2 Clear the paths.\n',
  );
  assert.deepEqual(
    headings.map(({ level, text }) => `${level} ${text}`),
    ['1 How we will deliver', '2 Safe bridges', '2 Open paths'],
  );
  assert.deepEqual(
    items.map(({ marker }) => marker),
    ['A.1', 'B.1', 'B.2'],
  );
});

test('who promises to act leads, by the whole name, and who stands beside it helps or takes part', () => {
  const department = 'Department of Rivers, Harbours and Bridges';
  assert.deepEqual(itemOf(`The ${department} will open a mill and publish a map of it each year.`), {
    units: [`lead ${department}`],
    actors: [department],
    verbs: ['commit open', 'commit publish'],
  });
  assert.deepEqual(
    itemOf('Mills West, supported by Invest Delta and Research Delta, will open a mill.').units,
    ['lead Mills West', 'support Invest Delta', 'support Research Delta'],
  );
  assert.deepEqual(itemOf('Open a mill, working with the River Trust and local authorities.').units, [
    'participate River Trust',
    'participate local authorities',
  ]);
  assert.deepEqual(
    itemOf('Open a mill. SRO: Chief Engineer. Delivery partners: trade unions; industry.').units,
    ['responsible Chief Engineer', 'participate trade unions', 'participate industry'],
  );
  assert.deepEqual(itemOf('The Department of Health and Human Services will open a clinic.').units, [
    'lead Department of Health and Human Services',
  ]);
  assert.deepEqual(itemOf('The river wallet will open a door for traders.').units, []);
});

test('the whole, rates, speeds and suppositions', () => {
  assert.deepEqual(
    targetsOf('All households covered by fibre no later than 2028.\nAt least 800 firms trained.'),
    ['= 100 % 2028', '>= 800 firms -'],
  );
  assert.deepEqual(targetsOf('The number of places should rise from 200 a year to 400 a year by 2027.'), [
    '>= 400  2027',
  ]);
  assert.deepEqual(targetsOf('Limit the price of a 100 Mbps plan to $50 a month or less by 2027.'), [
    '<= 50 $ 2027',
  ]);
  assert.deepEqual(targetsOf('Cut the time to connect from an average of 8 years to no more than 3 years.'), [
    '<= 3 years -',
  ]);
  assert.deepEqual(targetsOf('If enrolment falls by at least 10 percent, the line is extended.'), []);
  assert.deepEqual(targetsOf('Attract ₹15,000 crore of investment by 2028 and create 1 lakh jobs by 2028.'), [
    '= 15000 ₹ crore 2028',
    '= 1 lakh jobs 2028',
  ]);
});

test('the line of its time dates what an action counts, and who acts is no subject', () => {
  const { targets } = compile(
    'River Towns Plan 2024 to 2027\n\nActions\nAction 1: The Harbour Office will open a €5 million Mill Fund.\nTiming: by Q4 2026\nAction 2: Clear a path.\n',
  );
  assert.deepEqual(
    targets.map(({ subject, horizon }) => [subject, horizon?.year]),
    [['Mill Fund', 2026]],
  );
});

test('outcomes beside measures are indicators', () => {
  const { targets } = compile(
    'River Towns Plan\n\nOutcomes\nOutcome\tMeasure\tBaseline (2022)\tTarget (2026)\nFast networks\tHomes without fibre (%)\t17\t8\nTrade\tExports ($ million)\t900\t1,400\n\nActions\nAction 1: Open a mill.\n',
  );
  assert.deepEqual(
    targets.map(({ value, unit, horizon }) => [value, unit, horizon?.year]),
    [
      [8, '%', 2026],
      [1400, '$ million', 2026],
    ],
  );
});

test('actions: what is done next, what something will be, and who may', () => {
  assert.deepEqual(itemOf('Agree a standard, publish it and test every board against it.').verbs, [
    'commit Agree',
    'commit publish',
    'commit test',
  ]);
  assert.deepEqual(itemOf('The Harbour Office will open a mill. It will then publish a map.').verbs, [
    'commit open',
    'commit then publish',
  ]);
  assert.deepEqual(itemOf('Open a mill for traders. Small firms will be eligible.').verbs, ['commit Open']);
  assert.deepEqual(itemOf('Allow firms to open mills on the river.').verbs, ['enable Allow']);
  assert.deepEqual(itemOf('Provide £3,000 to each of the millers.').verbs, ['grant Provide']);
});
