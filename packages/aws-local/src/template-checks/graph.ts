import type { CheckedTemplate } from './checked-template';
import { referencesIn } from './intrinsics';

/** What waits for what, by logical id. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** The resources that each resource of a template waits for: those it refers to, and those its `DependsOn` names. */
export function dependenciesOf(template: CheckedTemplate): Dependencies {
  const ids = new Set(template.resources.map(({ logicalId }) => logicalId));
  return new Map(
    template.resources.map(({ logicalId, properties }) => [
      logicalId,
      new Set(
        [
          ...referencesIn(properties).map((reference) => reference.logicalId),
          ...dependsOn(template, logicalId),
        ].filter((id) => ids.has(id)),
      ),
    ]),
  );
}

/** `DependsOn` of a resource, which is a text or a list. */
export function dependsOn({ document }: CheckedTemplate, logicalId: string): string[] {
  const resource = (document['Resources'] as Record<string, { DependsOn?: string | string[] }>)[logicalId];
  return [resource?.DependsOn ?? []].flat().map(String);
}

/** Whether a resource waits for another, by whatever stands between them. */
export function waitsFor(dependencies: Dependencies, logicalId: string, other: string): boolean {
  const seen = new Set<string>();
  const pending = [logicalId];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const next of dependencies.get(id) ?? []) {
      if (next === other) return true;
      if (!seen.has(next)) pending.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** The circles in what waits for what, each once, as the way around it: `[A, B, A]`. */
export function circlesIn(dependencies: Dependencies): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (id: string): void => {
    const at = way.indexOf(id);
    if (at >= 0) circles.push([...way.slice(at), id]);
    if (at >= 0 || done.has(id)) return;
    way.push(id);
    for (const next of dependencies.get(id) ?? []) visit(next);
    way.pop();
    done.add(id);
  };
  for (const id of dependencies.keys()) visit(id);
  return circles;
}
