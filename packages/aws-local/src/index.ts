/**
 * A CloudFormation stack on one machine: reads a synthesised template and starts a counterpart for every resource.
 */
export { startLocalAws, type RunningLocalAws, type LocalAwsOptions } from './start-local-aws';
export { faultsFrom } from './faults';
export { isFromOwnPage } from './endpoint/own-page';
export { guardedServer, type GuardedServerOptions } from './endpoint/guarded-server';
export { FrontDoor, PortTaken, sendJson, type FrontDoorRoutes, type Route } from './front-door';
export { signInWithPassword, type UserPoolClient } from './cognito/sign-in-with-password';
export { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb/dynamodb-local';
export { stableId } from './contract';
export type * from './contract';
export {
  readAssembly,
  readTemplate,
  readTemplates,
  readTemplateFile,
  startStack,
  startStacks,
  templateOf,
  TemplateProblems,
  type AssemblyStack,
  type ConditionalResource,
  type StartedStack,
  type StartedStacks,
  type StartStacksOptions,
  type Template,
} from './template';
export { keepRunning } from './keep-running';
export { stopWithParent } from './stop-with-parent';
export { serveObjects, type ServedObjects } from './s3/serve-objects';
export { serveWebsite, type Origin, type Website, type WebsiteOptions } from './website';
