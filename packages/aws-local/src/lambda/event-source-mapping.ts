import type { LocalAws, Resource, ResourceType, TemplateResource } from '../contract';

/** A service that event source mappings take events from. */
export interface EventSource {
  /** As in its ARNs: `dynamodb`, `sqs`. */
  service: string;
  /**
   * Refuses, by throwing, what it cannot do, before anything starts. Properties that point at other resources are not
   * resolved yet.
   */
  check?(mapping: TemplateResource): void;
  /** Starts a mapping that is enabled. */
  start(mapping: Resource, aws: LocalAws): Promise<void> | void;
}

/** `AWS::Lambda::EventSourceMapping`, over the sources that this machine has. Mappings start last. */
export function eventSourceMappingResourceType(sources: readonly EventSource[]): ResourceType {
  const sourceOf = (service: string | undefined): EventSource | undefined =>
    sources.find((source) => source.service === service);
  return {
    name: 'AWS::Lambda::EventSourceMapping',
    phase: 90,
    identify: (mapping) => {
      // Only streams have a starting position; the ARN that would tell is not known yet.
      const isStream = mapping.properties['StartingPosition'] !== undefined;
      sourceOf(isStream ? 'dynamodb' : 'sqs')?.check?.(mapping);
      return { ref: mapping.logicalId, attributes: { Id: mapping.logicalId } };
    },
    start: async (mapping, aws) => {
      if (mapping.properties['Enabled'] === false) return;
      const arn = String(mapping.properties['EventSourceArn']);
      const source = sourceOf(arn.split(':')[2]);
      if (source === undefined) throw new Error(`events of ${arn} are not read here.`);
      await source.start(mapping, aws);
    },
  };
}
