import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './read-json';

/** An entry of a cloud assembly's `manifest.json`. */
export interface Artifact {
  type: string;
  displayName?: string;
  /** `aws://account/region`. */
  environment?: string;
  properties?: { templateFile?: string; stackName?: string; file?: string; directoryName?: string };
  dependencies?: string[];
  additionalMetadataFile?: string;
}

/** A stack among the artifacts of its assembly. */
export interface StackArtifact {
  /** In the manifest of its assembly. */
  id: string;
  directory: string;
  artifact: Artifact;
  /** The artifacts that it depends on. */
  dependencies: { id: string; artifact: Artifact }[];
}

/**
 * The stacks of a cloud assembly, and of the assemblies in it that its stages are.
 * @throws Error when the folder is no cloud assembly.
 */
export function stackArtifacts(directory: string): StackArtifact[] {
  if (!fs.existsSync(path.join(directory, 'manifest.json')))
    throw new Error(`${directory} is no cloud assembly: manifest.json is missing.`);
  const { artifacts = {} } = readJson(directory, 'manifest.json') as { artifacts?: Record<string, Artifact> };
  return Object.entries(artifacts).flatMap(([id, artifact]): StackArtifact[] => {
    const { directoryName } = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined)
      return stackArtifacts(path.join(directory, directoryName));
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    const dependencies = (artifact.dependencies ?? []).flatMap((other) =>
      artifacts[other] === undefined ? [] : [{ id: other, artifact: artifacts[other] }],
    );
    return [{ id, directory, artifact, dependencies }];
  });
}
