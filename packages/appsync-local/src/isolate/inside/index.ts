/**
 * The part of the isolate that runs within the context, beside the resolver code. It has no Node APIs. Only strings,
 * numbers and functions made within the context pass between it and the worker.
 */
import { createLibrary, installStringSemantics } from '../../library';
import type { StepInput } from '../../protocol';
import type { HandlerInput, LinkedProgram } from '../program';
import { libraryHost } from './evaluation';
import { evaluateHandler } from './handler-evaluation';
import { harden } from './harden';
import { createLoopHelpers } from './loops';
import { either, given, guardSeeking, same } from './nothing';
import type { Handlers } from './run';
import { items, parts } from './spreads';
import { evaluateStep, evaluateStepHere } from './step';
import { plus, text } from './text';

type Module = (globals: object, modules: object, helpers: object) => () => Handlers;

const library = createLibrary(libraryHost);
const programs = new Map<string, LinkedProgram>();
const units: (() => Handlers)[] = [];

installStringSemantics();
guardSeeking();
const helpers = {
  ...createLoopHelpers((message) => libraryHost.console('warn', [message])),
  same,
  given,
  either,
  plus,
  text,
  parts,
  items,
};
harden([library, helpers]);

/** Adds the next unit: the value of its script. */
export function define(module: Module): void {
  units.push(module(library.globals, library.modules, helpers));
}

/** Loads the programs, once their units are defined. */
export function load(programsJson: string): void {
  for (const program of JSON.parse(programsJson) as LinkedProgram[]) programs.set(program.name, program);
}

const instantiate = (unit: number): Handlers => units[unit]!();

/** JSON of a `StepInput` or a `HandlerInput` to JSON of a `RawStepOutput`. */
export function evaluate(inputJson: string): string {
  const input = JSON.parse(inputJson) as StepInput | HandlerInput;
  return 'handler' in input
    ? evaluateHandler(programs, instantiate, input)
    : evaluateStep(programs, instantiate, input);
}

/** Module scopes that are used again. */
const scopes: Handlers[] = [];
const instantiateOnce = (unit: number): Handlers => (scopes[unit] ??= instantiate(unit));

/**
 * A `StepInput` to a `RawStepOutput`, without JSON on the way and with one module scope for all steps: only for code that
 * is trusted to keep nothing there, and for a caller who hands nothing in that must not be changed.
 */
export function evaluateHere(input: StepInput): object {
  return evaluateStepHere(programs, instantiateOnce, input);
}
