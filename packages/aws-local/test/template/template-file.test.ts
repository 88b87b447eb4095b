import fs from 'node:fs';
import path from 'node:path';
import { readTemplateFile } from '../../src/template';
import { temporaryDirectory } from '../support/test-aws';

function write(name: string, content: string, directory = temporaryDirectory()): string {
  const file = path.join(directory, name);
  fs.writeFileSync(file, content);
  return file;
}

test('YAML with short forms is the template that JSON would be', () => {
  const file = write(
    'todo_app.template.yaml',
    `AWSTemplateFormatVersion: 2010-09-09
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
Resources:
  Thing:
    Type: Test::Thing
    Condition: IsDev
    Properties:
      Version: '2012-10-17'
      Whole: 5
      Name: !Sub '\${AWS::StackName}-x'
      Arn: !GetAtt Other.Nested.Arn
      Listed: !GetAtt [Other, Arn]
      Joined: !Join ['', [a, !Ref Other]]
      Chosen: !If
        - IsDev
        - !Select [0, !Split [',', 'a,b']]
        - !Ref AWS::NoValue
      Imported: !ImportValue
        Fn::Sub: '\${Stage}-x'
`,
  );

  const template = readTemplateFile(file);

  expect(template.stackName).toBe('todo-app');
  expect(template.conditions['IsDev']).toEqual({ 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] });
  expect(template.resources[0]).toMatchObject({ condition: 'IsDev', type: 'Test::Thing' });
  expect(template.resources[0]?.properties).toEqual({
    Version: '2012-10-17',
    Whole: 5,
    Name: { 'Fn::Sub': '${AWS::StackName}-x' },
    Arn: { 'Fn::GetAtt': ['Other', 'Nested.Arn'] },
    Listed: { 'Fn::GetAtt': ['Other', 'Arn'] },
    Joined: { 'Fn::Join': ['', ['a', { Ref: 'Other' }]] },
    Chosen: {
      'Fn::If': ['IsDev', { 'Fn::Select': [0, { 'Fn::Split': [',', 'a,b'] }] }, { Ref: 'AWS::NoValue' }],
    },
    Imported: { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-x' } },
  });
});

test('files beside the template belong to it, nested templates too', () => {
  const directory = temporaryDirectory();
  write('code.js', 'export {}', directory);
  write('inner.yaml', 'Resources: {Inner: {Type: Test::Thing}}', directory);
  const file = write(
    'outer.json',
    JSON.stringify({
      Resources: {
        Step: { Type: 'Test::Step', Properties: { CodeS3Location: './code.js' } },
        Far: { Type: 'Test::Step', Properties: { CodeS3Location: 's3://bucket/code.js' } },
        Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'inner.yaml' } },
      },
    }),
    directory,
  );

  const { resources, nested } = readTemplateFile(file);

  expect(resources[0]?.assets).toEqual({ './code.js': path.join(directory, 'code.js') });
  expect(resources[1]?.assets).toEqual({});
  expect(nested?.get('Inner')).toMatchObject({
    stackName: 'outer-Inner',
    resources: [{ logicalId: 'Inner' }],
  });
});

test.each([
  ['broken.json', '{"Resources": ', 'is no CloudFormation template'],
  ['broken.yaml', 'Resources: [', 'is no CloudFormation template'],
  ['list.json', '[1]', 'it has no Resources'],
  ['text.txt', 'hello', 'it has no Resources'],
  ['empty.yaml', '', 'it has no Resources'],
  [
    'sam.yaml',
    'Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: AWS::Serverless::GraphQLApi}}',
    'Transform "AWS::Serverless-2016-10-31" is not carried out here',
  ],
])('%s is refused', (name, content, message) => {
  expect(() => readTemplateFile(write(name, content))).toThrow(message);
});
