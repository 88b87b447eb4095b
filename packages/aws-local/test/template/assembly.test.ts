import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import fs from 'node:fs';
import path from 'node:path';
import { readTemplate } from '../../src/template';
import { temporaryDirectory } from '../support/test-aws';

const directory = temporaryDirectory();

/** An assembly of stacks with one function each. @param context as the CDK CLI sets it. */
function synthesise(outdir: string, stackNames: string[], context: Record<string, unknown> = {}): string {
  const code = path.join(directory, 'code');
  fs.mkdirSync(code, { recursive: true });
  fs.writeFileSync(path.join(code, 'index.js'), 'exports.handler = async () => 1;');
  const app = new App({ outdir: path.join(directory, outdir), analyticsReporting: false, context });
  for (const stackName of stackNames)
    new lambda.Function(new Stack(app, `${stackName}Construct`, { stackName }), 'Count', {
      code: lambda.Code.fromAsset(code),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_22_X,
    });
  return app.synth().directory;
}

test.each([
  ['the CDK CLI', { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true }],
  ['an app in process', {}],
])('the bundle and the construct of a function are known from what %s writes', (who, context) => {
  const assembly = synthesise(`out-${who.length}`, ['First'], context);
  const template = readTemplate(assembly);

  const found = template.resources.find(({ type }) => type === 'AWS::Lambda::Function');
  expect(template.stackName).toBe('First');
  expect(found?.metadata['aws:cdk:path']).toBe('FirstConstruct/Count/Resource');
  const bundle = path.resolve(assembly, String(found?.metadata['aws:asset:path']));
  expect(fs.readdirSync(bundle)).toEqual(['index.js']);
});

test('the stack must be clear', () => {
  const assembly = synthesise('out-two', ['First', 'Second']);
  expect(readTemplate(assembly, 'Second').stackName).toBe('Second');
  expect(() => readTemplate(assembly)).toThrow(
    'which stack? Asked for the only one, there is: First, Second.',
  );
  expect(() => readTemplate(assembly, 'Third')).toThrow('Asked for Third');
  expect(() => readTemplate(directory)).toThrow('is no cloud assembly');
});
