import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './read-json';
import type { ConditionalResource, Template } from './template';

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}

/** Files and folders that the CDK would upload: object key in the bucket of assets to absolute path. */
export type AssetFiles = ReadonlyMap<string, string>;

/** The assets of asset manifests, whose paths start at the folder of the assembly. */
export function assetFiles(directory: string, manifests: readonly string[]): AssetFiles {
  return new Map(
    manifests
      .map((file) => readJson(directory, file) as AssetManifest)
      .flatMap(({ files = {} }) => Object.values(files))
      .filter(({ source }) => source.path !== undefined)
      .flatMap(({ source, destinations }) =>
        Object.values(destinations).map(
          ({ objectKey }) => [objectKey, path.resolve(directory, source.path!)] as const,
        ),
      ),
  );
}

/**
 * The assets that a resource's properties speak of. An object key is a hash, so that finding it anywhere in the
 * properties is enough, whatever intrinsic functions make up the address around it.
 */
export function assetsOf({ properties }: ConditionalResource, assets: AssetFiles): Record<string, string> {
  const text = JSON.stringify(properties);
  return Object.fromEntries([...assets].filter(([objectKey]) => text.includes(objectKey)));
}

/** The properties of resources that may name a file beside the template, which `aws cloudformation package` uploads. */
const LOCAL_FILES = ['CodeS3Location', 'Code', 'DefinitionS3Location', 'TemplateURL'];

/** Files and folders beside a template that its resources name by a path: the path to the absolute path. */
export function filesBeside(directory: string, { properties }: ConditionalResource): Record<string, string> {
  const named = LOCAL_FILES.map((name) => properties[name]).filter(
    (value): value is string => typeof value === 'string' && !value.includes('://'),
  );
  return Object.fromEntries(
    named
      .map((value) => [value, path.resolve(directory, value)] as const)
      .filter(([, file]) => fs.existsSync(file)),
  );
}

/**
 * Adds to a template its nested stacks, whose files are assets of the resources that stand for them.
 * @param read gives the template of a file, with the assets of its own resources.
 */
export function withNestedStacks(
  template: Template,
  read: (name: string, file: string) => Template,
): Template {
  const nested = template.resources
    .filter(({ type }) => type === 'AWS::CloudFormation::Stack')
    .flatMap(({ logicalId, assets = {} }) => {
      const [file] = Object.values(assets);
      return file === undefined
        ? []
        : [[logicalId, read(`${template.stackName}-${logicalId}`, file)] as const];
    });
  return { ...template, nested: new Map(nested) };
}
