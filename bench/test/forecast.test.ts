import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingFamilies, unseenFamilies } from '../forecast/families.ts';
import { questionsOf } from '../forecast/questions.ts';
import { answer, brier, calibration, shareOf } from '../forecast/scores.ts';

const families = { ...trainingFamilies, ...unseenFamilies };
const questions = questionsOf(families, 12, 77);

test('the same seed makes the same series, another seed others', () => {
  assert.deepEqual(questionsOf(families, 12, 77), questions);
  assert.notDeepEqual(questionsOf(families, 12, 78), questions);
});

test('intervals hold about what they say, and chances are worth more than always saying one half', () => {
  const answers = questions.map((question, index) => answer(question, index));
  const chances = new Map(answers.map(({ question, chance }) => [question, chance]));
  const held = shareOf(answers, ({ in80 }) => in80);
  assert.ok(held > 0.68 && held < 0.92, String(held));
  assert.ok(shareOf(answers, ({ in95 }) => in95) > held);
  const score = brier(questions, (question) => chances.get(question) ?? 0);
  assert.ok(score < 0.2, String(score));
  const table = calibration(answers);
  assert.equal(table.length, 10);
  assert.equal(
    table.reduce((sum, { count }) => sum + count, 0),
    questions.length,
  );
});
