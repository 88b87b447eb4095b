import fs from 'node:fs';
import path from 'node:path';
import { assetFiles, assetsOf, withNestedStacks, type AssetFiles } from './asset-files';
import { stackArtifacts, type Artifact, type StackArtifact } from './manifest';
import { readJson } from './read-json';
import { templateOf, type ConditionalResource, type Template } from './template';

type Metadata = Record<string, { type: string; data?: unknown }[]>;

/** A stack of a CDK app. */
export interface AssemblyStack {
  /** The name that CloudFormation knows it by. */
  name: string;
  /** The construct's path. */
  path: string;
  /** The file of its template. */
  file: string;
  /** Names of the stacks that it needs. */
  needs: string[];
  /** Where it is deployed, if the app says so. */
  region?: string;
  accountId?: string;
  template: Template;
}

/**
 * Reads all stacks of a CDK cloud assembly, those of its stages among them.
 * @param directory the assembly, e.g. `cdk.out`.
 * @throws Error when there is no such assembly.
 */
export function readAssembly(directory: string): AssemblyStack[] {
  return stackArtifacts(directory).map((stack) => ({
    name: nameOf(stack),
    path: (stack.artifact.displayName ?? stack.id).replace(/ \(.*\)$/, ''),
    file: path.join(stack.directory, fileOf(stack)),
    needs: stack.dependencies
      .filter(({ artifact }) => artifact.type === 'aws:cloudformation:stack')
      .map(nameOf),
    ...placeOf(stack.artifact),
    template: completeTemplate(stack),
  }));
}

/**
 * Reads the template of a stack from a CDK cloud assembly. The CDK CLI asks for resources that name their construct's
 * path and their asset's folder in their metadata; an app that synthesises in process does not, so both are taken from
 * the assembly's other files where they are missing.
 * @param directory the assembly, e.g. `cdk.out`.
 * @param stackName absent: the assembly's only stack.
 * @throws Error when there is no such assembly or stack, or when the choice is not clear.
 */
export function readTemplate(directory: string, stackName?: string): Template {
  const stacks = stackArtifacts(directory);
  const wanted = stacks.filter((stack) => stackName === undefined || nameOf(stack) === stackName);
  const [stack] = wanted;
  if (stack === undefined || wanted.length > 1) {
    const names = stacks.map(nameOf).join(', ') || 'none';
    throw new Error(
      `${directory}: which stack? Asked for ${stackName ?? 'the only one'}, there is: ${names}.`,
    );
  }
  return completeTemplate(stack);
}

/** Reads the templates of all stacks of a cloud assembly, as `readTemplate` reads one. */
export function readTemplates(directory: string): Template[] {
  return readAssembly(directory).map(({ template }) => template);
}

function nameOf({ id, artifact }: { id: string; artifact: Artifact }): string {
  return artifact.properties?.stackName ?? id;
}

function fileOf({ id, artifact }: StackArtifact): string {
  return artifact.properties?.templateFile ?? `${id}.template.json`;
}

function placeOf({ environment = '' }: Artifact): Pick<AssemblyStack, 'accountId' | 'region'> {
  const [, accountId, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  return {
    ...(accountId !== undefined && !accountId.startsWith('unknown') && { accountId }),
    ...(region !== undefined && !region.startsWith('unknown') && { region }),
  };
}

function completeTemplate(stack: StackArtifact): Template {
  const { directory, artifact, dependencies } = stack;
  const assets = assetFiles(
    directory,
    dependencies.flatMap(({ artifact: { type, properties } }) =>
      type === 'cdk:asset-manifest' && properties?.file !== undefined ? [properties.file] : [],
    ),
  );
  const paths = constructPaths(directory, artifact);
  const { region } = placeOf(artifact);
  const read = (name: string, file: string, within: ReadonlyMap<string, string>): Template => {
    const text = fs.readFileSync(path.join(directory, file), 'utf8');
    const template = templateOf(name, JSON.parse(text) as Record<string, unknown>);
    const resources = template.resources.map((resource) =>
      completeMetadata(resource, within, assets, directory),
    );
    return withNestedStacks(
      { ...template, resources, directory, size: Buffer.byteLength(text), region },
      (nestedName, nestedFile) => read(nestedName, path.relative(directory, nestedFile), new Map()),
    );
  };
  return read(nameOf(stack), fileOf(stack), paths);
}

/** Logical id to construct path. */
function constructPaths(directory: string, { additionalMetadataFile }: Artifact): Map<string, string> {
  const metadata =
    additionalMetadataFile === undefined ? {} : (readJson(directory, additionalMetadataFile) as Metadata);
  return new Map(
    Object.entries(metadata).flatMap(([constructPath, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:logicalId')
        .map(({ data }) => [String(data), constructPath.replace(/^\//, '')] as const),
    ),
  );
}

function completeMetadata(
  resource: ConditionalResource,
  paths: ReadonlyMap<string, string>,
  assets: AssetFiles,
  directory: string,
): ConditionalResource {
  const own = assetsOf(resource, assets);
  const key = (resource.properties['Code'] as { S3Key?: unknown } | undefined)?.S3Key;
  const assetPath = typeof key === 'string' ? own[key] : undefined;
  const constructPath = paths.get(resource.logicalId);
  return {
    ...resource,
    assets: own,
    metadata: {
      ...(constructPath !== undefined && { 'aws:cdk:path': constructPath }),
      ...(assetPath !== undefined && { 'aws:asset:path': path.relative(directory, assetPath) }),
      ...resource.metadata,
    },
  };
}
