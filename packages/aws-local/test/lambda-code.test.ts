import { zipSync } from 'fflate';
import fs from 'node:fs';
import path from 'node:path';
import { lambdaResourceTypes } from '../src/lambda/resource-types';
import { readTemplateFile, startStacks, templateOf, type Template } from '../src/template';
import { temporaryDirectory, testAws } from './support/test-aws';

const context = testAws();
afterAll(() => context.stop());

const source = (answer: string): string => `exports.handler = async () => ${JSON.stringify(answer)};`;

function template(Properties: Record<string, unknown>, assets?: Record<string, string>): Template {
  const Handler = Properties['Handler'] ?? 'index.handler';
  const properties = { Runtime: 'nodejs22.x', Role: 'arn:aws:iam::1:role/r', ...Properties, Handler };
  const whole = templateOf('Code', {
    Resources: { Answer: { Type: 'AWS::Lambda::Function', Properties: properties } },
  });
  return { ...whole, resources: whole.resources.map((resource) => ({ ...resource, assets })) };
}

async function answer(given: Template): Promise<unknown> {
  const { resources } = await startStacks([given], lambdaResourceTypes, context.aws);
  return context.aws.lambda.invoke(String(resources[0]?.attributes['Arn']), {});
}

test('code in an archive, whose key is made by an intrinsic function', async () => {
  const archive = path.join(temporaryDirectory(), 'code.zip');
  fs.writeFileSync(archive, zipSync({ 'lib/index.js': Buffer.from(source('from an archive')) }));
  const S3Key = { 'Fn::Sub': 'abc.${AWS::URLSuffix}.zip' };
  const assets = { 'abc.amazonaws.com.zip': archive };

  expect(
    await answer(template({ Code: { S3Bucket: 'b', S3Key }, Handler: 'lib/index.handler' }, assets)),
  ).toEqual({
    ok: true,
    payload: 'from an archive',
  });
});

test('code inline', async () => {
  expect(await answer(template({ Code: { ZipFile: source('inline') } }))).toEqual({
    ok: true,
    payload: 'inline',
  });
});

test('code beside the template', async () => {
  const directory = temporaryDirectory();
  fs.mkdirSync(path.join(directory, 'src'));
  fs.writeFileSync(path.join(directory, 'src', 'index.js'), source('beside'));
  fs.writeFileSync(
    path.join(directory, 'app.yaml'),
    `Resources:
  Answer:
    Type: AWS::Lambda::Function
    Properties: {Runtime: nodejs22.x, Role: r, Handler: index.handler, Code: ./src}`,
  );
  expect(await answer(readTemplateFile(path.join(directory, 'app.yaml')))).toEqual({
    ok: true,
    payload: 'beside',
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['in a bucket', { Code: { S3Bucket: 'b', S3Key: 'k' } }, 'its code is no asset of the cloud assembly'],
  [
    'in a container image',
    { Code: { ImageUri: 'i' }, PackageType: 'Image' },
    'container images are not run here',
  ],
  [
    'for Python',
    { Code: { ZipFile: '' }, Runtime: 'python3.13' },
    'functions run on Node here, not on "python3.13"',
  ],
])('code %s is refused', async (_, properties, message) => {
  await expect(answer(template(properties))).rejects.toThrow(message);
});

test('what is no archive is refused', async () => {
  const file = path.join(temporaryDirectory(), 'code.zip');
  fs.writeFileSync(file, 'no archive');
  const given = template({ Code: { S3Bucket: 'b', S3Key: 'key.zip' } }, { 'key.zip': file });
  await expect(answer(given)).rejects.toThrow('is no ZIP archive');
});
