import { isRecord, section, type CheckedResource, type CheckedTemplate } from './checked-template';
import { intrinsicName, member, splitOnce } from './intrinsics';

/**
 * Texts of a template as far as they are known before its deployment. What is not known stands as a placeholder that is
 * the same for the same thing: `/aws/appsync/apis/${Shop.Api.ApiId}`. So two names that will be equal are equal here.
 */
export class Texts {
  private readonly resources: ReadonlyMap<string, CheckedResource>;

  /**
   * @param nameProperty the property that `Ref` of a resource gives back, for its type.
   * @param region of templates that name none.
   */
  constructor(
    private readonly template: CheckedTemplate,
    private readonly nameProperty: (type: string) => string | undefined,
    private readonly region?: string,
  ) {
    this.resources = new Map(template.resources.map((resource) => [resource.logicalId, resource]));
  }

  /** The text that a value stands for; undefined: the value is no text. */
  of(value: unknown): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const name = intrinsicName(value);
    if (name === undefined) return undefined;
    const argument = member(value, name);
    switch (name) {
      case 'Ref':
        return this.ref(String(argument));
      case 'Fn::GetAtt': {
        const [logicalId = '', attribute = ''] = Array.isArray(argument)
          ? argument.map(String)
          : splitOnce(String(argument));
        return this.attribute(logicalId, attribute);
      }
      case 'Fn::Join':
        return this.join(argument) ?? placeholder(value);
      case 'Fn::Sub':
        return this.substitute(argument);
      default:
        return placeholder(value);
    }
  }

  private ref(name: string): string {
    const region = this.template.region ?? this.region;
    if (name === 'AWS::Region' && region !== undefined) return region;
    if (name === 'AWS::StackName') return this.template.stackName;
    if (name === 'AWS::Partition') return 'aws';
    if (name.startsWith('AWS::')) return `\${${name}}`;
    const parameter = section(this.template, 'Parameters')[name];
    if (parameter !== undefined) return this.of(parameter['Default']) ?? `\${${name}}`;
    const resource = this.resources.get(name);
    const property = resource && this.nameProperty(resource.type);
    const given = property === undefined ? undefined : resource?.properties[property];
    return given === undefined ? this.standIn(name) : (this.of(given) ?? this.standIn(name));
  }

  private attribute(logicalId: string, attribute: string): string {
    const resource = this.resources.get(logicalId);
    // What a template says of a resource is what `Fn::GetAtt` gives back of it: `QueueName`.
    const given = resource?.properties[attribute];
    if (given !== undefined) return this.of(given) ?? this.standIn(`${logicalId}.${attribute}`);
    return this.standIn(`${logicalId}.${attribute}`);
  }

  private standIn(name: string): string {
    return `\${${this.template.stackName}.${name}}`;
  }

  private join(argument: unknown): string | undefined {
    const [delimiter, parts] = Array.isArray(argument) ? (argument as unknown[]) : [];
    if (typeof delimiter !== 'string' || !Array.isArray(parts)) return undefined;
    return parts.map((part) => this.of(part) ?? placeholder(part)).join(delimiter);
  }

  private substitute(argument: unknown): string {
    const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    const own = isRecord(variables) ? variables : {};
    return String(text).replace(/\$\{(!?)([^}]*)\}/g, (_, escaped: string, inner: string) => {
      const name = inner.trim();
      if (escaped === '!') return `\${${name}}`;
      if (name in own) return this.of(own[name]) ?? placeholder(own[name]);
      if (name.startsWith('AWS::') || !name.includes('.')) return this.ref(name);
      const [logicalId = '', attribute = ''] = splitOnce(name);
      return this.attribute(logicalId, attribute);
    });
  }
}

function placeholder(value: unknown): string {
  return `\${${JSON.stringify(value)}}`;
}

/** Whether a part of a text is known only when the stack has been deployed, and is another for each stack. */
export function isGenerated(text: string): boolean {
  return /\$\{(?!AWS::(AccountId|Region|URLSuffix)\})/.test(text);
}
