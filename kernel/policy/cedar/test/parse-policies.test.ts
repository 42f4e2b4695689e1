import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BadPolicies, parsePolicies, validatePolicies } from '../parse-policies.ts';
import { PolicySet } from '../policy-set.ts';
import { CedarEntity, CedarSet, EntityRef } from '../value.ts';

const refused = (text: string, reason: RegExp, line: number | null = 1) =>
  assert.rejects(parsePolicies(text), (error) => {
    assert.ok(error instanceof BadPolicies, String(error));
    assert.match(error.message, reason);
    assert.equal(error.line, line);
    return true;
  });

describe('policies of a file', () => {
  it('come in the order of the file, with their annotations and text', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const text = names
      .map((id) => `// ${id}\n@id("${id}") @description("“${id}”")\npermit (principal, action, resource);\n`)
      .join('\n');
    const found = await parsePolicies(text);
    assert.deepEqual(
      found.map(({ id }) => id),
      names,
    );
    assert.equal(found[3]?.annotations['description'], '“p3”');
    assert.match(found[3]?.text ?? '', /^@id\("p3"\)/);
    assert.deepEqual(await parsePolicies('// nothing yet\n'), []);
  });

  it('what Cedar cannot read is told with its line', async () => {
    await refused(
      '@id("a") permit (principal, action, resource);\n// 甲\npermit (principal,',
      /unexpected end/,
      3,
    );
    await refused('permit (principal, action, resource);', /no @id/);
    await refused('@id("") permit (principal, action, resource);', /no @id/);
  });

  it('what is not compiled is refused whole, never decided otherwise', async () => {
    const when = (condition: string) =>
      `@id("a") permit (principal, action, resource) when { ${condition} };`;
    await refused(when('context.a.isInRange(ip("10.0.0.0/8"))'), /cannot use isInRange/);
    await refused(when('decimal("1.0") == decimal("1.00")'), /cannot use decimal/);
    await refused(when('datetime("2026-01-01") < context.now'), /cannot use datetime/);
    await refused(when('context.a < 9007199254740993'), /numbers beyond/);
    await refused(when('context.a < -9223372036854775808'), /numbers beyond/);
    await refused(when('{"__proto__": 1} == context.a'), /__proto__/);
    await refused('@id("a") permit (principal == ?principal, action, resource);', /templates/, null);
  });

  it('are held against a schema, strictly', async () => {
    const schema = `entity Role; entity User in [Role] { name: String };
      action "read" appliesTo { principal: User, resource: Role };`;
    const fine = await parsePolicies(
      '@id("a") permit (principal in Role::"x", action == Action::"read", resource) when { principal.name like "a*" };',
    );
    await validatePolicies(fine, schema);
    for (const condition of ['principal.nmae == "x"', 'principal.name == 1', 'principal.name'])
      await assert.rejects(
        validatePolicies(
          await parsePolicies(
            `@id("a") permit (principal, action == Action::"read", resource) when { ${condition} };`,
          ),
          schema,
        ),
        BadPolicies,
        condition,
      );
    await assert.rejects(
      validatePolicies(
        await parsePolicies('@id("a") permit (principal, action == Action::"reed", resource);'),
        schema,
      ),
      /a: .*reed/,
    );
  });
});

describe('a set of policies', () => {
  const ask = async (text: string, { attributes = new Map(), tags = new Map() } = {}) => {
    const set = new PolicySet(await parsePolicies(text), new Map());
    const request = {
      principal: new CedarEntity('User', 'u', { ancestors: new Set(['Role"r']) }),
      action: new EntityRef('Action', 'read'),
      resource: new CedarEntity('Entity', 'e', { attributes, tags }),
      context: new Map(),
    };
    const answer = set.explain(request);
    assert.equal(set.decide(request), answer.allowed);
    return answer;
  };

  it('denies unless something permits, and what forbids has the last word', async () => {
    assert.deepEqual(await ask(''), { allowed: false, reasons: [], errors: [] });
    const permit = '@id("p") permit (principal in Role::"r", action, resource);';
    assert.deepEqual(await ask(permit), { allowed: true, reasons: ['p'], errors: [] });
    const forbid = '@id("f") forbid (principal, action, resource is Entity);';
    assert.deepEqual(await ask(permit + forbid), { allowed: false, reasons: ['f'], errors: [] });
  });

  it('leaves out what fails, also where it would forbid', async () => {
    const permit = '@id("p") permit (principal, action, resource);';
    const forbid =
      '@id("f") forbid (principal, action, resource) when { resource.getTag("secret").contains("yes") };';
    assert.deepEqual(await ask(permit + forbid), { allowed: true, reasons: ['p'], errors: ['f'] });
    const tags = new Map([['secret', new CedarSet(['yes'])]]);
    assert.deepEqual(await ask(permit + forbid, { tags }), { allowed: false, reasons: ['f'], errors: [] });
    const overflow =
      '@id("o") permit (principal, action, resource) when { 9007199254740991 * 9007199254740991 == resource.n };';
    assert.deepEqual(await ask(overflow, { attributes: new Map([['n', 1n]]) }), {
      allowed: false,
      reasons: [],
      errors: ['o'],
    });
  });
});
