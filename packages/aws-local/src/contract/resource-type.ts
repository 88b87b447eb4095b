import type { LocalAws, Place } from './local-aws';

/**
 * The contract between the template and the services: every CloudFormation resource type that a stack may use has a
 * `ResourceType`, and these reach each other's services through the `LocalAws`.
 *
 * A stack starts in three passes. (a) Every resource is identified: what `Ref` and `Fn::GetAtt` of it give is known
 * before anything runs, and is the same at every start. (b) The properties of every resource are resolved with
 * those. (c) The resources are started, lowest `phase` first. A type that has no `ResourceType` stops the start.
 */

/** A resource as the template has it, intrinsic functions and all. */
export interface TemplateResource {
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
  metadata: Record<string, unknown>;
  /** Files and folders of the app that its properties speak of: the key in a bucket, or the path, to the absolute path. */
  assets?: Readonly<Record<string, string>>;
}

/** What `Ref` and `Fn::GetAtt` of a resource give. */
export interface ResourceIdentity {
  ref: string;
  attributes: Record<string, unknown>;
}

/** A resource whose properties hold plain values only. */
export interface Resource extends TemplateResource, ResourceIdentity {}

/** The counterpart of one CloudFormation resource type on one machine. */
export interface ResourceType {
  /** E.g. `AWS::SQS::Queue`. */
  name: string;
  /** Order of starting. 0: nothing needed. Queues, tables and roles come before functions, functions before the API, event sources and schedules last. */
  phase: number;
  identify(resource: TemplateResource, place: Place): ResourceIdentity;
  /** What is wrong with the resolved properties, each with its path. Nothing starts while anything is. */
  check?(resource: Resource, place: Place): string[];
  /** Absent for types that need nothing here, such as `AWS::XRay::Group`. */
  start?(resource: Resource, aws: LocalAws): Promise<void> | void;
}
