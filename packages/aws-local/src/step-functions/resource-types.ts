import { physicalName, refuseOtherProperties, type ResourceType } from '../contract';
import type { StateMachines } from './state-machines';

const PHASE = 30;
/** Logging and tracing go to the machine's own log. */
const KNOWN = [
  'DefinitionString',
  'DefinitionSubstitutions',
  'RoleArn',
  'StateMachineName',
  'StateMachineType',
  'TracingConfiguration',
  'LoggingConfiguration',
  'Tags',
];

/** `AWS::StepFunctions::StateMachine`. */
export function stateMachineResourceType(machines: StateMachines): ResourceType {
  return {
    name: 'AWS::StepFunctions::StateMachine',
    phase: PHASE,
    identify(resource, place) {
      refuseOtherProperties(resource, KNOWN);
      if (resource.properties['StateMachineType'] === 'EXPRESS')
        throw new Error('express workflows are not executed locally.');
      const name = physicalName(resource, 'StateMachineName', place);
      const arn = `arn:aws:states:${place.region}:${place.accountId}:stateMachine:${name}`;
      return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: 'INITIAL' } };
    },
    start: async ({ ref, attributes, properties }) => {
      await machines.register(ref, {
        name: String(attributes['Name']),
        roleArn: String(properties['RoleArn']),
        definition: String(properties['DefinitionString']),
        substitutions: (properties['DefinitionSubstitutions'] ?? {}) as Record<string, unknown>,
      });
    },
  };
}
