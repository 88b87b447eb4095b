// Starts DynamoDB Local on the folder in its argument, tells the endpoint, and waits to be killed.
'use strict';
require('tsx/cjs');
const { startDynamoDbLocal } = require('../../../../local/aws/dynamodb/dynamodb-local.ts');

startDynamoDbLocal({ directory: process.argv[2], log: () => undefined }).then(
  ({ endpoint }) => {
    console.log(endpoint);
    setInterval(() => undefined, 1000);
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
