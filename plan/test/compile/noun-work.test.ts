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

/** Items as `marker words of its actions: units`. */
function work(text: string): string[] {
  return compile(text).items.map(
    ({ marker, actions, assignments }) =>
      `${marker} ${actions.map(({ span }) => text.slice(span.start, span.end)).join(' | ')}: ${assignments.map(({ unit }) => unit).join(', ')}`,
  );
}

const front = 'Harbour Ministry\nSystems Roadmap 2024–2027\nMay 2024\n';

test('bullets that name their work are items with the units above them, lists of results are none', () => {
  const text = `${front}
Introduction
The harbour runs 40 systems.

Stream 1: Sound foundations
Owner: Chief Engineer
• Replacement of the pilotage system by June 2025
• A new portal for berth bookings
• Retirement of the old switchboard
Milestones:
– Hall contract signed by May 2025

Stream 2: Better information
Owner: Chief Analyst
• Establishment of one register of quays and publication of its data
• Shared tide standards agreed with neighbouring ports by March 2026

Benefits
• Reduction of waiting times
• Improvement of safety on the quays
`;
  assert.deepEqual(work(text), [
    '• Replacement of the pilotage system by June 2025: Chief Engineer',
    '• A new portal for berth bookings: Chief Engineer',
    '• Retirement of the old switchboard: Chief Engineer',
    '• Establishment of one register of quays | publication of its data: Chief Analyst',
    '• Shared tide standards agreed with neighbouring ports by March 2026: Chief Analyst',
  ]);
  assert.deepEqual(
    compile(text).headings.map(({ text: words }) => words),
    ['Introduction', 'Stream 1: Sound foundations', 'Stream 2: Better information', 'Benefits'],
  );
});

test('what the column of actions holds is work, however it says so', () => {
  const cell = fc.constantFrom(
    'Free harbour Wi-Fi at 12 quays',
    'Live depth data extended to all berths',
    'Review of the safety rules',
    'Tide gauges for the outer ports',
    'Inspect the northern dam',
  );
  fc.assert(
    fc.property(fc.uniqueArray(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const rows = cells.map((words, at) => `T${at + 1}\t${words}\tHarbour Office\t2026`);
      const text = `${front}\n1. Actions\nRef\tAction\tLead\tTimeline\n${rows.join('\n')}\n`;
      assert.deepEqual(
        work(text),
        cells.map((words, at) => `T${at + 1} ${words}: Harbour Office`),
      );
    }),
    { numRuns: 40 },
  );
});

test('letters that part a sentence number no work of their own', () => {
  const text = `${front}
1. Programme
1.1 We will:
(a) run a campaign on fast lines;
(b) set up a postcode checker; and
(c) help shops to move online.
(Responsible: Trade Office)
1.2 We will build 12 masts. (Responsible: Mast Office)
`;
  assert.deepEqual(work(text), [
    '1.1 run a campaign on fast lines | set up a postcode checker | help shops to move online: Trade Office',
    '1.2 We will build 12 masts: Mast Office',
  ]);
});
