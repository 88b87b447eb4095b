import type { WebSocket } from 'ws';
import type { Outbox } from './outbox';
import type { RealtimeSettings } from './options';
import { keepAlive } from './protocol/server-message';

/**
 * Keeps a connection known to be alive on both sides: `ka` messages tell the client, pings tell the server. A peer
 * whose network vanished sends no close, so one that left a ping unanswered is cut off.
 * @returns a function that stops it
 */
export function startHeartbeat(socket: WebSocket, outbox: Outbox, settings: RealtimeSettings): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const keepAlives = setInterval(() => {
    outbox.send(keepAlive);
  }, settings.keepAliveInterval);
  const pings = setInterval(() => {
    if (answered) {
      answered = false;
      socket.ping();
      return;
    }
    settings.onIncident({ kind: 'dead-peer' });
    socket.terminate();
  }, settings.pingInterval);
  outbox.send(keepAlive);
  return () => {
    clearInterval(keepAlives);
    clearInterval(pings);
  };
}
