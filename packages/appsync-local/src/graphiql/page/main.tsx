import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { subscribe } from './appsync-subscription';
import { authorize, PUBLIC, type ExplorerSettings } from './identities';

interface Operation {
  query: string;
  variables?: unknown;
  operationName?: string | null;
}

interface Arrival {
  payload?: unknown;
  failure?: unknown;
  over: boolean;
}

async function* subscription(operation: Operation, identity: string, settings: ExplorerSettings) {
  const { headers } = await authorize(identity, settings);
  const arrived: Arrival[] = [];
  let wake: () => void = () => undefined;
  const arrive = (arrival: Arrival): void => {
    arrived.push(arrival);
    wake();
  };
  const stop = subscribe({ query: operation.query, variables: operation.variables ?? {} }, headers, {
    next: (payload) => arrive({ payload, over: false }),
    error: (failure) => arrive({ failure, over: true }),
    complete: () => arrive({ over: true }),
  });
  try {
    for (;;) {
      const arrival = arrived.shift();
      if (arrival === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if (arrival.failure !== undefined) yield { errors: [arrival.failure] };
      else if (!arrival.over) yield arrival.payload;
      if (arrival?.over) return;
    }
  } finally {
    stop();
  }
}

function createFetcher(identity: string, settings: ExplorerSettings) {
  return async (operation: Operation) => {
    const ast = getOperationAST(parse(operation.query), operation.operationName);
    if (ast?.operation === OperationTypeNode.SUBSCRIPTION) return subscription(operation, identity, settings);
    const { headers } = await authorize(identity, settings);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(operation),
    });
    return (await response.json()) as unknown;
  };
}

function Explorer({ settings }: { settings: ExplorerSettings }) {
  const [identity, setIdentity] = useState(settings.accounts[0]?.name ?? PUBLIC);
  const [chosen, setChosen] = useState(settings.operations[0]?.name ?? '');
  const document = settings.operations.find(({ name }) => name === chosen)?.document ?? '';
  const fetcher = useMemo(() => createFetcher(identity, settings), [identity, settings]);
  return (
    <>
      <header className="explorer-bar">
        <strong>{settings.title}</strong>
        <label>
          Operation{' '}
          <select
            id="operation"
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value);
            }}
          >
            {settings.operations.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          As{' '}
          <select
            id="identity"
            value={identity}
            onChange={(event) => {
              setIdentity(event.target.value);
            }}
          >
            {settings.accounts.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
            <option value={PUBLIC}>the public (API key)</option>
          </select>
        </label>
      </header>
      <main className="explorer">
        <GraphiQL key={chosen} fetcher={fetcher as never} query={document} shouldPersistHeaders={false} />
      </main>
    </>
  );
}

async function start(): Promise<void> {
  const response = await fetch('/graphiql/settings.json');
  const settings = (await response.json()) as ExplorerSettings;
  document.title = `${settings.title} explorer`;
  createRoot(document.getElementById('root')!).render(<Explorer settings={settings} />);
}

void start();
