import { publicKeys } from '../../infra/constructs/api-keys';

const DAY = 86_400_000;

/**
 * The API key of the page, day by day, where somebody deploys every so many days.
 * @returns what is wrong: a deployment that takes away the key of pages that were opened before it, or a day on which the key
 * of the page has ended.
 */
export function followKeys(from: number, days: number, deployedEvery: number): string[] {
  const problems: string[] = [];
  let deployed = publicKeys(new Date(from));
  for (let day = 0; day < days; day += 1) {
    const now = from + day * DAY;
    if (day % deployedEvery === 0) {
      const before = deployed[0].name;
      deployed = publicKeys(new Date(now));
      if (!deployed.some(({ name }) => name === before))
        problems.push(`Day ${day}: the deployment takes the key away that the page still has.`);
    }
    if (deployed[0].expires.date.getTime() <= now)
      problems.push(`Day ${day}: the key of the page has ended.`);
  }
  return problems;
}
