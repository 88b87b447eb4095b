import { setTimeout as sleep } from 'node:timers/promises';

/** What a caller orders the function to do. */
interface Order {
  throw?: { name: string; message: string };
  sleepMs?: number;
  answer?: unknown;
}

interface Book {
  book: string;
  failing: boolean;
}

interface DirectEvent {
  arguments?: { order?: Order; decision?: unknown };
  source?: { id: string; failing: boolean } | null;
  info?: { fieldName: string };
  requestMapping?: unknown;
}

/** Does what its event orders, as data source, as direct resolver and as handler of failed conditions. */
export async function handler(event: unknown): Promise<unknown> {
  if (Array.isArray(event)) return answerBatch(event as unknown[]);
  const direct = event as DirectEvent & Order;
  if (direct.requestMapping !== undefined) return decide(direct);
  return obey(direct.arguments?.order ?? direct, event);
}

async function obey(order: Order, event: unknown): Promise<unknown> {
  if (order.sleepMs !== undefined) await sleep(order.sleepMs);
  if (order.throw !== undefined) {
    const error = new Error(order.throw.message);
    error.name = order.throw.name;
    throw error;
  }
  return 'answer' in order ? order.answer : { event };
}

function answerBatch(events: unknown[]): unknown {
  const [one] = events as (Book & DirectEvent)[];
  if (one?.failing === true) throw new TypeError('no such shelf');
  if (one?.info?.fieldName === 'shelfmark')
    return (events as DirectEvent[]).map(({ source }) =>
      source?.id === '1'
        ? { data: 'lost', errorMessage: 'Book 1 is lost.', errorType: 'Lost' }
        : { data: `S${source?.id ?? ''}` },
    );
  return (events as Book[]).map(({ book }) => ({ book, batch: events.length }));
}

/** A handler of failed conditions answers what the caller decided, or stores the event. */
function decide(event: DirectEvent): unknown {
  const decision = event.arguments?.decision;
  return decision === 'show' ? { action: 'retry', retryMapping: shown(event) } : decision;
}

function shown(event: DirectEvent): unknown {
  return { attributeValues: { event: { S: JSON.stringify(event) } } };
}
