import { LOG_LEVELS } from '../api-log';
import { CodeRejected } from '../isolate';
import type { HandlerInput } from '../isolate/program';
import { startPool } from '../isolate/start-pool';
import { type HandlerOutput, readOutput } from '../isolate/step-output';
import type { NullMeaning, ResolverProgram } from '../protocol';
import { codeName, type EvaluationContext, handlerInput } from './handler-input';

/** What to evaluate. */
export interface EvaluationRequest {
  /** An ES module as it would be deployed. */
  code: string;
  context: EvaluationContext;
  function: HandlerInput['handler'];
}

/** One reason why the code was refused ("CodeError", AppSync API reference). */
export interface CodeError {
  errorType: 'LINT_ERROR' | 'PARSER_ERROR';
  value: string;
  location: { line: number; column: number };
}

/** The answer of `aws appsync evaluate-code` ("EvaluateCode", AppSync API reference). */
export interface Evaluation {
  /** JSON of what the handler returned; absent when it did not. */
  evaluationResult?: string;
  error?: { message: string; codeErrors?: CodeError[] };
  /** One for each line logged, e.g. `INFO - code.js:13:5: "This request is allowed"`. */
  logs: string[];
  /** JSON of `ctx.stash` after the handler. */
  stash: string;
  /** JSON of the errors that the handler appended. */
  outErrors: string;
}

/** Evaluates one handler by itself, as the service's EvaluateCode does. */
export async function evaluateCode(request: EvaluationRequest): Promise<Evaluation> {
  const { code, context } = request;
  try {
    const evaluator = await createEvaluator({ [codeName]: code });
    try {
      return await evaluator.evaluate(codeName, request.function, context);
    } finally {
      await evaluator.close();
    }
  } catch (error) {
    if (!(error instanceof CodeRejected)) throw error;
    const codeErrors = error.diagnostics.map(({ rule, message, line, column }): CodeError => ({
      errorType: rule === 'syntax' ? 'PARSER_ERROR' : 'LINT_ERROR',
      value: message,
      location: { line, column },
    }));
    const nothing = { logs: [], stash: JSON.stringify(context.stash ?? {}), outErrors: '[]' };
    return { error: { message: error.message, codeErrors }, ...nothing };
  }
}

/** Evaluates handlers of several codes without starting again for each. */
export interface Evaluator {
  /** @param name one of the names that the codes were given. */
  evaluate(name: string, handler: HandlerInput['handler'], context: EvaluationContext): Promise<Evaluation>;
  close(): Promise<void>;
}

/**
 * Loads codes, by name.
 * @param nullMeaning for tests that hold code to both meanings of null.
 * @throws CodeRejected when the service would refuse one of them
 */
export async function createEvaluator(
  codes: Record<string, string>,
  nullMeaning?: NullMeaning,
): Promise<Evaluator> {
  const programs = Object.entries(codes).map(([name, code]): ResolverProgram => ({
    kind: 'UNIT',
    name,
    dataSourceName: '',
    unit: { name, code },
  }));
  const { pool, units } = await startPool(programs, { workers: 1, nullMeaning });
  return {
    async evaluate(name, handler, context) {
      const input = handlerInput(name, handler, context);
      return describe(input, readOutput(units, input, await pool.submit(JSON.stringify(input))));
    },
    close: () => pool.close(),
  };
}

function describe(input: HandlerInput, output: HandlerOutput): Evaluation {
  const { stash = input.state.stash, console } = output;
  const gathered = {
    logs: console.map(({ level, at, message }) => `${LOG_LEVELS[level]} - ${at}: ${message}`),
    stash: JSON.stringify(stash),
    outErrors: JSON.stringify(output.type === 'call' ? [] : output.appendedErrors),
  };
  if (output.type === 'failed') return { error: { message: output.error.message }, ...gathered };
  return { evaluationResult: JSON.stringify(output.type === 'done' ? output.value : null), ...gathered };
}
