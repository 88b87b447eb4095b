import fs from 'node:fs';
import path from 'node:path';
import { templateOf, type ConditionalResource, type Template } from './template';

interface Artifact {
  type: string;
  properties?: { templateFile?: string; stackName?: string; file?: string };
  dependencies?: string[];
  /** `aws://account/region`. */
  environment?: string;
  additionalMetadataFile?: string;
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}

type Metadata = Record<string, { type: string; data?: unknown }[]>;

/**
 * Reads the template of a stack from a CDK cloud assembly. The CDK CLI asks for resources that name their construct's
 * path and their asset's folder in their metadata; an app that synthesises in process does not, so both are taken from
 * the assembly's other files where they are missing.
 * @param directory the assembly, e.g. `cdk.out`.
 * @param stackName absent: the assembly's only stack.
 * @throws Error when there is no such assembly or stack, or when the choice is not clear.
 */
export function readTemplate(directory: string, stackName?: string): Template {
  const templates = readTemplates(directory);
  const wanted = templates.filter((template) => stackName === undefined || template.stackName === stackName);
  const [template] = wanted;
  if (template === undefined || wanted.length > 1) {
    const names = templates.map((other) => other.stackName).join(', ') || 'none';
    throw new Error(
      `${directory}: which stack? Asked for ${stackName ?? 'the only one'}, there is: ${names}.`,
    );
  }
  return template;
}

/** Reads the templates of all stacks of a cloud assembly, as `readTemplate` reads one. */
export function readTemplates(directory: string): Template[] {
  const artifacts = artifactsOf(directory);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { type, properties, dependencies = [], environment } = artifact;
    const file = properties?.templateFile;
    if (type !== 'aws:cloudformation:stack' || file === undefined) return [];
    const text = fs.readFileSync(path.join(directory, file), 'utf8');
    const template = templateOf(properties?.stackName ?? id, JSON.parse(text) as Record<string, unknown>);
    const paths = constructPaths(directory, artifact);
    const assets = assetPaths(
      directory,
      dependencies.flatMap((dependency) => artifacts[dependency] ?? []),
    );
    return {
      ...template,
      directory,
      size: Buffer.byteLength(text),
      region: /^aws:\/\/[^/]+\/(?!unknown-region)(.+)$/.exec(environment ?? '')?.[1],
      resources: template.resources.map((resource) => completeMetadata(resource, paths, assets)),
    };
  });
}

function artifactsOf(directory: string): Record<string, Artifact> {
  if (!fs.existsSync(path.join(directory, 'manifest.json')))
    throw new Error(`${directory} is no cloud assembly: manifest.json is missing.`);
  const { artifacts = {} } = readJson(directory, 'manifest.json') as { artifacts?: Record<string, Artifact> };
  return artifacts;
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

/** Object key in the bucket of assets to folder below the assembly. */
function assetPaths(directory: string, artifacts: Artifact[]): Map<string, string> {
  const manifests = artifacts.flatMap(({ type, properties }) =>
    type === 'cdk:asset-manifest' && properties?.file !== undefined
      ? [readJson(directory, properties.file) as AssetManifest]
      : [],
  );
  return new Map(
    manifests
      .flatMap(({ files = {} }) => Object.values(files))
      .flatMap(({ source, destinations }) =>
        Object.values(destinations).map(({ objectKey }) => [objectKey, source.path ?? ''] as const),
      ),
  );
}

function completeMetadata(
  resource: ConditionalResource,
  paths: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): ConditionalResource {
  const key = (resource.properties['Code'] as { S3Key?: unknown } | undefined)?.S3Key;
  const assetPath = typeof key === 'string' ? assets.get(key) : undefined;
  const constructPath = paths.get(resource.logicalId);
  return {
    ...resource,
    metadata: {
      ...(constructPath !== undefined && { 'aws:cdk:path': constructPath }),
      ...(assetPath !== undefined && { 'aws:asset:path': assetPath }),
      ...resource.metadata,
    },
  };
}

function readJson(directory: string, file: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'));
}
