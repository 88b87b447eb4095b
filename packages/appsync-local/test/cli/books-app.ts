import { App, CfnParameter, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCHEMA = `
  type Book { id: ID! title: String! }
  type Query { book(id: ID!): Book shout(text: String!): String whisper(text: String!): String place: String }
  type Mutation { addBook(id: ID!, title: String!): Book }`;

const FILES = {
  'schema.graphql': SCHEMA,
  'get-book.js': `import { get } from '@aws-appsync/utils/dynamodb';
    export const request = (ctx) => get({ key: { id: ctx.args.id } });
    export const response = (ctx) => ctx.result;`,
  'put-book.js': `import { put } from '@aws-appsync/utils/dynamodb';
    export const request = (ctx) => put({ key: { id: ctx.args.id }, item: { title: ctx.args.title } });
    export const response = (ctx) => ctx.result;`,
  'pipeline.js': `export const request = (ctx) => ({});
    export const response = (ctx) => ctx.prev.result;`,
  'shout.js': `export const request = (ctx) => ({ operation: 'Invoke', payload: { text: ctx.args.text } });
    export const response = (ctx) => ctx.result.said + '!';`,
  'place.js': `export const request = (ctx) => ({ payload: ctx.env.PLACE });
    export const response = (ctx) => ctx.result;`,
  'speaker/index.js': `exports.handler = async (event) =>
    event.info ? 'psst, ' + event.arguments.text : { said: event.text.toUpperCase() };`,
};

const RUNTIME = appsync.FunctionRuntime.JS_1_0_0;

/**
 * An app as other people write them: the table in a stack of its own, schema and code in S3 assets, functions in a nested
 * stack, parameters, and things around that have nothing to do with the API.
 * @returns the folder of its cloud assembly
 */
export function synthesiseBooks(directory: string, change: (stack: Stack) => void = () => undefined): string {
  const file = (name: string): string => path.join(directory, 'app', name);
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), content);
  }
  const app = new App({ outdir: path.join(directory, 'cdk.out'), analyticsReporting: false });
  const table = new dynamodb.TableV2(new Stack(app, 'Data'), 'Books', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  });
  const stack = new Stack(app, 'Books');
  const place = new CfnParameter(stack, 'Place', { default: 'nowhere' });
  const api = new appsync.CfnGraphQLApi(stack, 'Api', {
    name: 'books',
    authenticationType: 'API_KEY',
    environmentVariables: { PLACE: place.valueAsString },
  });
  const schema = new assets.Asset(stack, 'SchemaFile', { path: file('schema.graphql') });
  new appsync.CfnGraphQLSchema(stack, 'Schema', {
    apiId: api.attrApiId,
    definitionS3Location: schema.s3ObjectUrl,
  });
  new appsync.CfnApiKey(stack, 'Key', { apiId: api.attrApiId });
  const imported = appsync.GraphqlApi.fromGraphqlApiAttributes(stack, 'Imported', {
    graphqlApiId: api.attrApiId,
  });

  const books = imported.addDynamoDbDataSource('books', table);
  const code = (name: string) => ({ runtime: RUNTIME, code: appsync.Code.fromAsset(file(name)) });
  books.createResolver('GetBook', { typeName: 'Query', fieldName: 'book', ...code('get-book.js') });
  const step = books.createFunction('PutBook', { name: 'putBook', ...code('put-book.js') });
  new appsync.Resolver(stack, 'AddBook', {
    api: imported,
    typeName: 'Mutation',
    fieldName: 'addBook',
    pipelineConfig: [step],
    ...code('pipeline.js'),
  });
  imported
    .addNoneDataSource('none')
    .createResolver('PlaceOf', { typeName: 'Query', fieldName: 'place', ...code('place.js') });

  const speaker = new lambda.Function(new NestedStack(stack, 'Functions'), 'Speaker', {
    code: lambda.Code.fromAsset(file('speaker')),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_22_X,
  });
  const voice = imported.addLambdaDataSource('voice', speaker);
  voice.createResolver('Shout', { typeName: 'Query', fieldName: 'shout', ...code('shout.js') });
  voice.createResolver('Whisper', { typeName: 'Query', fieldName: 'whisper' });

  for (const id of ['Fridge', 'Freezer']) new CfnResource(stack, id, { type: 'AWS::IoT::Thing' });
  change(stack);
  return app.synth().directory;
}
