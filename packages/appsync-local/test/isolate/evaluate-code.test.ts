import { evaluateCode } from '../../src/evaluate';

const code = `import { util } from '@aws-appsync/utils';
export function request(ctx) {
  ctx.stash.seen = ctx.args.id;
  console.log('This request is allowed');
  util.appendError('Careful', 'Warning');
  return { id: ctx.args.id, auth: util.authType() };
}
export function response(ctx) {
  ctx.stash.seen = true;
  if (ctx.error) { util.error(ctx.error.message, ctx.error.type); }
  return ctx.result.a.b;
}`;

test('gives what the handler returned, logged, stashed and appended', async () => {
  const evaluation = await evaluateCode({ code, context: { arguments: { id: 7 } }, function: 'request' });

  expect(evaluation).toEqual({
    evaluationResult: '{"id":7,"auth":"API Key Authorization"}',
    logs: ['INFO - code.js:4:11: "This request is allowed"'],
    stash: '{"seen":7}',
    outErrors: '[{"message":"Careful","errorType":"Warning","data":null,"errorInfo":null}]',
  });
});

test('a raised error is in the answer, without a place', async () => {
  const context = { error: { message: 'Slow', type: 'Timeout' } };
  const evaluation = await evaluateCode({ code, context, function: 'response' });

  expect(evaluation).toEqual({
    error: { message: 'Slow' },
    logs: [],
    stash: '{"seen":true}',
    outErrors: '[]',
  });
});

test('a fault has its place', async () => {
  const evaluation = await evaluateCode({ code, context: { result: {} }, function: 'response' });

  expect(evaluation.error?.message).toBe("code.js:11:23: Cannot read properties of undefined (reading 'b')");
});

test('an early return is the result', async () => {
  const early = code.replace('return ctx.result.a.b', 'runtime.earlyReturn({ early: ctx.prev.result })');
  const evaluation = await evaluateCode({
    code: early,
    context: { prev: { result: 1 } },
    function: 'response',
  });

  expect(evaluation.evaluationResult).toBe('{"early":1}');
});

test.each([
  [{ sub: 's', username: 'ada', claims: {} }, 'User Pool Authorization'],
  [{ sub: 's', claims: {} }, 'Open ID Connect Authorization'],
  [{ userArn: 'arn:aws:iam::123456789012:user/ada', username: 'ada' }, 'IAM Authorization'],
])('util.authType follows the identity %j', async (identity, authType) => {
  const evaluation = await evaluateCode({ code, context: { identity }, function: 'request' });

  expect(JSON.parse(evaluation.evaluationResult!)).toMatchObject({ auth: authType });
});

test('code that the language refuses is an error with its findings', async () => {
  const refused = code.replace('ctx.stash.seen = true;', 'ctx.n++;');
  const evaluation = await evaluateCode({ code: refused, context: {}, function: 'request' });

  expect(evaluation.evaluationResult).toBeUndefined();
  expect(evaluation.error?.codeErrors).toContainEqual({
    errorType: 'LINT_ERROR',
    value: 'The operator ++ is not supported',
    location: { line: 9, column: 3 },
  });
});
