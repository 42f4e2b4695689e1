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

/** Headings as `level marker text`, items as `marker: units`. */
function outline(text: string): { headings: string[]; items: string[] } {
  const { headings, items } = compile(text);
  return {
    headings: headings.map(({ level, marker, text: words }) => `${level} ${marker} ${words}`),
    items: items.map(
      ({ marker, assignments }) =>
        `${marker} ${assignments.map(({ role, unit }) => `${role}=${unit}`).join(', ')}`,
    ),
  };
}

const commands = [
  'Publish the register of wells',
  'Inspect the northern dam',
  'Replant the river bank',
  'Buy two rescue boats',
  'Train the harbour staff',
  'Extend the tram to the mill',
] as const;
const offices = ['Harbour Office', 'Ministry of Rivers', 'Tram Authority', 'City Council'] as const;
const sentence = fc.constantFrom(...commands);

test('labels with letters number measures and the actions below them', () => {
  const code = fc.constantFrom('All', 'WF', 'Bio', 'T');
  const tree = fc.array(fc.tuple(code, fc.array(sentence, { minLength: 1, maxLength: 4 })), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(tree, (measures) => {
      const lines = measures.flatMap(([letters, actions], at) => [
        `Strategy ${at + 1}: Look after the ${letters} district`,
        `Measure ${letters}-1: Know the district.`,
        ...actions.map((words, place) => `Action ${letters}-1.${place + 1}: ${words}.`),
      ]);
      const { headings, items } = outline(`Valley Adaptation Plan\n\n${lines.join('\n')}\n`);
      assert.deepEqual(
        headings.map((heading) => heading.slice(0, 10)),
        measures.flatMap(() => ['1 Strategy', '2 Measure ']),
      );
      assert.deepEqual(
        items.map((item) => item.trim()),
        measures.flatMap(([letters, actions]) => actions.map((_, at) => `Action ${letters}-1.${at + 1}:`)),
      );
    }),
    { numRuns: 60 },
  );
});

test('figures may end in letters, and 5G and 3D are words', () => {
  const text =
    'Green Harbour Plan\nGOAL 1 – Clean air\n1.A  Extend the low wake zone [Harbour Office]\n1.B  Replant the bank [Tram Authority, 2027]\nGOAL 2 – Water\n2.A  Separate 15 km of drains [Harbour Office, 2027-2029]\n2.B  Buy boats\n';
  const plan = compile(text);
  assert.deepEqual(
    plan.items.map(({ marker, due }) => `${marker} ${due?.date ?? ''}`.trim()),
    ['1.A', '1.B 2027-12-31', '2.A 2029-12-31', '2.B'],
  );
  assert.deepEqual(
    outline('Net Plan\n1. Masts\n5G Masts are needed.\n3D Maps help.\n2. Wires\n').headings.length,
    0,
  );
});

test('figures stand below letters below figures', () => {
  const chapter = fc.tuple(
    fc.array(fc.array(sentence, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(chapter, { minLength: 2, maxLength: 3 }), (chapters) => {
      const lines = chapters.flatMap(([parts], at) => [
        `${at + 1}. ${['HARBOUR', 'TRANSPORT', 'HOUSING'][at]}`,
        ...parts.flatMap((efforts, place) => [
          `${'abc'.charAt(place)}. Part of it`,
          'Proposed Efforts',
          ...efforts.map((words, number) => `${number + 1}. ${words}.`),
        ]),
      ]);
      const { headings, items } = outline(`Town of Elm Harbour Plan\n\n${lines.join('\n')}\n`);
      assert.equal(items.length, chapters.flatMap(([parts]) => parts.flat()).length);
      assert.deepEqual(
        headings.filter((heading) => heading.startsWith('1 ')).map((heading) => heading.slice(2, 4)),
        chapters.map((_, at) => `${at + 1}.`),
      );
    }),
    { numRuns: 40 },
  );
});

test('topics between pillars and the heading that comes again and again', () => {
  const topic = (name: string, bullets: string) =>
    `${name}\nFew people know where the wells are, and nobody keeps a list of them.\nRecommended Steps\n${bullets}\n\n`;
  const text = `River Action Plan\n\nIntroduction\nThe river has many wells, and few of them are tested.\n\nPillar I: Know the River\n\n${topic('Open the Registers', '• Led by the Ministry of Rivers (MoR), publish the register.\n• Led by MoR and the Treasury, review the fees\nfor water.\n• At the Harbour Office, rapidly pilot a counter.')}${topic('Protect the Wells', '• Fence the wells.')}Pillar II: Keep It Clean\n\n${topic('Teach the Millers', '• Through the Tram Authority, train 200 millers by 2027.\n• Review the rules.')}`;
  const { headings, items } = outline(text);
  assert.deepEqual(headings, [
    '1  Introduction',
    '1 Pillar I: Know the River',
    '2  Open the Registers',
    '3  Recommended Steps',
    '2  Protect the Wells',
    '3  Recommended Steps',
    '1 Pillar II: Keep It Clean',
    '2  Teach the Millers',
    '3  Recommended Steps',
  ]);
  assert.deepEqual(items.slice(0, 3), ['• lead=Ministry of Rivers (MoR)', '• lead=MoR, lead=Treasury', '• ']);
  assert.equal(items.length, 6);
});

test('a plan may be nothing but bullets, and what it costs is no task', () => {
  assert.equal(
    compile('Harbour Plan 2025\n\n• Launch the ferry\n• Connect the mill by 2027\n').items.length,
    2,
  );
  const plan = compile(
    'Harbour Plan\n\nTargets\n- 2027: 20% reduction of waste\n- 2030: 50% reduction of waste\n\nTransport\n- Extend the tram\n- Covered stops at the mill\n- Ban heavy boats by 2029\n\nBudget\n- $90M over 5 years from the harbour fund\n- Apply for loans\n',
  );
  assert.deepEqual(
    plan.headings.map(({ text }) => text),
    ['Targets', 'Transport', 'Budget'],
  );
  assert.equal(plan.items.length, 4);
  assert.deepEqual(
    plan.targets.flatMap(({ value, horizon }) => [value, horizon?.year]),
    [20, 2027, 50, 2030],
  );
});

test('who answers for it, behind any label', () => {
  const office = fc.constantFrom(...offices);
  const labels = [
    ['Lead', 'lead'],
    ['Lead Agency', 'lead'],
    ['Responsible', 'responsible'],
    ['Responsible institutions', 'responsible'],
    ['Implementing Agency', 'implement'],
    ['Key Stakeholders', 'participate'],
    ['With', 'participate'],
    ['Led by', 'lead'],
    ['Supported by', 'support'],
  ] as const;
  const label = fc.constantFrom(...labels);
  const between = fc.constantFrom(', ', ' & ', '; ', ' and ');
  fc.assert(
    fc.property(
      label,
      fc.uniqueArray(office, { minLength: 1, maxLength: 3 }),
      between,
      ([name, role], units, by) => {
        const joined = units.length > 2 && by === ' and ' ? units.join(', ') : units.join(by);
        const text = `Harbour Plan 2024\n\n1.1 Buy boats. ${name}: ${joined}\n1.2 Fence the wells.\n`;
        assert.deepEqual(
          compile(text).items[0]?.assignments.map((one) => `${one.role} ${one.unit}`),
          units.map((unit) => `${role} ${unit}`),
        );
      },
    ),
    { numRuns: 80 },
  );
});

test('letters that explain a name are nobody', () => {
  const text =
    'Youth Plan\n\nAction 1: Support events such as those of All Friends of Music (AFOM).\nAction 2: Open a hall (Lead: Youth Office).\n';
  assert.deepEqual(
    compile(text).items.map(({ assignments }) => assignments.map(({ unit }) => unit)),
    [[], ['Youth Office']],
  );
});

test('running heads, feet and numbers of pages are no lines of the plan', () => {
  fc.assert(
    fc.property(fc.uniqueArray(sentence, { minLength: 3, maxLength: 6 }), fc.boolean(), (actions, named) => {
      const pages = actions.map(
        (words, at) =>
          `ACTION ${at + 1}: Step ${at + 1}\n${words}.\n\nSEPTEMBER 2024\n\n${named ? 'Page ' : ''}${at + 3}\n\nTOWN OF ELM ENERGY PLAN\n`,
      );
      const plan = compile(`TOWN OF ELM ENERGY PLAN\n\n${pages.join('\n')}`);
      assert.equal(plan.title, 'TOWN OF ELM ENERGY PLAN');
      assert.deepEqual(plan.headings, []);
      assert.deepEqual(
        plan.items.map(({ text }) => text.split('\n')[1]),
        actions.map((words) => `${words}.`),
      );
    }),
    { numRuns: 40 },
  );
});

test('the title stands above who wrote it, in capitals as well', () => {
  const list = '1. Buy boats\n2. Fence the wells\n';
  for (const [head, title] of [
    [
      'Elm Harbour Plan 2023-2030\nDate: 2023-01-20\nAuthor: J. Miller\n\nTown of Elm Harbour Strategy',
      'Elm Harbour Plan 2023-2030',
    ],
    ['RIVER HEALTH PLAN OF ACTION (2021-2025)\n26 June 2021', 'RIVER HEALTH PLAN OF ACTION (2021-2025)'],
  ] as const)
    assert.equal(compile(`${head}\n\n${list}`).title, title);
});

test('lines below the last of several short parts speak of all of them', () => {
  const plan = compile(
    'Harbour Plan 2022-2026\n\nStrategic Objective 1: Safer water\nKey activities:\ni. Recruit 40 wardens by 2024\nii. Fence 60 wells\nIndicators: coverage of wells 95% by 2026\nResponsible institutions: Ministry of Rivers, district councils\n\nStrategic Objective 2: Faster help\nKey activities:\ni. Equip 8 boats\n',
  );
  assert.deepEqual(
    plan.items.map(({ text, assignments }) => [text, ...assignments.map(({ unit }) => unit)]),
    [
      ['Recruit 40 wardens by 2024', 'Ministry of Rivers', 'district councils'],
      ['Fence 60 wells', 'Ministry of Rivers', 'district councils'],
      ['Equip 8 boats'],
    ],
  );
  assert.ok(plan.targets.some(({ value, horizon }) => value === 95 && horizon?.year === 2026));
});
