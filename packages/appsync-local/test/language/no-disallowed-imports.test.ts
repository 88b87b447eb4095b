import { noDisallowedImports } from '../../src/language/rules/no-disallowed-imports';
import { testRule } from './harness';

testRule(noDisallowedImports, {
  refused: [
    ["import x from 'lodash';", '1:1 lodash cannot be imported: bundle it into the code'],
    ["import { a } from './a';", '1:1 ./a cannot be imported: bundle it into the code'],
    [
      "import { select } from '@aws-appsync/utils/rds';",
      '1:1 @aws-appsync/utils/rds is outside of this runtime, which does not serve relational databases',
    ],
    [
      "import { invokeModel } from '@aws-appsync/utils/ai';",
      '1:1 @aws-appsync/utils/ai is outside of this runtime, which does not serve Amazon Bedrock',
    ],
    ["import { utils } from '@aws-appsync/utils';", '1:10 @aws-appsync/utils does not export utils'],
    ["import util from '@aws-appsync/utils';", '1:8 @aws-appsync/utils does not export default'],
    ["import('@aws-appsync/utils');", '1:1 import() is not supported'],
    [
      "export { util as request } from '@aws-appsync/utils';",
      '1:1 Exports from another module are not supported',
    ],
    ["export * from '@aws-appsync/utils';", '1:1 Exports from another module are not supported'],
  ],
  accepted: [
    "import { util, extensions, runtime } from '@aws-appsync/utils';",
    "import * as ddb from '@aws-appsync/utils/dynamodb';",
    "import { get, put as store, operations } from '@aws-appsync/utils/dynamodb';",
  ],
});
