import { connect } from 'node:net';
import type { HostileRequest } from './requests';

/** What came back: the statuses of all answers, or why there is none. */
export interface Outcome {
  statuses: number[];
  failed?: 'refused' | 'unanswered';
}

/** Milliseconds for an answer; what is meant to be left behind waits less. */
const PATIENCE = 20_000;
const PARTING = 60;

/** Sends the bytes of one request on a connection of its own. */
export function send({ surface, parts, then }: HostileRequest): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect(surface.port, 'localhost');
    let received = '';
    let connected = false;
    const timers: NodeJS.Timeout[] = [];
    const finish = (failed?: Outcome['failed']): void => {
      timers.forEach(clearTimeout);
      socket.destroy();
      const found = [...received.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));
      resolve({ statuses: found, ...(failed !== undefined && { failed }) });
    };
    socket.on('connect', () => {
      connected = true;
      for (const part of parts) socket.write(part);
      if (then !== 'answer')
        timers.push(
          setTimeout(() => {
            if (then === 'reset') socket.resetAndDestroy();
            else finish();
          }, PARTING),
        );
    });
    socket.on('data', (chunk) => {
      // The head says the status; bodies may be long.
      if (received.length < 20_000) received += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      finish(connected ? undefined : 'refused');
    });
    timers.push(
      setTimeout(() => {
        finish('unanswered');
      }, PATIENCE),
    );
  });
}
