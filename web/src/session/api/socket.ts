/**
 * The socket that Amplify opens, watched: a connection can be dead without being closed, after a device slept or a
 * router forgot it, and AppSync itself says a word only once a minute (AWS AppSync developer guide, "Building a
 * real-time WebSocket client", keep-alive).
 */

let open: WebSocket | undefined;
let heardAt = 0;

/** To be called once, before the first socket is opened. */
export function watchSockets(): void {
  globalThis.WebSocket = new Proxy(globalThis.WebSocket, {
    construct(WebSocket, parameters: ConstructorParameters<typeof globalThis.WebSocket>) {
      const socket = new WebSocket(...parameters);
      open = socket;
      heardAt = performance.now();
      socket.addEventListener('message', () => {
        if (open === socket) heardAt = performance.now();
      });
      socket.addEventListener('close', () => {
        if (open === socket) open = undefined;
      });
      return socket;
    },
  });
}

/** When the socket was heard last, by `performance.now()`, in milliseconds. */
export function lastHeard(): number {
  return heardAt;
}

/** Whether there is a socket that is not closed: it may still be on its way to being opened. */
export function isSocketOpen(): boolean {
  return open !== undefined;
}

/** Ends the socket at once: a dead one would take minutes to be closed in order. Amplify hears that it is closed. */
export function dropSocket(): void {
  const dead = open;
  open = undefined;
  if (dead === undefined) return;
  const { onclose } = dead;
  dead.onclose = null;
  dead.onerror = null;
  dead.onmessage = null;
  dead.close();
  onclose?.call(dead, new CloseEvent('close', { code: 4000, reason: 'Not heard of any longer.' }));
}
