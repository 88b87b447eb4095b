import type { CheckedResource, CheckedTemplate } from '../checked-template';
import type { Dependencies } from '../graph';
import type { Texts } from '../text-of';

/** A template with what limits ask of it. */
export interface Surroundings {
  template: CheckedTemplate;
  texts: Texts;
  dependencies: Dependencies;
  now: Date;
  byId: ReadonlyMap<string, CheckedResource>;
}

/** What a limit found. */
export interface Excess {
  path?: string;
  message: string;
  severity?: 'error' | 'warning';
}

/** A quota of a service that can be known before the deployment. */
export type Limit = (resource: CheckedResource, around: Surroundings) => Excess[];

/** An excess, if there is one. */
export function beyond(
  path: string,
  value: number | undefined,
  most: number,
  unit: string,
  remedy: string,
): Excess[] {
  if (value === undefined || value <= most) return [];
  return [{ path, message: `has ${value} ${unit}, and ${most} are allowed. ${remedy}` }];
}

export function bytes(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Buffer.byteLength(text);
}

/** The elements of a list, none when it is none. */
export function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A number that the template says, not one that is known later. */
export function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;
}
