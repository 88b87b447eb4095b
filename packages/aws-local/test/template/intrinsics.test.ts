import { Resolver } from '../../src/template/resolver';
import { templateOf } from '../../src/template';

const place = { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' };

const template = templateOf('Sample', {
  Parameters: { Stage: { Default: 'dev' }, Secret: {} },
  Mappings: { Sizes: { dev: { memory: '128' } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Both: {
      'Fn::And': [{ Condition: 'IsDev' }, { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }],
    },
  },
});

const identities = new Map([
  [
    'Table',
    { ref: 'table-name', attributes: { Arn: 'arn:aws:dynamodb:x:y:table/table-name', 'Nested.Key': 'deep' } },
  ],
]);

function resolve(value: unknown): unknown {
  return new Resolver(template, place, identities, (reason) => `UNKNOWN: ${reason.message}`).resolve(value);
}

test.each<[string, unknown, unknown]>([
  ['Ref of a resource', { Ref: 'Table' }, 'table-name'],
  ['Ref of a parameter', { Ref: 'Stage' }, 'dev'],
  ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-central-1'],
  ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:x:y:table/table-name'],
  ['Fn::GetAtt as a text with a dotted attribute', { 'Fn::GetAtt': 'Table.Nested.Key' }, 'deep'],
  ['Fn::Join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 1]] }, 'arn:aws:1'],
  [
    'Fn::Sub',
    { 'Fn::Sub': '${AWS::AccountId}/${Table}/${Table.Arn}/${!Kept}' },
    '123456789012/table-name/arn:aws:dynamodb:x:y:table/table-name/${Kept}',
  ],
  ['Fn::Sub with variables', { 'Fn::Sub': ['${a}-${Stage}', { a: { Ref: 'Table' } }] }, 'table-name-dev'],
  ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
  ['Fn::If', { 'Fn::If': ['IsProd', 'yes', 'no'] }, 'no'],
  ['nested conditions', { 'Fn::If': ['Both', 'yes', 'no'] }, 'yes'],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, '128'],
  ['Fn::Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  [
    'AWS::NoValue',
    { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
    { kept: 1, list: [2] },
  ],
  [
    'Condition in a policy statement',
    { Condition: { StringEquals: { a: { Ref: 'Stage' } } } },
    { Condition: { StringEquals: { a: 'dev' } } },
  ],
  ['zero, false and null', [0, false, null, ''], [0, false, null, '']],
])('%s', (_, value, expected) => {
  expect(resolve(value)).toEqual(expected);
});

test.each<[unknown, string]>([
  [{ Ref: 'Nobody' }, 'nothing is called Nobody'],
  [{ Ref: 'Secret' }, 'parameter Secret has no default'],
  [{ 'Fn::GetAtt': ['Table', 'Colour'] }, 'Table has no attribute Colour here'],
  [{ 'Fn::ImportValue': 'x' }, 'no stack here exports x'],
  [{ 'Fn::GetAZs': '' }, 'Fn::GetAZs is not known here'],
  [{ 'Fn::Join': ['', [{ 'Fn::Sub': '${Nobody}' }]] }, 'nothing is called Nobody'],
  [{ 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] }, 'mapping Sizes has no prod, memory'],
  [{ 'Fn::If': ['Unheard', 1, 2] }, 'condition Unheard does not exist'],
  ['{{resolve:ssm:/x}}', 'dynamic reference {{resolve:ssm:/x}} is not known here'],
])('%j is not known', (value, reason) => {
  expect(resolve({ around: value })).toEqual({ around: `UNKNOWN: ${reason}` });
});
