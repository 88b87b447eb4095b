import { evaluate, requestHandler } from './harness/evaluate';
import { isLocal } from './harness/target';
import { cases, topic } from './harness/topic';
import { snippetArguments, snippets } from './snippets';

topic('snippets', () => {
  test('there are at least 150 of them', () => {
    expect(new Set(snippets.map(({ body }) => body)).size).toBe(snippets.length);
    expect(snippets.length).toBeGreaterThanOrEqual(150);
  });

  cases(
    snippets.map(({ source, body, expect: expected, undecided }) => ({
      case: `${body.trim()} → ${JSON.stringify(expected)}`,
      page: source,
      body,
      expected,
      localOnly: undecided && 'undecided: nobody saw what the service does',
    })),
    async ({ body, expected }) => {
      const { error, evaluationResult } = await evaluate(requestHandler(body), 'request', {
        arguments: snippetArguments,
      });
      if ('value' in expected) {
        expect(error).toBeUndefined();
        expect(JSON.parse(evaluationResult ?? 'null')).toEqual(expected.value);
        return;
      }
      expect(evaluationResult).toBeUndefined();
      if ('stopped' in expected) expect(error?.message).toContain(expected.stopped);
      else if (isLocal) expect(error?.message).toContain(` ${expected.refused}: `);
      else expect(error?.codeErrors?.length).toBeGreaterThan(0);
    },
  );
});
