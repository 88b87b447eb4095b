/**
 * A CloudFormation stack on one machine: reads a synthesised template and starts a counterpart for every resource.
 */
export { createMachine, type LocalMachine, type MachineOptions } from './create-machine';
export { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb/dynamodb-local';
export type * from './machine';
export { stableId } from './stable-id';
export {
  readTemplate,
  startStack,
  templateOf,
  TemplateProblems,
  type StartedStack,
  type Template,
} from './template';
