import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { coordinateSystems } from '../coordinates/offset-systems.ts';
import { materials } from '../indoor/design-shape.ts';
import { drawingFaults } from '../indoor/drawing/drawing.ts';
import { planFaults } from '../indoor/drawing/floor-plan-of.ts';
import { treeFaults, treeNotes } from '../indoor/tree-findings.ts';
import { ledgerKinds, ledgers } from '../ledger/ledger-kinds.ts';
import { noteCodes } from '../ledger/row-note.ts';
import { reasonCodes } from '../ledger/row-reason.ts';
import { pack } from '../pack.ts';
import { budgetNames } from '../rules/budget-lines.ts';
import { terrains } from '../rules/case-shape.ts';
import { standingReasons } from '../rules/cell-standings.ts';
import { pictureLayers } from '../rules/picture-classes.ts';
import { assumptions } from '../rules/station-case.ts';
import { coverFaults } from '../selection/number-scanner.ts';
import { leftOutCodes, leftOutTypes } from '../site-plan/input/left-out.ts';
import { strayReasons } from '../store/city-records.ts';

const messagesOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(pack.folder, 'messages', `${language}.json`), 'utf8'));

/** Every key that the pack's own declarations ask for. */
function* demandedKeys(): Generator<string> {
  yield 'title';
  for (const { name, attributes } of pack.entities) {
    yield `entities.${name}.title`;
    for (const [attribute, declared] of Object.entries(attributes)) {
      yield `entities.${name}.attributes.${attribute}`;
      if ('oneOf' in declared) {
        for (const value of declared.oneOf ?? []) yield `entities.${name}.values.${attribute}.${value}`;
      }
    }
  }
  for (const { code } of pack.measures) {
    yield `measures.${code}.title`;
    yield `measures.${code}.definition`;
  }
  for (const { name, states, transitions } of pack.cases) {
    yield `cases.${name}.title`;
    for (const state of Object.keys(states)) yield `cases.${name}.states.${state}`;
    for (const transition of Object.keys(transitions)) yield `cases.${name}.transitions.${transition}`;
  }
  for (const code of Object.keys(pack.errors)) yield `errors.${code}`;
  for (const { id } of pack.pages) yield `pages.${id}`;
  for (const { name } of pack.operations) yield `operations.${name}`;
  for (const { name } of pack.jobs) yield `jobs.${name}`;
  for (const { name } of pack.proposals) yield `proposals.${name.slice('network.'.length)}`;
  // Of what a proposal says of itself.
  for (const key of ['threshold', 'threshold.of', 'threshold.value']) yield `changes.${key}`;
}

/** Of ledgers: fields that are no attributes, and reasons. */
function* ledgerKeys(): Generator<string> {
  for (const { extras } of Object.values(ledgers)) for (const field of extras) yield `ledger.field.${field}`;
  for (const code of reasonCodes) yield `ledger.reason.${code}`;
  for (const reason of strayReasons) yield `ledgers.strays.${reason}`;
  for (const code of noteCodes) yield `ledger.note.${code}`;
  for (const kind of ledgerKinds) yield `ledgers.kind.${kind}`;
  for (const system of coordinateSystems) yield `ledgers.coordinates.${system}`;
  for (const step of ['waiting', 'running']) yield `ledgers.step.${step}`;
  for (const state of ['waiting', 'running', 'done', 'failed', 'cancelled', 'forgotten'])
    yield `ledgers.state.${state}`;
}

/** Of the build-out: how a stage looks. */
function* buildOutKeys(): Generator<string> {
  for (const look of ['done', 'done-late', 'present', 'present-late', 'none']) yield `build-out.look.${look}`;
}

/** Of the indicators: why a cell counts, and the groups they stand in. */
function* indicatorKeys(): Generator<string> {
  for (const reason of standingReasons) yield `indicators.reason.${reason}`;
  for (const group of ['coverage', 'build-out', 'resources']) yield `indicators.group.${group}`;
}

/** Of plans of sites: what their reasons, notices and steps are called. */
function* sharingKeys(): Generator<string> {
  const names: Readonly<Record<string, string>> = {
    state: 'waiting running done failed cancelled forgotten',
    step: 'waiting running planning comparing done',
    column: 'gap',
    scale: 'macro micro',
    part: 'candidates left-out notices',
    group: 'candidates demands sites zones',
    outcome: 'met part short',
    needed: 'exactly least found',
    why: 'without-place indoor none-near all-refused no-room budget',
    unserved: 'without-place indoor all-refused no-room budget',
    refusal: 'forbidden full kind-not-allowed no-slots taken-up twin unopened without-place zone-height',
    notice:
      'candidate-without-place demand-without-place forbidden-but-allowed same-candidate same-demand zone-says-nothing zone-without-place zones-contradict',
  };
  for (const [group, list] of Object.entries(names))
    for (const name of list.split(' ')) yield `sharing.${group}.${name}`;
  for (const name of 'served-first served-second other-tenants so-far so-far-served bound bound-served gap'.split(
    ' ',
  ))
    yield `sharing.${name}`;
  yield 'sharing.yuan';
  for (const code of leftOutCodes) yield `sharing.left-out.${code}`;
  for (const type of leftOutTypes) {
    yield `sharing.left-out.type.${type}`;
    yield `sharing.left-out.of.${type}`;
  }
  yield 'errors.city-without-demands.strays';
}

/** And the keys that its page makes out of names: no checker can follow those. */
function* shownKeys(): Generator<string> {
  for (const name of budgetNames) yield `coverage.budget.${name}`;
  for (const name of assumptions) yield `coverage.assumed.${name}`;
  for (const name of terrains) yield `coverage.terrain.${name}`;
  for (const name of [...pictureLayers, 'exposure']) {
    yield `coverage.layer.${name}`;
    yield `coverage.layer.${name}.long`;
  }
  for (const name of ['itm', 'p1812', '38901']) {
    yield `coverage.model.${name}`;
    yield `coverage.model.short.${name}`;
  }
  for (const step of ['waiting', 'running', 'done', 'preparing', 'predicting', 'storing'])
    yield `coverage.step.${step}`;
  for (const gap of ['hole', 'unknown', 'unheard']) yield `coverage.gap.${gap}`;
  for (const name of ['azimuth', 'tilt', 'power']) yield `coverage.site.${name}.of`;
  for (const quadrant of ['ne', 'nw', 'se', 'sw']) yield `coverage.pixel.place.${quadrant}`;
  for (const name of ['built', 'ray', 'fresnel']) yield `coverage.profile.${name}`;
  yield* indoorKeys();
}

function* indoorKeys(): Generator<string> {
  for (const kind of ['source', 'feeder', 'splitter', 'coupler', 'antenna', 'head'])
    yield `indoor.kind.${kind}`;
  for (const material of materials) yield `indoor.material.${material}`;
  for (const code of [...treeFaults, ...treeNotes]) yield `indoor.finding.${code}`;
  for (const builder of ['tower', 'operator']) yield `indoor.builder.${builder}`;
  for (const model of ['multiWall', 'inh']) yield `indoor.model.${model}`;
  for (const name of ['threshold', 'margin', 'body', 'terminal']) yield `indoor.${name}`;
  for (const fault of planFaults) yield `indoor.drawing.fault.${fault}`;
  for (const fault of drawingFaults) yield `errors.bad-drawing.${fault}`;
  for (const fault of coverFaults) yield `errors.bad-cover-file.${fault}`;
  for (const fault of ['start', 'empty']) yield `errors.drawing-not-dxf.${fault}`;
  yield 'errors.site-plan-outdated.candidate';
  for (const role of ['outline', 'rooms', 'none']) yield `indoor.role.${role}`;
  for (const end of ['from.x', 'from.y', 'to.x', 'to.y']) yield `indoor.wall.${end}`;
  for (const name of 'power length loss insertion coupling gain x y height'.split(' '))
    yield `indoor.figure.${name}`;
}

/** What the pages' source, and that of files which people read, says in so many words. */
const spoken = ['console/**/*.{ts,tsx}', 'export/records/*.ts', 'operations/export-records.ts'];
const consoleSource = globSync(spoken, { cwd: pack.folder })
  .map((file) => readFileSync(join(pack.folder, file), 'utf8'))
  .join('\n');

describe('network pack', () => {
  for (const language of ['zh-CN', 'en']) {
    it(`names everything that it declares or shows, and nothing else, in ${language}`, () => {
      const messages = messagesOf(language);
      const wanted = new Set([
        ...demandedKeys(),
        ...ledgerKeys(),
        ...buildOutKeys(),
        ...indicatorKeys(),
        ...sharingKeys(),
        ...shownKeys(),
      ]);
      for (const key of wanted) assert.ok(Object.hasOwn(messages, key), key);
      const idle = Object.keys(messages).filter(
        (key) => !wanted.has(key) && !consoleSource.includes(`'${key}'`),
      );
      assert.deepEqual(idle, []);
      for (const text of Object.values(messages)) assert.ok(text.trim().length > 0);
    });
  }

  it('measures read only declared types and attributes', () => {
    const attributesOf = new Map(pack.entities.map((type) => [type.name, Object.keys(type.attributes)]));
    for (const { code, select } of pack.measures) {
      for (const { types, attributes } of Object.values(select)) {
        for (const type of types ?? []) {
          const declared = attributesOf.get(type);
          assert.ok(declared, `${code} selects the undeclared type ${type}`);
          for (const attribute of attributes) {
            assert.ok(declared.includes(attribute), `${code} reads the undeclared ${type}.${attribute}`);
          }
        }
      }
    }
  });
});
