import {
  readAssembly,
  readTemplateFile,
  type AssemblyStack,
  type ConditionalResource,
  type Template,
} from '@hustings/aws-local';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './options';

/** What is to be started for an API. */
export interface ChosenStacks {
  /** The stack with the API first, then those that it needs and those that hold parts of it. */
  templates: Template[];
  region: string;
  accountId: string;
  assemblyDirectory: string;
}

/** Of a stack that does not say where it is deployed. */
const ANYWHERE = { region: 'us-east-1', accountId: '000000000000' };

/**
 * Chooses the stacks of an app that an API consists of and needs.
 * @param source a cloud assembly's folder or a template's file.
 * @param wanted names or construct paths of stacks; none: the stack with an API, if only one has one.
 * @throws UsageError when there is no such app or stack, when no stack has an API, or several have.
 */
export function chooseStacks(source: string, wanted: readonly string[]): ChosenStacks {
  if (!existsSync(source)) throw new UsageError(`${source} does not exist.`);
  const directory = statSync(source).isDirectory() ? source : path.dirname(source);
  const stacks = stacksAt(source, directory);
  const candidates =
    wanted.length > 0
      ? wanted.map((name) => stackNamed(name, stacks))
      : stacks.filter(({ template, file }) => hasApi(template) && (source === directory || file === source));
  const [first] = candidates.filter(({ template }) => hasApi(template));
  if (first === undefined) throw new UsageError(noApi(source, wanted.length > 0 ? candidates : stacks));
  if (wanted.length === 0 && candidates.length > 1)
    throw new UsageError(
      `Several stacks have a GraphQL API: ${candidates.map(describe).join(', ')}. Choose one with --stack NAME.`,
    );
  return {
    templates: withNeighbours(candidates, stacks).map(({ template }) => template),
    ...ANYWHERE,
    ...(first.region !== undefined && { region: first.region }),
    ...(first.accountId !== undefined && { accountId: first.accountId }),
    assemblyDirectory: directory,
  };
}

/** A template beside the manifest of its assembly is that assembly's stack. */
function stacksAt(source: string, directory: string): AssemblyStack[] {
  const isFolder = source === directory;
  if (existsSync(path.join(directory, 'manifest.json'))) {
    const stacks = readAssembly(directory);
    if (isFolder || stacks.some(({ file }) => file === source)) return stacks;
    if (path.basename(source) === 'manifest.json') return stacks;
  }
  if (isFolder)
    throw new UsageError(
      `${source} is no cloud assembly: manifest.json is missing. \`cdk synth\` makes one, in cdk.out.`,
    );
  return [templateAlone(source)];
}

function templateAlone(file: string): AssemblyStack {
  let template: Template;
  try {
    template = readTemplateFile(file);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return { name: template.stackName, path: template.stackName, file, needs: [], template };
}

function stackNamed(name: string, stacks: readonly AssemblyStack[]): AssemblyStack {
  const found = stacks.find((stack) => stack.name === name || stack.path === name);
  if (found === undefined)
    throw new UsageError(
      `There is no stack ${name}. There is: ${stacks.map(describe).join(', ') || 'none'}.`,
    );
  return found;
}

function noApi(source: string, stacks: readonly AssemblyStack[]): string {
  const events = stacks.some(({ template }) => has(template, ({ type }) => type === 'AWS::AppSync::Api'));
  const sam = stacks.some(({ template }) =>
    has(template, ({ type }) => type.startsWith('AWS::Serverless::')),
  );
  return [
    `No GraphQL API (AWS::AppSync::GraphQLApi) in ${source}.`,
    `Its stacks: ${stacks.map(describe).join(', ') || 'none'}.`,
    ...(events ? ['There is an Events API (AWS::AppSync::Api), which is not served here.'] : []),
    ...(sam ? ['AWS::Serverless::* resources are not carried out here: give the template they become.'] : []),
  ].join(' ');
}

/**
 * Stacks that the chosen ones import from must run too; and a stack that adds resolvers to their API, without having one
 * of its own, is a part of it.
 */
function withNeighbours(chosen: readonly AssemblyStack[], all: readonly AssemblyStack[]): AssemblyStack[] {
  const apis = new Set(chosen.map(({ name }) => name));
  const parts = all.filter(
    (stack) =>
      has(stack.template, ({ type }) => type.startsWith('AWS::AppSync::')) &&
      !hasApi(stack.template) &&
      needed(stack, all).some(({ name }) => apis.has(name)),
  );
  return [...new Set([...chosen, ...parts].flatMap((stack) => needed(stack, all)))];
}

/** A stack and all that it needs, itself first. */
function needed(
  stack: AssemblyStack,
  all: readonly AssemblyStack[],
  found = new Set<AssemblyStack>(),
): AssemblyStack[] {
  if (!found.has(stack)) {
    found.add(stack);
    for (const other of all) if (stack.needs.includes(other.name)) needed(other, all, found);
  }
  return [...found];
}

function hasApi(template: Template): boolean {
  return has(template, ({ type }) => type === 'AWS::AppSync::GraphQLApi');
}

/** Whether a template or a stack nested in it has such a resource. */
function has(template: Template, wanted: (resource: ConditionalResource) => boolean): boolean {
  return (
    template.resources.some(wanted) ||
    [...(template.nested ?? []).values()].some((nested) => has(nested, wanted))
  );
}

function describe({ name, path: constructPath }: AssemblyStack): string {
  return name === constructPath ? name : `${name} (${constructPath})`;
}
