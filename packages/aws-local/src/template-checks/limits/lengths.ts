/** Characters that names and descriptions may have, which CloudFormation's schemas do not say. */
export interface Length {
  type: string;
  property: string;
  max: number;
}

/** Each from the API reference of the service, the action that creates the resource. */
export const LENGTHS: readonly Length[] = [
  { type: 'AWS::ApiGatewayV2::Api', property: 'Name', max: 128 },
  { type: 'AWS::ApiGatewayV2::Stage', property: 'StageName', max: 128 },
  { type: 'AWS::AppSync::ApiKey', property: 'Description', max: 300 },
  { type: 'AWS::AppSync::DataSource', property: 'Name', max: 65_536 },
  { type: 'AWS::AppSync::GraphQLApi', property: 'OwnerContact', max: 256 },
  { type: 'AWS::CloudFront::Distribution', property: 'DistributionConfig.Comment', max: 128 },
  { type: 'AWS::CloudFront::Function', property: 'Name', max: 64 },
  { type: 'AWS::CloudFront::OriginAccessControl', property: 'OriginAccessControlConfig.Name', max: 64 },
  { type: 'AWS::CloudFront::ResponseHeadersPolicy', property: 'ResponseHeadersPolicyConfig.Name', max: 128 },
  { type: 'AWS::CloudWatch::Alarm', property: 'AlarmDescription', max: 1024 },
  { type: 'AWS::CloudWatch::Alarm', property: 'AlarmName', max: 255 },
  { type: 'AWS::CloudWatch::Dashboard', property: 'DashboardName', max: 255 },
  { type: 'AWS::Cognito::UserPool', property: 'UserPoolName', max: 128 },
  { type: 'AWS::Cognito::UserPoolClient', property: 'ClientName', max: 128 },
  { type: 'AWS::Cognito::UserPoolGroup', property: 'Description', max: 2048 },
  { type: 'AWS::Cognito::UserPoolGroup', property: 'GroupName', max: 128 },
  { type: 'AWS::DynamoDB::Table', property: 'TableName', max: 255 },
  { type: 'AWS::Events::Rule', property: 'Description', max: 512 },
  { type: 'AWS::Events::Rule', property: 'Name', max: 64 },
  { type: 'AWS::IAM::ManagedPolicy', property: 'ManagedPolicyName', max: 128 },
  { type: 'AWS::IAM::Policy', property: 'PolicyName', max: 128 },
  { type: 'AWS::IAM::Role', property: 'Description', max: 1000 },
  { type: 'AWS::IAM::Role', property: 'RoleName', max: 64 },
  { type: 'AWS::Lambda::Function', property: 'Description', max: 256 },
  { type: 'AWS::Lambda::Function', property: 'FunctionName', max: 64 },
  { type: 'AWS::Lambda::Function', property: 'Handler', max: 128 },
  { type: 'AWS::Logs::LogGroup', property: 'LogGroupName', max: 512 },
  { type: 'AWS::Logs::MetricFilter', property: 'FilterName', max: 512 },
  { type: 'AWS::Logs::MetricFilter', property: 'FilterPattern', max: 1024 },
  { type: 'AWS::S3::Bucket', property: 'BucketName', max: 63 },
  { type: 'AWS::SecretsManager::Secret', property: 'Description', max: 2048 },
  { type: 'AWS::SecretsManager::Secret', property: 'Name', max: 512 },
  { type: 'AWS::SNS::Topic', property: 'DisplayName', max: 100 },
  { type: 'AWS::SNS::Topic', property: 'TopicName', max: 256 },
  { type: 'AWS::SQS::Queue', property: 'QueueName', max: 80 },
  { type: 'AWS::StepFunctions::StateMachine', property: 'StateMachineName', max: 80 },
  { type: 'AWS::WAFv2::WebACL', property: 'Name', max: 128 },
];
