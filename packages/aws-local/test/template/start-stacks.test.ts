import { App, CfnOutput, CfnParameter, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnResource } from 'aws-cdk-lib';
import path from 'node:path';
import type { LocalAws, Resource, ResourceType } from '../../src/contract';
import { readAssembly, startStacks, type StartStacksOptions, type Template } from '../../src/template';
import { temporaryDirectory } from '../support/test-aws';

const aws = {
  place: { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' },
} as LocalAws;

const thing: Omit<ResourceType, 'start'> = {
  name: 'Test::Thing::Fine',
  phase: 1,
  identify: ({ logicalId, properties }, { stackName }) => {
    if (properties['Odd'] !== undefined) throw new Error('not known here: Odd.');
    return { ref: `${stackName}-${logicalId}`, attributes: { Arn: `arn:${stackName}-${logicalId}` } };
  },
};

function synthesise(build: (app: App) => void): Template[] {
  const app = new App({ outdir: path.join(temporaryDirectory(), 'cdk.out'), analyticsReporting: false });
  build(app);
  return readAssembly(app.synth().directory).map(({ template }) => template);
}

function fine(scope: Stack, id: string, properties: Record<string, unknown> = {}): CfnResource {
  const resource = new CfnResource(scope, id, { type: 'Test::Thing::Fine', properties });
  resource.overrideLogicalId(id);
  return resource;
}

async function start(
  templates: Template[],
  options?: StartStacksOptions,
  types: Partial<ResourceType>[] = [],
) {
  const started: Record<string, Resource> = {};
  const places: Record<string, string> = {};
  const recording: ResourceType = {
    ...thing,
    start: (resource, { place }) => {
      started[resource.logicalId] = resource;
      places[resource.logicalId] = place.stackName;
    },
  };
  const all = [recording, ...types.map((type) => ({ ...recording, ...type }))];
  const { lacking } = await startStacks(templates, all, aws, options);
  return { started, places, lacking };
}

test('a stack uses what another exports, in either order', async () => {
  const templates = synthesise((app) => {
    const data = new Stack(app, 'Data');
    const api = new Stack(app, 'Api');
    fine(api, 'User', { Uses: fine(data, 'Store').getAtt('Arn') });
  });

  for (const order of [templates, [...templates].reverse()]) {
    const { started, places } = await start(order);
    expect(started['User']?.properties).toEqual({ Uses: 'arn:Data-Store' });
    expect(places).toEqual({ Store: 'Data', User: 'Api' });
  }
});

test('a nested stack gets its parameters and gives its outputs', async () => {
  const templates = synthesise((app) => {
    const parent = new Stack(app, 'Parent');
    const nested = new NestedStack(parent, 'Nested');
    const inner = fine(nested, 'Inner', { Uses: fine(parent, 'Outer').ref });
    fine(parent, 'Other', { Uses: inner.getAtt('Arn') });
  });

  const { started } = await start(templates);

  expect(started['Inner']?.properties).toEqual({ Uses: 'Parent-Outer' });
  expect(started['Other']?.properties['Uses']).toMatch(/^arn:Parent-NestedNestedStack\w+-Inner$/);
});

test('stages are stacks of the assembly too, and say what they need', () => {
  const app = new App({ outdir: path.join(temporaryDirectory(), 'cdk.out'), analyticsReporting: false });
  const stage = new Stage(app, 'Dev', { env: { region: 'eu-west-1', account: '111111111111' } });
  const data = new Stack(stage, 'Data');
  fine(new Stack(stage, 'Api'), 'User', { Uses: fine(data, 'Store').ref });
  const stacks = readAssembly(app.synth().directory);

  expect(stacks.map(({ name, path, needs, region }) => ({ name, path, needs, region }))).toEqual([
    { name: 'Dev-Data', path: 'Dev/Data', needs: [], region: 'eu-west-1' },
    { name: 'Dev-Api', path: 'Dev/Api', needs: ['Dev-Data'], region: 'eu-west-1' },
  ]);
});

test('parameters are given; those without a value are a problem, also when SSM has the value', async () => {
  const templates = synthesise((app) => {
    const stack = new Stack(app, 'Only');
    const named = new CfnParameter(stack, 'Named', { default: 'nobody' });
    const stored = new CfnParameter(stack, 'Stored', {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: '/a/path',
    });
    fine(stack, 'User', { Named: named.valueAsString, Stored: stored.valueAsString });
  });

  const { started } = await start(templates, { parameters: { Named: 'me', Stored: 'it' } });
  expect(started['User']?.properties).toEqual({ Named: 'me', Stored: 'it' });
  await expect(start(templates)).rejects.toThrow(
    /User \(Test::Thing::Fine.*\): Properties\.Stored: parameter Stored has no default/,
  );
});

describe('what the stacks may lack', () => {
  const build = (properties: (odd: CfnResource) => Record<string, unknown>): Template[] =>
    synthesise((app) => {
      const stack = new Stack(app, 'Only');
      const odd = fine(stack, 'Strange', { Odd: true });
      new CfnResource(stack, 'Fridge', { type: 'Test::Thing::Fridge' });
      fine(stack, 'Beside', { Uses: odd.ref });
      const needed = new CfnResource(stack, 'Needed', {
        type: 'Test::Core::Api',
        properties: properties(odd),
      });
      new CfnOutput(stack, 'Where', { value: needed.ref });
    });
  const mayLack: StartStacksOptions['mayLack'] = ({ type }) => type !== 'Test::Core::Api';
  const core = [{ name: 'Test::Core::Api', phase: 2 }];

  test('is told, and its values are not', async () => {
    const { started, lacking } = await start(
      build(() => ({})),
      { mayLack },
      core,
    );

    expect(Object.keys(started)).toEqual(['Beside', 'Needed']);
    expect(started['Beside']?.properties).toEqual({ Uses: 'not-served-here' });
    expect(lacking).toEqual([
      {
        type: 'Test::Thing::Fine',
        unknownType: false,
        message: expect.stringContaining('not known here: Odd.') as string,
      },
      {
        type: 'Test::Thing::Fridge',
        unknownType: true,
        message: expect.stringContaining('nothing here runs') as string,
      },
      {
        type: 'Test::Thing::Fine',
        unknownType: false,
        message: expect.stringMatching(
          /^Beside .*Properties\.Uses: it needs Strange .*not known here: Odd\.$/,
        ) as string,
      },
    ]);
  });

  test('is a problem of what they may not lack, with the path of the property', async () => {
    const templates = build((odd) => ({ Deep: [{ Source: odd.ref }] }));
    await expect(start(templates, { mayLack }, core)).rejects.toThrow(
      /Needed \(Test::Core::Api.*\): Properties\.Deep\.0\.Source: it needs Strange \(.*\): not known here: Odd\./,
    );
  });

  test('may fail to start unless it is needed', async () => {
    const templates = synthesise((app) => {
      const stack = new Stack(app, 'Only');
      const broken = new CfnResource(stack, 'Broken', { type: 'Test::Thing::Broken' });
      new CfnResource(stack, 'Loose', { type: 'Test::Thing::Broken' });
      new CfnResource(stack, 'Needed', { type: 'Test::Core::Api', properties: { Uses: broken.ref } });
    });
    const failing = (logicalIds: string[]): Partial<ResourceType> => ({
      name: 'Test::Thing::Broken',
      start: ({ logicalId }) =>
        logicalIds.includes(logicalId) ? Promise.reject(new Error('no room')) : undefined,
    });

    const { lacking } = await start(templates, { mayLack }, [...core, failing(['Loose'])]);
    expect(lacking.map(({ message }) => message)).toEqual([expect.stringMatching(/^Loose .*no room$/)]);
    await expect(start(templates, { mayLack }, [...core, failing(['Broken'])])).rejects.toThrow(
      /^Broken .*no room/,
    );
  });
});

test('what a type says against resolved properties stops the start, all at once', async () => {
  const templates = synthesise((app) => {
    const stack = new Stack(app, 'Only');
    for (const id of ['One', 'Two']) fine(stack, id, { Size: id });
  });
  const check = ({ properties }: Resource): string[] => [
    `Properties.Size: ${String(properties['Size'])} is too big.`,
  ];
  const starting = start(templates, {}, [{ ...thing, check }]);
  await expect(starting).rejects.toMatchObject({
    problems: [
      expect.stringMatching(/^One .*One is too big/),
      expect.stringMatching(/^Two .*Two is too big/),
    ],
  });
});
