import { Random } from '../../../simulation/core/random';
import { hostileRequest } from '../../../scripts/hostile/requests';
import { surfacesOf } from '../../../scripts/hostile/surfaces';

const surfaces = surfacesOf({
  baseUrl: 'http://localhost:4000',
  apiKey: 'da2-x',
  userPoolEndpoint: 'http://localhost:4002',
  userPoolId: 'us-east-1_x',
  userPoolClientId: 'x',
  servicesEndpoint: 'http://localhost:5000',
});

const sequence = (seed: number): string[] => {
  const random = new Random(seed);
  return Array.from({ length: 400 }, () => {
    const { kind, surface, parts } = hostileRequest(random, surfaces);
    return `${kind} ${surface.name} ${Buffer.concat(parts).toString('base64')}`;
  });
};

describe('hostile requests', () => {
  it('are the same for the same seed', () => {
    expect(sequence(3)).toEqual(sequence(3));
    expect(sequence(4)).not.toEqual(sequence(3));
  });

  it('reach every port with every kind', () => {
    const all = sequence(1);
    expect(new Set(all.map((text) => text.split(' ')[0])).size).toBeGreaterThan(12);
    for (const { name } of surfaces) expect(all.some((text) => text.includes(` ${name} `))).toBe(true);
  });
});
