/**
 * What the changelog says of a release, as the notes of it.
 * @param version `1.2.0`, or `Unreleased`.
 * @returns undefined if the changelog does not know it.
 */
export function releaseNotes(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => headingOf(text) === version);
  if (section === undefined) return undefined;
  // References at the end of the file are of all releases.
  const body = section.slice(section.indexOf('\n') + 1).replace(/(\n\[[^\]]+\]: .*)+\s*$/, '');
  return `${body.trim()}\n`;
}

/** `## 1.2.0 - 2026-11-26`, `## [1.2.0] - …`: the version alone. */
function headingOf(section: string): string {
  const [heading = ''] = section.split('\n');
  return /^\[?([^\]\s,]+)/.exec(heading)?.[1] ?? '';
}
