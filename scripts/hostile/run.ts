import { Random } from '../../simulation/core/random';
import { hostileRequest } from './requests';
import { send } from './send';
import { surfacesOf, type StackFacts, type Surface } from './surfaces';

/** How hostile. */
export interface HostileOptions {
  baseUrl: string;
  requests: number;
  seed: number;
}

/** What a stack made of it. */
export interface HostileReport {
  requests: number;
  seed: number;
  seconds: number;
  /** Answers by status. */
  statuses: Record<string, number>;
  /** Requests by port. */
  ports: Record<string, number>;
  /** What was answered with 5xx, at most ten of them. */
  serverErrors: string[];
  /** Whole requests that got no answer, and ports that did not answer what they must, at most ten. */
  unanswered: string[];
  /** Megabytes of heap after a fifth, and at the end: the least of several looks. */
  heapMb: { early: number; late: number };
  ok: boolean;
}

const AT_ONCE = 32;
const SHOWN = 10;
/** A heap that grew by more is not level. */
const LEVEL_MB = 40;

/** Sends a seeded sequence of hostile requests to every port of a running stack. */
export async function beHostile({ baseUrl, requests, seed }: HostileOptions): Promise<HostileReport> {
  const started = Date.now();
  const facts = (await (await fetch(`${baseUrl}/_local/stack.json`)).json()) as StackFacts;
  const surfaces = surfacesOf(facts);
  const random = new Random(seed);
  const report: HostileReport = {
    requests,
    seed,
    seconds: 0,
    statuses: {},
    ports: {},
    serverErrors: [],
    unanswered: [],
    heapMb: { early: Infinity, late: Infinity },
    ok: false,
  };
  const add = (list: string[], what: string): void => {
    if (list.length < SHOWN) list.push(what);
  };
  for (let sent = 0; sent < requests; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, requests - sent) }, () =>
      hostileRequest(random, surfaces),
    );
    const outcomes = await Promise.all(batch.map(send));
    for (const [index, { statuses, failed }] of outcomes.entries()) {
      const { kind, surface, parts, then } = batch[index]!;
      const what = `${surface.name}, ${kind}: ${JSON.stringify(parts[0]!.toString('latin1', 0, 200))}`;
      report.ports[surface.name] = (report.ports[surface.name] ?? 0) + 1;
      for (const status of statuses) report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      const broken = statuses.filter((status) => status >= 500);
      if (broken.length > 0) add(report.serverErrors, `${broken.join()} ${what}`);
      if (failed !== undefined || (then === 'answer' && statuses.length === 0))
        add(report.unanswered, `${failed ?? 'closed'}: ${what}`);
    }
    if ((sent / AT_ONCE) % 8 === 0 || sent + AT_ONCE >= requests) {
      for (const surface of surfaces)
        if (!(await isWell(surface))) add(report.unanswered, `after ${sent}: ${surface.name} is not well`);
      await lookAtHeap(baseUrl, report, sent / requests);
    }
  }
  report.seconds = Math.round((Date.now() - started) / 1000);
  const isLevel = report.heapMb.late <= report.heapMb.early + LEVEL_MB;
  report.ok = report.serverErrors.length === 0 && report.unanswered.length === 0 && isLevel;
  return report;
}

async function isWell({ port, health }: Surface): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}${health.target}`);
    await response.arrayBuffer();
    return response.status === health.status;
  } catch {
    return false;
  }
}

/** Garbage waits for its collector, so the least of several looks is what is held. */
async function lookAtHeap(baseUrl: string, { heapMb }: HostileReport, progress: number): Promise<void> {
  try {
    const { heapUsed } = (await (await fetch(`${baseUrl}/_local/memory`)).json()) as NodeJS.MemoryUsage;
    const mb = Math.round(heapUsed / 1_000_000);
    if (progress >= 0.1 && progress < 0.4) heapMb.early = Math.min(heapMb.early, mb);
    if (progress >= 0.7) heapMb.late = Math.min(heapMb.late, mb);
  } catch {
    // A port that does not answer has been noted.
  }
}
