import fs from 'node:fs';
import path from 'node:path';
import { templateOf, type Template } from './template';

interface Manifest {
  artifacts?: Record<string, { type: string; properties?: { templateFile?: string; stackName?: string } }>;
}

/**
 * Reads the template of a stack from a CDK cloud assembly.
 * @param directory the assembly, e.g. `cdk.out`.
 * @param stackName absent: the assembly's only stack.
 * @throws Error when there is no such assembly or stack, or when the choice is not clear.
 */
export function readTemplate(directory: string, stackName?: string): Template {
  const manifestFile = path.join(directory, 'manifest.json');
  if (!fs.existsSync(manifestFile))
    throw new Error(`${directory} is no cloud assembly: manifest.json is missing.`);
  const manifest = readJson(manifestFile) as Manifest;
  const stacks = Object.entries(manifest.artifacts ?? {}).flatMap(([id, { type, properties }]) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile !== undefined
      ? [{ name: properties.stackName ?? id, file: properties.templateFile }]
      : [],
  );
  const wanted = stackName === undefined ? stacks : stacks.filter(({ name }) => name === stackName);
  const [stack] = wanted;
  if (stack === undefined || wanted.length > 1) {
    const names = stacks.map(({ name }) => name).join(', ') || 'none';
    throw new Error(
      `${directory}: which stack? Asked for ${stackName ?? 'the only one'}, there is: ${names}.`,
    );
  }
  return templateOf(stack.name, readJson(path.join(directory, stack.file)) as Record<string, unknown>);
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
