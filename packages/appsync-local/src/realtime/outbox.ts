import { WebSocket } from 'ws';
import type { RealtimeSettings } from './options';

/**
 * Sends frames to one client, in order. Delivery is at most once: a client that does not keep up is cut off and
 * may connect again, and what it missed is not repeated.
 */
export class Outbox {
  constructor(
    private readonly socket: WebSocket,
    private readonly settings: RealtimeSettings,
  ) {}

  send(frame: string): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const bufferedBytes = this.socket.bufferedAmount;
    if (bufferedBytes > this.settings.bufferedSize) {
      this.settings.onIncident({ kind: 'slow-consumer', bufferedBytes });
      this.socket.terminate();
      return;
    }
    this.socket.send(frame);
  }
}
