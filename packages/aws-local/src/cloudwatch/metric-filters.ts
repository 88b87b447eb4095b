import { refuseOtherProperties, type LocalAws, type Resource, type ResourceType } from '../contract';

const PHASE = 40;

/** The filters of log groups: lines that match become values of a metric. */
export class MetricFilters {
  private readonly byGroup = new Map<string, ((line: string) => void)[]>();
  private readonly refs = new Map<string, string>();

  /** A log group has a name of its own, by which services write into it that know nothing of the template. */
  name(ref: string, name: string): void {
    this.refs.set(name, ref);
  }

  add(logGroup: string, filter: (line: string) => void): void {
    this.byGroup.set(logGroup, [...(this.byGroup.get(logGroup) ?? []), filter]);
  }

  /** Shows a line of a log group to its filters. */
  logged(logGroup: string, line: string): void {
    for (const filter of this.byGroup.get(this.refs.get(logGroup) ?? logGroup) ?? []) filter(line);
  }
}

/** `AWS::Logs::LogGroup`: lines go to the terminal, and to the filters of their group. Nothing is kept. */
export function logGroupResourceType(filters: MetricFilters): ResourceType {
  return {
    name: 'AWS::Logs::LogGroup',
    phase: 0,
    identify({ logicalId, properties }, { stackName, region, accountId }) {
      const { LogGroupName: given } = properties;
      // A name that is made of other resources is not known yet.
      const ref = typeof given === 'string' ? given : `${stackName}-${logicalId}`;
      return { ref, attributes: { Arn: `arn:aws:logs:${region}:${accountId}:log-group:${ref}:*` } };
    },
    start({ ref, properties: { LogGroupName: name } }) {
      if (typeof name === 'string') filters.name(ref, name);
    },
  };
}

/** `AWS::Logs::MetricFilter`. */
export function metricFilterResourceType(filters: MetricFilters): ResourceType {
  return {
    name: 'AWS::Logs::MetricFilter',
    phase: PHASE,
    identify(resource) {
      refuseOtherProperties(resource, [
        'FilterName',
        'FilterPattern',
        'LogGroupName',
        'MetricTransformations',
      ]);
      return { ref: resource.logicalId, attributes: {} };
    },
    start(resource, aws) {
      const { LogGroupName, FilterPattern, MetricTransformations } = resource.properties;
      const matches = compileFilterPattern(String(FilterPattern));
      for (const transformation of (MetricTransformations ?? []) as Record<string, unknown>[])
        addTransformation(String(LogGroupName), transformation, matches);
      function addTransformation(
        logGroup: string,
        { MetricNamespace, MetricName, MetricValue, Dimensions }: Record<string, unknown>,
        pattern: typeof matches,
      ): void {
        const value = Number(MetricValue);
        if (pattern === undefined || Number.isNaN(value) || Dimensions !== undefined) {
          say(resource, aws);
          return;
        }
        const datum = { namespace: String(MetricNamespace), name: String(MetricName), dimensions: {}, value };
        filters.add(logGroup, (line) => {
          if (pattern(line)) aws.metrics.put(datum);
        });
      }
    },
  };
}

function say({ logicalId }: Resource, { log }: LocalAws): void {
  log(
    'info',
    logicalId,
    'this filter reads fields of the lines, which is not done here: its metric has no values.',
  );
}

/**
 * What a filter pattern finds: everything, all of some terms, or a regular expression. Undefined for patterns that read
 * fields (CloudWatch Logs user guide, "Filter pattern syntax for metric filters").
 */
export function compileFilterPattern(pattern: string): ((line: string) => boolean) | undefined {
  const text = pattern.trim();
  const [, expression] = /^%(.*)%$/s.exec(text) ?? [];
  if (expression !== undefined) {
    const regular = new RegExp(expression);
    return (line) => regular.test(line);
  }
  if (/^[{[]/.test(text) || /[%?]/.test(text)) return undefined;
  const terms = [...text.matchAll(/(-?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, minus, quoted, word]) => ({
    isWanted: minus === '',
    term: quoted?.replace(/\\(.)/g, '$1') ?? word ?? '',
  }));
  return (line) => terms.every(({ isWanted, term }) => line.includes(term) === isWanted);
}
