import fs from 'node:fs';
import path from 'node:path';
import { isMap, isNode, isScalar, isSeq, parseDocument, visit, YAMLMap, type Node } from 'yaml';
import { filesBeside, withNestedStacks } from './asset-files';
import { templateOf, type ConditionalResource, type Template } from './template';

/**
 * Reads a template by itself, in JSON or YAML with CloudFormation's short forms. Files that it names by a path are
 * taken from beside it, as `aws cloudformation package` does.
 * @param stackName absent: made of the file's name.
 * @throws Error when the file is no template.
 */
export function readTemplateFile(file: string, stackName = stackNameOf(file)): Template {
  const document = parse(file);
  const template = templateOf(stackName, document);
  const directory = path.dirname(path.resolve(file));
  const resources = template.resources.map((resource) => ({
    ...packaged(resource),
    assets: filesBeside(directory, resource),
  }));
  return withNestedStacks({ ...template, resources }, (name, nested) => readTemplateFile(nested, name));
}

/** A function's path to its code as `aws cloudformation package` writes it. */
function packaged(resource: ConditionalResource): ConditionalResource {
  const { type, properties } = resource;
  const code = properties['Code'];
  return type === 'AWS::Lambda::Function' && typeof code === 'string'
    ? { ...resource, properties: { ...properties, Code: { S3Bucket: 'local', S3Key: code } } }
    : resource;
}

/** A stack's name holds letters, digits and hyphens only ("CreateStack"). */
function stackNameOf(file: string): string {
  const [name = ''] = path.basename(file).split('.');
  return name.replace(/[^A-Za-z0-9-]/g, '-').replace(/^[^A-Za-z]+/, '') || 'template';
}

function parse(file: string): Record<string, unknown> {
  const text = fs.readFileSync(file, 'utf8');
  const document = text.trimStart().startsWith('{') ? parseJson(file, text) : parseYaml(file, text);
  const { Resources, Transform } = (document ?? {}) as Record<string, unknown>;
  if (typeof Resources !== 'object' || Resources === null)
    throw new Error(`${file} is no CloudFormation template: it has no Resources.`);
  if (Transform !== undefined)
    throw new Error(
      `${file}: Transform ${JSON.stringify(Transform)} is not carried out here. Give the template that comes out of it.`,
    );
  return document as Record<string, unknown>;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${file} is no CloudFormation template: ${(error as Error).message}`, { cause: error });
  }
}

function parseYaml(file: string, text: string): unknown {
  // What it warns of are the tags, which are CloudFormation's.
  const document = parseDocument(text, { logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new Error(`${file} is no CloudFormation template: ${error.message}`, { cause: error });
  visit(document, {
    Node: (_, node) => (isNode(node) && node.tag?.startsWith('!') ? longForm(node, node.tag) : undefined),
  });
  return document.toJS() as unknown;
}

/** `!Sub text` as `Fn::Sub: text` ("Intrinsic function reference"): the tag goes, its content stays as it is. */
function longForm(node: Node, tag: string): Node | undefined {
  if (!/^![A-Z]\w*$/.test(tag)) return undefined;
  const name = tag.slice(1);
  node.tag = undefined;
  const form = new YAMLMap<string, unknown>();
  if (name === 'GetAtt' && isScalar(node)) {
    const [logicalId, ...attribute] = String(node.value).split('.');
    form.set('Fn::GetAtt', [logicalId, attribute.join('.')]);
  } else if (isScalar(node) || isMap(node) || isSeq(node))
    form.set(name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`, node);
  return form;
}
