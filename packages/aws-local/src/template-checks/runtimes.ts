import { reporter, type CheckedTemplate, type Finding } from './checked-template';

/** When Lambda stops supporting a runtime, and when it stops creating and updating functions of it. */
interface RuntimeEnd {
  deprecated: string;
  blocksCreation?: string;
  blocksUpdates?: string;
}

/**
 * Lambda developer guide, "Lambda runtimes": the tables "Supported runtimes" and "Deprecated runtimes", as read on
 * 2026-11-25. Dates that AWS moves are moved here too.
 */
export const RUNTIME_ENDS: Record<string, RuntimeEnd> = {
  'nodejs24.x': { deprecated: '2028-04-30', blocksCreation: '2028-06-01', blocksUpdates: '2028-07-01' },
  'nodejs22.x': { deprecated: '2027-04-30', blocksCreation: '2027-06-01', blocksUpdates: '2027-07-01' },
  'nodejs20.x': { deprecated: '2026-04-30', blocksCreation: '2026-08-31', blocksUpdates: '2026-09-30' },
  'nodejs18.x': { deprecated: '2025-09-01' },
  'nodejs16.x': { deprecated: '2024-06-12' },
  'nodejs14.x': { deprecated: '2023-12-04' },
  'nodejs12.x': { deprecated: '2023-03-31' },
  'python3.14': { deprecated: '2029-06-30' },
  'python3.13': { deprecated: '2029-06-30' },
  'python3.12': { deprecated: '2028-10-31' },
  'python3.11': { deprecated: '2027-06-30' },
  'python3.10': { deprecated: '2026-10-31' },
  'python3.9': { deprecated: '2025-12-15' },
  'python3.8': { deprecated: '2024-10-14' },
};

/** Days before its end from which a runtime is warned of: time enough to move in quiet. */
const WARNING_DAYS = 120;

const DAY = 86_400_000;

/** Rule `runtimes`: no function runs on what Lambda no longer supports, or soon will not. */
export function checkRuntimes(template: CheckedTemplate, now: Date): Finding[] {
  const report = reporter('runtimes', template);
  return template.resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .flatMap((resource) => {
      const runtime = resource.properties['Runtime'];
      const end = typeof runtime === 'string' ? RUNTIME_ENDS[runtime] : undefined;
      if (typeof runtime !== 'string' || runtime.startsWith('provided')) return [];
      if (end === undefined)
        return [
          report(
            resource,
            'Properties.Runtime',
            `nobody wrote down until when Lambda supports ${runtime}. Add it to RUNTIME_ENDS, with the dates of the guide.`,
            'warning',
          ),
        ];
      const days = Math.floor((Date.parse(end.deprecated) - now.getTime()) / DAY);
      if (days >= WARNING_DAYS) return [];
      const blocked =
        end.blocksUpdates === undefined ? '' : `, and refuses updates from ${end.blocksUpdates}`;
      const tense = days < 0 ? 'ended' : 'ends';
      return [
        report(
          resource,
          'Properties.Runtime',
          `Lambda's support of ${runtime} ${tense} on ${end.deprecated}${blocked}. Move the function to ${successor(runtime, now)}.`,
          days < 0 ? 'error' : 'warning',
        ),
      ];
    });
}

/** The runtime of the same language that lasts longest. */
function successor(runtime: string, now: Date): string {
  const language = /^[a-z]+/.exec(runtime)?.[0] ?? '';
  const [last] = Object.entries(RUNTIME_ENDS)
    .filter(([name, { deprecated }]) => name.startsWith(language) && Date.parse(deprecated) > now.getTime())
    .sort(([, left], [, right]) => right.deprecated.localeCompare(left.deprecated));
  return last?.[0] ?? 'one that is supported';
}
