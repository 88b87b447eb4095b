import type { Log } from '../../../../functions/lib/log';

/** A log that keeps its lines. */
export function keepingLog() {
  const lines: { level: string; event: string; details?: object }[] = [];
  const log: Log = (level, event, details) => void lines.push({ level, event, details });
  return { log, lines, events: () => lines.map(({ event }) => event) };
}
