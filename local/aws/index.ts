export { createMachine, type LocalMachine, type MachineOptions } from './create-machine';
export { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb/dynamodb-local';
