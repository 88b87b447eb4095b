import { unzipSync } from 'fflate';
import fs from 'node:fs';
import path from 'node:path';
import type { LocalAws, Resource, TemplateResource } from '../contract';

type Code = { S3Key?: unknown; ZipFile?: unknown; ImageUri?: unknown };

/** Why the code of a function cannot be had here, or undefined. */
export function codeProblem(resource: TemplateResource): string | undefined {
  const { ZipFile, ImageUri } = codeOf(resource);
  if (ImageUri !== undefined || resource.properties['PackageType'] === 'Image')
    return 'container images are not run here, bundles are.';
  if (typeof ZipFile === 'string' || assetOf(resource) !== undefined) return undefined;
  return 'its code is no asset of the cloud assembly, no file beside the template, and not inline.';
}

/**
 * The folder of a function's code: an asset's folder as it is; an archive or inline code, written out below the data.
 * @throws Error when the asset does not exist.
 */
export function codeDirectory(resource: Resource, aws: LocalAws): string {
  const asset = assetOf(resource);
  const { ZipFile } = codeOf(resource);
  if (asset === undefined) return writeOut(resource, aws, { 'index.js': Buffer.from(String(ZipFile)) });
  const file = path.resolve(aws.assemblyDirectory, asset);
  if (!fs.existsSync(file)) throw new Error(`its bundle ${file} does not exist.`);
  if (fs.statSync(file).isDirectory()) return file;
  return writeOut(resource, aws, entriesOf(file));
}

function codeOf({ properties }: TemplateResource): Code {
  const code = properties['Code'];
  return typeof code === 'object' && code !== null ? code : {};
}

function assetOf(resource: TemplateResource): string | undefined {
  const { assets = {}, metadata } = resource;
  const key = codeOf(resource).S3Key;
  const metadataPath = metadata['aws:asset:path'];
  if (typeof key === 'string' && assets[key] !== undefined) return assets[key];
  return typeof metadataPath === 'string' ? metadataPath : undefined;
}

function entriesOf(file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(fs.readFileSync(file));
  } catch (error) {
    throw new Error(`its bundle ${file} is no ZIP archive: ${(error as Error).message}`, { cause: error });
  }
}

function writeOut(resource: Resource, aws: LocalAws, entries: Record<string, Uint8Array>): string {
  const directory = path.resolve(aws.dataDirectory, 'functions', resource.ref);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(entries)) {
    const target = path.resolve(directory, name);
    if (!target.startsWith(directory + path.sep))
      throw new Error(`its bundle holds ${name}, outside of itself.`);
    if (name.endsWith('/')) fs.mkdirSync(target, { recursive: true });
    else {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, content);
    }
  }
  return directory;
}
